import { sql } from 'kysely'
import type { Db } from '#platform/database'
import { href } from '#routes'

export interface Samples {
  place: string
  /** Another place of the same network. */
  neighbour: string
  /** A place of another network. */
  otherPlace: string
  network: string
  otherNetwork: string
  /** Where the mail of the invitation that waits leads. */
  invitation: string
  /** Makes the sample of what experts are assigned to this one's. */
  assignTo(expert: string): Promise<void>
  /** The address of a route that acts on a thing of the kind. Throws Error for a kind of which there is no sample. */
  address(pattern: string, kind: string | undefined, isPublic?: boolean): string
}

const token = 'what-stands-in-the-mail'

type Parameters = Readonly<Record<string, string>>

/** One thing of every kind of target, all of one place and its network, from the demonstration network. */
export async function samples(db: Db): Promise<Samples> {
  const one = (query: ReturnType<typeof sql<{ id: string }>>) => onlyId(db, query)
  const place = 'brannoreth-qn'
  const network = await one(sql`select network_id as id from network_membership where place_id = ${place}`)
  const otherNetwork = await one(sql`select id from network where demonstration and id <> ${network}`)
  const placeIn = (id: string) =>
    one(sql`select place_id as id from network_membership where network_id = ${id} and place_id <> ${place}
      and place_id not in (select place_id from network_membership where network_id <> ${id}) order by 1`)
  const [neighbour, otherPlace] = [await placeIn(network), await placeIn(otherNetwork)]
  await addMissing(db, place)
  const closed = await one(sql`select id from result where place_id = ${place} order by year`)
  await sql`delete from result_publication where result_id = ${closed}`.execute(db)
  const parameters: Readonly<Record<string, Parameters>> = {
    place: { id: place },
    network: { id: network, ...(await pageOf(db, network)) },
    round: await roundOf(db, place),
    strategy: await roundOf(db, place),
    visit: await visitOf(db, place, 'sample-visit'),
    report: await unpublishedReportOf(db, place),
    group: { id: await one(sql`select id from working_group where demonstration and network_id = ${network}`) },
    expert: { expert: await one(sql`select account_id as id from mandate where role = 'expert'`) },
    support: { request: await one(sql`select id from support_request where place_id = ${place}`) },
    'practice draft': {
      draft: await one(sql`select id from practice_draft where place_id = ${place} order by id`),
      version: '1',
    },
    mandate: { mandate: await one(sql`select id from mandate where place_id = ${place} and role = 'contributor'`) },
    invitation: { invitation: 'sample' },
    accession: { accession: await one(sql`select id from accession where place_id = ${place}`) },
    'official entry': { entry: 'abcdefabcdef' },
    result: { result: closed },
    entry: await entryOf(db, network),
    survey: {
      survey: 'demonstration-discrimination',
      invitation:
        await one(sql`select survey_invitation.id from survey_invitation join answer_revision using (response_id)
        where survey_id = 'demonstration-discrimination' and submitted_at is not null and item = 'MEASURE'
          and state = 'answered' and place_id is not null order by 1`),
      item: 'MEASURE',
    },
    'annual report': { year: '2020', chapter: 'foreword', figure: 'members_total' },
  }
  const open: Readonly<Record<string, Parameters>> = {
    strategy: await publicStrategyOf(db, place),
    survey: { survey: 'demonstration-annual-2026' },
    visit: await visitOf(db, place, 'sample-published-visit'),
    report: await publishedReportOf(db, place),
    result: {
      result: await one(sql`select id from result join result_publication on result_id = id
        where place_id = ${place} order by year desc, revision desc`),
    },
  }
  return {
    place,
    neighbour,
    otherPlace,
    network,
    otherNetwork,
    invitation: href('invitation', { lang: 'en', token }),
    async assignTo(expert) {
      await sql`update support_request set expert_id = ${expert} where place_id = ${place}`.execute(db)
      await sql`insert into visit_expert (visit_id, account_id, assigned_at) values ('sample-visit', ${expert}, now())
        on conflict do nothing`.execute(db)
      for (const kind of ['round', 'report']) {
        const round = parameters[kind]?.['round']
        await sql`delete from review where round_id = ${round} and part = 'lead'`.execute(db)
        await sql`insert into review (round_id, account_id, part, assigned_at)
          values (${round}, ${expert}, 'lead', now())`.execute(db)
      }
      await sql`delete from review where part = 'lead' and round_id = (select round_id from result where id = ${closed})`.execute(
        db,
      )
      await sql`insert into review (round_id, account_id, part, assigned_at)
        select round_id, ${expert}, 'lead', now() from result where id = ${closed}`.execute(db)
    },
    address(pattern, kind, isPublic = false) {
      const known = kind === undefined ? {} : (isPublic ? open : parameters)[kind]
      if (!known) throw new Error(`There is no sample of the kind "${kind}": add one to test/permission-samples.ts.`)
      return addressOf(pattern, known)
    },
  }
}

