import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import { accounts, type DemonstrationAccount, type InventedPractices, type World } from './model.ts'
import type { DrawnRound } from './rounds.ts'
import type { Tables } from './tables.ts'

export type Tx = Transaction<{}>

const tables = (db: Db | Tx) => db.withTables<Tables>()
const demonstration = true

/** Of two that load or remove at once, the second waits for the first. */
export async function waitForOthers(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('demonstration'))`.execute(tx)
}

/** Invented places stand in the database, and with them the accounts that anybody may use. */
export async function isLoaded(tx: Db | Tx): Promise<boolean> {
  const place = await tables(tx).selectFrom('place').select('id').where('demonstration', '=', true).limit(1).execute()
  return place.length > 0
}

export async function insertWorld(tx: Tx, world: World): Promise<void> {
  const { source, facts_year: year } = world
  const json = JSON.stringify
  await tables(tx)
    .insertInto('invented_country')
    .values(world.countries.map(({ code, name }) => ({ code, name: json(name) })))
    .execute()
  await tables(tx)
    .insertInto('network')
    .values(
      world.networks.map(({ id, name, description }) => ({
        id,
        name: json(name),
        description: json(description),
        demonstration,
      })),
    )
    .execute()
  await tables(tx)
    .insertInto('place')
    .values(world.places.map((place) => placeRow(place, source)))
    .execute()
  const memberships = world.places.flatMap(({ id, network }) =>
    network === undefined ? [] : [{ place_id: id, network_id: network, source }],
  )
  await tables(tx).insertInto('network_membership').values(memberships).execute()
  const facts = world.places.flatMap(({ id, population, foreign_born, non_national }) =>
    (
      [
        ['population', population],
        ['foreign_born_percent', foreign_born],
        ['non_national_percent', non_national],
      ] as const
    ).flatMap(([measure, value]) =>
      value === undefined ? [] : [{ place_id: id, measure, value, year, basis: 'invented' as const, source }],
    ),
  )
  await tables(tx).insertInto('place_fact').values(facts).execute()
}

function placeRow(place: World['places'][number], source: string): Tables['place'] {
  const { id, name, country, kind, joined, note, at } = place
  const [longitude, latitude] = at
  return {
    id,
    name,
    country,
    kind,
    status: joined > 2020 ? 'joined_after_2020' : 'member',
    joined_year: joined,
    longitude,
    latitude,
    coordinate_scope: kind === 'city' ? 'place' : 'seat',
    coordinate_source: source,
    note: note ?? null,
    source,
    demonstration,
  }
}

const mandatedSince = '2018-01-01'

export async function insertAccounts(tx: Tx): Promise<void> {
  const created = new Date(mandatedSince)
  await tables(tx)
    .insertInto('auth_user')
    .values(
      accounts.map(({ id, name, email }) => ({
        id,
        name,
        email,
        emailVerified: true,
        createdAt: created,
        updatedAt: created,
        demonstration,
      })),
    )
    .execute()
  const listed: readonly DemonstrationAccount[] = accounts
  const mandates = listed.flatMap(({ id, role, places, network, languages }) =>
    (places.length > 0 ? places : [null]).map((place) => ({
      id: place === null ? id : `${id}-${place}`,
      account_id: id,
      role,
      place_id: place,
      network_id: network ?? null,
      languages: [...languages],
      from_on: mandatedSince,
      granted_at: created,
    })),
  )
  await tables(tx).insertInto('mandate').values(mandates).execute()
}

export type RoundRow = Pick<DrawnRound, 'id' | 'place' | 'year' | 'openedAt' | 'submittedAt' | 'reviewed'> & {
  readonly editionId: string
  readonly responseId: string
  readonly accountId: string | null
}

const daysAfter = (date: Date | null, days: number) => date && new Date(date.getTime() + days * 24 * 60 * 60 * 1000)

export async function insertRounds(tx: Tx, rounds: readonly RoundRow[]): Promise<void> {
  const rows = rounds.map((round) => ({
    id: round.id,
    place_id: round.place.id,
    edition_id: round.editionId,
    response_id: round.responseId,
    year: round.year,
    opened_by: round.accountId,
    opened_at: round.openedAt,
    submitted_by: round.submittedAt && round.accountId,
    submitted_at: round.submittedAt,
    validated_at: round.reviewed ? daysAfter(round.submittedAt, 30) : null,
    published_at: round.reviewed ? daysAfter(round.submittedAt, 45) : null,
    demonstration,
  }))
  await tables(tx).insertInto('round').values(rows).execute()
}

export async function insertPractices(tx: Tx, { source, practices }: InventedPractices, world: World): Promise<void> {
  const known = new Map(world.places.map((place) => [place.id, place]))
  const rows = practices.map(({ id, title, year, period, area, summary, fr }) => {
    const translation = JSON.stringify({ language: 'fr', ...fr })
    return { id, title, year, period, policy_area: area, summary, language: 'en', translation, source, demonstration }
  })
  await tables(tx).insertInto('practice').values(rows).execute()
  const links = practices.flatMap(({ id, places }) =>
    places.map((placeId, position) => {
      const { name, country } = known.get(placeId) ?? { name: placeId, country: '' }
      return { practice_id: id, position, place_id: placeId, name, country }
    }),
  )
  await tables(tx).insertInto('practice_place').values(links).execute()
}

/** What hangs on a place or an account goes with it: facts, mandates, rounds, answers, results, sessions. */
export async function deleteAll(tx: Tx): Promise<void> {
  for (const table of [
    'working_group',
    'membership_setting',
    'invitation',
    'practice',
    'place',
    'network',
    'auth_user',
  ] as const) {
    await tables(tx).deleteFrom(table).where('demonstration', '=', true).execute()
  }
  await tables(tx).deleteFrom('invented_country').execute()
  // A sign-in link that was asked for and not used names the address of its account.
  await tables(tx).deleteFrom('auth_verification').where('value', 'like', '%@demonstration.example"%').execute()
}
