import { type ExpressionBuilder, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '#platform/database'
import { notFound } from '#platform/http'
import type { Network, Place, PlaceFact, PlaceRecord, Status, Texts } from './model.ts'
import type { InventedCountries } from './names.ts'
import type { NetworkTables } from './tables.ts'

export type { NetworkTables }

export interface PlaceFilter {
  /** Real places unless true. */
  demonstration?: boolean | undefined
  /** Part of the name or the local name, whatever its accents. */
  search?: string | undefined
  country?: string | undefined
  network?: string | undefined
  kind?: string | undefined
  status?: Status | undefined
  joinedFrom?: number | undefined
  joinedTo?: number | undefined
}

const inList = [
  'id',
  'name',
  'local_name as localName',
  'country',
  'kind',
  'status',
  'joined_year as joinedYear',
  'latitude',
  'longitude',
  'demonstration',
] as const

/** Of few places; of many they are joined, which costs a third of it. */
const networksOfPlace = sql<string[]>`array(select network_id from network_membership
  where place_id = place.id and until_year is null order by network_id)`.as('networkIds')

/**
 * In no order: names are sorted in the language of the reader. As one row of JSON: the map asks for every place the
 * filter leaves, and hundreds of rows cost the reader of the socket more than the query.
 */
export async function listPlaces(db: Db, filter: PlaceFilter = {}): Promise<Place[]> {
  const tables = db.withTables<NetworkTables>()
  const networks = tables
    .selectFrom('network_membership')
    .select(['place_id', sql<string[]>`array_agg(network_id order by network_id)`.as('ids')])
    .where('until_year', 'is', null)
    .groupBy('place_id')
  const listed = tables
    .selectFrom(narrowed(tables.selectFrom('place').select(inList), filter).as('found'))
    .leftJoin(networks.as('networks'), 'networks.place_id', 'found.id')
    .selectAll('found')
    .select(sql<string[]>`coalesce(networks.ids, '{}')`.as('networkIds'))
  const { all } = await db
    .selectFrom(listed.as('listed'))
    .select(sql<Place[]>`coalesce(json_agg(listed), '[]')`.as('all'))
    .executeTakeFirstOrThrow()
  return all
}

type Places = SelectQueryBuilder<NetworkTables, 'place', Omit<Place, 'networkIds'>>

function narrowed(places: Places, filter: PlaceFilter): Places {
  const { search, country, network, kind, status, joinedFrom, joinedTo } = filter
  let query = places.where('demonstration', '=', filter.demonstration ?? false)
  if (search) query = query.where('searched', 'like', sql<string>`'%' || folded(${likeLiteral(search)}) || '%'`)
  if (country) query = query.where('country', '=', country)
  if (network) query = query.where('id', 'in', (members) => inNetwork(members, network))
  if (kind) query = query.where('kind', '=', kind)
  if (status) query = query.where('status', '=', status)
  if (joinedFrom !== undefined) query = query.where('joined_year', '>=', joinedFrom)
  if (joinedTo !== undefined) query = query.where('joined_year', '<=', joinedTo)
  return query
}

const inNetwork = (tables: ExpressionBuilder<NetworkTables, 'place'>, network: string) =>
  tables
    .selectFrom('network_membership')
    .select('place_id')
    .where('network_id', '=', network)
    .where('until_year', 'is', null)

/** Real places attested as members, and their countries. */
export async function countMembers(db: Db): Promise<{ places: number; countries: number }> {
  return db
    .withTables<NetworkTables>()
    .selectFrom('place')
    .select(({ fn }) => [fn.countAll<number>().as('places'), fn.count<number>('country').distinct().as('countries')])
    .where('demonstration', '=', false)
    .where('status', '=', 'member')
    .executeTakeFirstOrThrow()
}

/** What LIKE would read as a pattern stands for itself. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Throws notFound. */
export async function getPlace(db: Db, id: string): Promise<PlaceRecord> {
  // Postgres takes no NUL in a text.
  if (id.includes('\0')) throw notFound()
  const place = await db
    .withTables<NetworkTables>()
    .selectFrom('place')
    .select(inList)
    .select(networksOfPlace)
    .select([
      'evidence_year as evidenceYear',
      'coordinate_scope as coordinateScope',
      'coordinate_source as coordinateSource',
      'note',
      'source',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!place) throw notFound()
  return place
}

/** Ordered by place, measure and year, the undated last. */
export async function listFacts(db: Db, placeIds: readonly string[]): Promise<PlaceFact[]> {
  if (placeIds.length === 0) return []
  return db
    .withTables<NetworkTables>()
    .selectFrom('place_fact')
    .select(['place_id as placeId', 'measure', 'value', 'year', 'basis', 'source', 'caveat'])
    .where('place_id', 'in', placeIds)
    .orderBy('place_id')
    .orderBy('measure')
    .orderBy('year', (order) => order.desc().nullsLast())
    .orderBy('value', 'desc')
    .execute()
}

/** Throws notFound. */
export async function getNetwork(db: Db, id: string): Promise<Network> {
  if (id.includes('\0')) throw notFound()
  const network = await db
    .withTables<NetworkTables>()
    .selectFrom('network')
    .select(['id', 'name', 'description', 'activities', 'demonstration'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!network) throw notFound()
  return network
}

export async function listInventedCountries(db: Db): Promise<InventedCountries> {
  const rows = await db.withTables<NetworkTables>().selectFrom('invented_country').select(['code', 'name']).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** Places for which the account may act on the day, as `mandateDay` says it. */
export async function mandatedPlaces(db: Db, accountId: string, on: string): Promise<Place[]> {
  return db
    .withTables<NetworkTables>()
    .selectFrom('place')
    .select(inList)
    .select(networksOfPlace)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('mandate')
          .select('mandate.id')
          .whereRef('mandate.place_id', '=', 'place.id')
          .where('account_id', '=', accountId)
          .where('from_on', '<=', on)
          .where((mandate) => mandate.or([mandate('until_on', 'is', null), mandate('until_on', '>=', on)])),
      ),
    )
    .orderBy('name')
    .execute()
}

export interface PlaceChoices {
  countries: readonly string[]
  kinds: readonly string[]
  networks: readonly { id: string; name: Texts }[]
  invented: readonly { code: string; name: Texts }[]
  /** Whether there is an invented network to switch to. */
  demonstrated: boolean
}

/** All that the filters of one set offer, in one query. */
export async function listPlaceChoices(db: Db, demonstration: boolean): Promise<PlaceChoices> {
  const { rows } = await sql<PlaceChoices>`
    select array_agg(distinct country) as countries, array_agg(distinct kind) as kinds,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name)), '[]') from network
        where network.demonstration = ${demonstration}
          and exists (select from network_membership where network_id = network.id and until_year is null)) as networks,
      (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name)), '[]') from invented_country) as invented,
      exists (select from place where demonstration) as demonstrated
    from place where demonstration = ${demonstration}`.execute(db)
  const [found] = rows
  const nothing: PlaceChoices = { countries: [], kinds: [], networks: [], invented: [], demonstrated: false }
  return { ...nothing, ...found, countries: found?.countries ?? [], kinds: found?.kinds ?? [] }
}

type WithoutFlag<Table> = Omit<Table, 'demonstration' | 'searched'>

export interface RealNetwork {
  networks: readonly WithoutFlag<NetworkTables['network']>[]
  places: readonly WithoutFlag<NetworkTables['place']>[]
  /** Each place in one network, since the record has no more. */
  memberships: readonly Pick<NetworkTables['network_membership'], 'place_id' | 'network_id' | 'source'>[]
  facts: readonly PlaceFact[]
}

/** Networks and places are brought up to date, facts and unchanged memberships of real places replaced. */
export async function replaceRealNetwork(db: Db, { networks, places, memberships, facts }: RealNetwork): Promise<void> {
  await db
    .withTables<NetworkTables>()
    .transaction()
    .execute(async (tx) => {
      await tx
        .insertInto('network')
        .values(networks.map((network) => ({ ...network, demonstration: false })))
        .onConflict((conflict) => conflict.column('id').doUpdateSet(excluded(['name', 'description', 'activities'])))
        .execute()
      await tx
        .insertInto('place')
        .values(places.map((place) => ({ ...place, demonstration: false })))
        .onConflict((conflict) => conflict.column('id').doUpdateSet(excluded(placeColumns)))
        .execute()
      const real = tx.selectFrom('place').select('id').where('demonstration', '=', false)
      await tx.deleteFrom('network_membership').where('place_id', 'in', real).where('changed_at', 'is', null).execute()
      await tx
        .insertInto('network_membership')
        .values([...memberships])
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await tx.deleteFrom('place_fact').where('place_id', 'in', real).execute()
      await tx
        .insertInto('place_fact')
        .values(facts.map(({ placeId, caveat, ...fact }) => ({ ...fact, place_id: placeId, caveat })))
        .execute()
    })
}

const placeColumns = [
  'name',
  'local_name',
  'country',
  'kind',
  'status',
  'joined_year',
  'evidence_year',
  'latitude',
  'longitude',
  'coordinate_scope',
  'coordinate_source',
  'note',
  'source',
] as const satisfies readonly (keyof NetworkTables['place'])[]

/** `set name = excluded.name, …` */
function excluded<Name extends string>(names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, sql.ref(`excluded.${name}`)])) as Record<Name, RawBuilder<never>>
}