/** Kinds of which there are real things alone: invented people are refused. */
export const realKinds: ReadonlySet<string | undefined> = new Set(['annual report'])

/** Names no thing of ours. */
export const nothing = 'none-such'

export const addressOf = (pattern: string, known: Parameters): string =>
  pattern.replace('/:lang', '/en').replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => known[name] ?? nothing)

/** Throws Error where the demonstration network has none. */
async function onlyId(db: Db, query: ReturnType<typeof sql<{ id: string }>>): Promise<string> {
  const { rows } = await query.execute(db)
  if (!rows[0]) throw new Error('The demonstration network has no such thing: change test/permission-samples.ts.')
  return rows[0].id
}

async function roundOf(db: Db, place: string): Promise<Parameters> {
  const { rows } = await sql<Parameters>`
    select round.id as round, item from round join answer_revision using (response_id)
    where place_id = ${place} and round.submitted_at is null order by item limit 1`.execute(db)
  return rows[0] ?? {}
}

/** One whose draft the place checks, or one whose profile is published. */
async function visitOf(db: Db, place: string, id: 'sample-visit' | 'sample-published-visit'): Promise<Parameters> {
  const profile = { lang: 'en', title: 'Profile', description: 'A profile', date: null, sections: [] }
  const published = id === 'sample-visit' ? null : JSON.stringify(profile)
  await sql`insert into visit (id, round_id, kind, language, created_at, held_at, sent_at, published_at, profile, profile_hash)
    select ${id}, id, 'first', 'en', now(), now(), now(), case when ${published}::text is null then null else now() end,
      ${published}::jsonb, 'hash'
    from round where place_id = ${place} and submitted_at is not null order by year desc limit 1`.execute(db)
  return { visit: id }
}

async function publicStrategyOf(db: Db, place: string): Promise<Parameters> {
  const { rows } = await sql<Parameters>`
    insert into strategy (round_id, public_since)
    select id, now() from round where place_id = ${place} and submitted_at is not null order by year desc limit 1
    on conflict (round_id) do update set public_since = now() returning round_id as round`.execute(db)
  return rows[0] ?? {}
}

async function pageOf(db: Db, network: string): Promise<Parameters> {
  const { rows } = await sql<Parameters>`
    select id as page, version::text from network_page join network_page_version on page_id = id
    where network_id = ${network} order by published_version nulls last, id limit 1`.execute(db)
  return rows[0] ?? {}
}

async function entryOf(db: Db, network: string): Promise<Parameters> {
  await sql`insert into event (id, network_id, source, kind, texts, demonstration)
    values ('sample-entry', ${network}, 'a sample', 'meeting', '{"en": {"title": "A sample"}}', true)`.execute(db)
  const content = { visibility: 'public', texts: {}, sourceLanguage: 'en', translatedFrom: {}, values: {}, places: [] }
  const whole = JSON.stringify({ ...content, networkId: network, source: 'a sample', publishedAt: null })
  await sql`insert into entry_version (kind, entry_id, version, content, saved_at)
    values ('event', 'sample-entry', 1, ${whole}, now())`.execute(db)
  return { kind: 'event', id: 'sample-entry', version: '1' }
}

/** Of what the demonstration network has none: an invitation that waits, and a result published elsewhere. */
async function addMissing(db: Db, place: string): Promise<void> {
  await sql`insert into invitation (id, token_hash, email, name, role, place_id, from_on, language, invited_at, expires_at, demonstration)
    values ('sample', encode(sha256(${token}::bytea), 'hex'), 'sample@matrix.example', 'Sample', 'reader', ${place}, '2026-01-01', 'en', now(), now() + '1 day', true)`.execute(
    db,
  )
  await sql`insert into official_entry (id, place_id, name, country, created_at)
    select 'abcdefabcdef', id, name, country, now() from place where id = ${place}`.execute(db)
  await sql`insert into official_version (entry_id, version, variant, basis, figures, source, origin, entered_at)
    values ('abcdefabcdef', 1, 'core', 'own_result', '[]', 'a report', 'form', now())`.execute(db)
}

/** Of a round with a result, so that there is something to read. Of the newest alone a report stays published. */
async function unpublishedReportOf(db: Db, place: string): Promise<Parameters> {
  await sql`delete from report_version where round_id in (select id from round where place_id = ${place}
    and year < (select max(year) from round where place_id = ${place} and published_at is not null))`.execute(db)
  const { rows } = await sql<Parameters>`
    select id as round from round where place_id = ${place} and submitted_at is not null
      and not exists (select from report_version where round_id = round.id) order by year desc limit 1`.execute(db)
  return rows[0] ?? {}
}

async function publishedReportOf(db: Db, place: string): Promise<Parameters> {
  const { rows } = await sql<Parameters>`
    select round_id as round from report_version join round on round.id = round_id where place_id = ${place}`.execute(
    db,
  )
  return rows[0] ?? {}
}
