import { sql } from 'kysely'
import { listInventedCountries, listPlaces } from '#network'
import type { Db } from '#platform/database'
import type { Knowing } from './fields/index.ts'
import type { EntryKind } from './model.ts'

export interface NetworkChoice {
  readonly id: string
  readonly name: Readonly<Record<string, string>>
}

export async function listNetworkChoices(db: Db, demonstration: boolean): Promise<NetworkChoice[]> {
  const { rows } =
    await sql<NetworkChoice>`select id, name from network where demonstration = ${demonstration} order by id`.execute(
      db,
    )
  return rows
}

export async function listIds(db: Db, { table }: Pick<EntryKind, 'table'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}`.execute(db)
  return rows.map(({ id }) => id)
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** Codes that are no country of ISO 3166-1 though they have a name: unions, groups, and those left to users. */
const noCountries = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
  'AN',
  'BU',
  'CS',
  'DD',
  'FX',
  'NT',
  'SU',
  'TP',
  'YD',
  'YU',
  'ZR',
  'UK',
])
export const isRealCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && !noCountries.has(code) && regions.of(code) !== undefined

/** `incoming`: ids that come with the same file, by kind. */
export async function knowingOf(
  db: Db,
  kinds: readonly EntryKind[],
  demonstration: boolean,
  incoming: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<Knowing> {
  const asked = new Set(kinds.flatMap(({ fields }) => fields.flatMap((field) => ('kind' in field ? [field.kind] : []))))
  const ids = new Map<string, ReadonlySet<string>>()
  for (const kind of kinds.filter(({ name }) => asked.has(name))) {
    ids.set(kind.name, new Set([...(await listIds(db, kind)), ...(incoming.get(kind.name) ?? [])]))
  }
  const [places, networks, invented] = await Promise.all([
    listPlaces(db, { demonstration }),
    listNetworkChoices(db, demonstration),
    demonstration ? listInventedCountries(db) : new Map<string, unknown>(),
  ])
  return {
    places: new Map(places.map(({ id, name, country }) => [id, { id, name, country }])),
    networks: new Set(networks.map(({ id }) => id)),
    isCountry: (code) => isRealCountry(code) || invented.has(code),
    entries: (kind) => ids.get(kind) ?? new Set(incoming.get(kind) ?? []),
  }
}
