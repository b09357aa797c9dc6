import { sql } from 'kysely'
import type { InventedGroup, InventedNetworks } from './networks.ts'
import type { Tx } from './store.ts'

const source = 'Invented for the demonstration network'
const writer = 'demonstration-network'
const day = 24 * 60 * 60 * 1000
const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

/** What the invented networks are, what they have written, and their groups. */
export async function insertNetworks(tx: Tx, invented: InventedNetworks, now: Date): Promise<void> {
  await insertFacts(tx, invented)
  for (const { place, network, from, until = null } of invented.memberships) {
    await sql`insert into network_membership (place_id, network_id, from_year, until_year, source)
      values (${place}, ${network}, ${from}, ${until}, ${source})`.execute(tx)
  }
  await insertPages(tx, invented, now)
  for (const group of invented.groups) await insertGroup(tx, group)
}

async function insertFacts(tx: Tx, { networks }: InventedNetworks): Promise<void> {
  for (const { id, kind, model, lead_place: place = null, lead_organisation: lead = null, ...more } of networks) {
    await sql`update network set kind = ${kind}, model = ${model}, lead_place_id = ${place}, lead_organisation = ${lead},
      languages = ${sql.val(more.languages)}, founded_year = ${more.founded} where id = ${id}`.execute(tx)
    if (!more.contact) continue
    const { account, name } = more.contact
    await sql`insert into network_contact (network_id, account_id, name, email)
      select ${id}, id, ${name}, email from auth_user where id = ${account}`.execute(tx)
  }
}

async function insertPages(tx: Tx, { pages }: InventedNetworks, now: Date): Promise<void> {
  for (const [position, { id, network, kind, year = null, published = null, versions }] of pages.entries()) {
    const dates = versions.map((version) => new Date(now.getTime() + version.days * day))
    const publishedAt = published === null ? null : (dates[published - 1] ?? null)
    await sql`insert into network_page
        (id, network_id, kind, year, position, published_version, published_at, first_published_at)
      values (${id}, ${network}, ${kind}, ${year}, ${position + 1}, ${published}, ${publishedAt}, ${publishedAt})`.execute(
      tx,
    )
    for (const [n, { en, fr }] of versions.entries()) {
      const texts = json({ ...(en && { en: trimmed(en) }), ...(fr && { fr: trimmed(fr) }) })
      await sql`insert into network_page_version (page_id, version, texts, saved_at, saved_by)
        values (${id}, ${n + 1}, ${texts}, ${dates[n]}, ${writer})`.execute(tx)
    }
  }
}

const trimmed = ({ title, text }: { title: string; text: string }) => ({ title, text: text.trim() })

async function insertGroup(tx: Tx, group: InventedGroup): Promise<void> {
  const { id, network = null, name, purpose, from, seats, members, meetings, outputs } = group
  await sql`insert into working_group (id, name, purpose, network_id, from_on, source, demonstration)
    values (${id}, ${json(name)}, ${json(purpose)}, ${network}, ${from}, ${source}, true)`.execute(tx)
  for (const [n, one] of seats.entries()) {
    await sql`insert into working_group_seats (id, group_id, kind, seats, source)
      values (${`${id}-seats-${n}`}, ${id}, ${one.kind}, ${one.seats}, ${source})`.execute(tx)
  }
  for (const [n, one] of members.entries()) {
    await sql`insert into working_group_member (id, group_id, kind, standing, place_id, country, name, source)
      values (${`${id}-member-${n}`}, ${id}, ${one.kind}, ${one.standing}, ${one.place ?? null}, ${one.country ?? null},
        ${json(one.name)}, ${source})`.execute(tx)
  }
  for (const [n, one] of meetings.entries()) {
    await sql`insert into working_group_meeting (id, group_id, from_on, until_on, format, location, summary, source)
      values (${`${id}-meeting-${n}`}, ${id}, ${one.from}, ${one.until}, ${one.format}, ${one.location},
        ${json(one.summary)}, ${source})`.execute(tx)
  }
  for (const [n, one] of outputs.entries()) {
    await sql`insert into working_group_output (id, group_id, kind, title, begun_on, drafted_on, adopted_on, source)
      values (${`${id}-output-${n}`}, ${id}, ${one.kind}, ${json(one.title)}, ${one.begun ?? null},
        ${one.drafted ?? null}, ${one.adopted ?? null}, ${source})`.execute(tx)
  }
}
