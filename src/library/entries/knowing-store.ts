import { sql } from 'kysely'
import { listInventedCountries, listPlaces } from '#network'
import type { Db } from '#platform/database'
import type { Knowing } from './fields/index.ts'
import type { EntryKind, Reader } from './model.ts'
import { listNameableIds } from './store.ts'

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

export interface Reading {
  readonly reader: Reader
  readonly now: Date
}

/** Of the program itself: every entry of one world, in every state, so that the moment does not matter. */
export const wholeWorld = (demonstration: boolean): Reading => {
  return { reader: { secretariat: true, member: true, networks: [], demonstration }, now: new Date(0) }
}

/** Of entries those that the reader may read, of their world alone. `incoming`: ids that come with the same file, by kind. */
export async function knowingOf(
  db: Db,
  kinds: readonly EntryKind[],
  { reader, now }: Reading,
  incoming: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<Knowing> {
  const { demonstration } = reader
  const asked = new Set(kinds.flatMap(({ fields }) => fields.flatMap((field) => ('kind' in field ? [field.kind] : []))))
  const ids = new Map<string, ReadonlySet<string>>()
  for (const kind of kinds.filter(({ name }) => asked.has(name))) {
    ids.set(kind.name, new Set([...(await listNameableIds(db, kind, reader, now)), ...(incoming.get(kind.name) ?? [])]))
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
