import { z } from 'zod'
import type { Deps } from '#deps'
import { type Collection, collection, countryCode, demonstrationFilter, demonstrationMark, words } from '#platform/api'
import { href, patterns } from '#routes'
import { findPlaceRow, listNetworkRows, listPlaceRows, type NetworkRow, type PlaceRow } from './api-store.ts'
import { measures, statuses } from './model.ts'

const texts = z.record(z.string(), z.string()).meta({ description: 'By language; English is always there.' })
const year = z.int().nullable()

const Fact = z.strictObject({
  measure: z.enum(measures).meta({ description: 'Foreign-born and non-national shares count different people.' }),
  value: z.number(),
  year: year.meta({ description: 'The year the figure describes; null where the source does not date it.' }),
  basis: z.enum(['stated', 'geonames', 'invented']),
  source: z.string(),
  caveat: texts.nullable().meta({ description: 'What the figure does not mean.' }),
})

export const ApiPlace = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    local_name: z.string().nullable(),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2; QM to QZ are invented countries.' }),
    kind: z.string(),
    status: z.enum(statuses),
    networks: z.array(z.string()).meta({ description: 'Ids of the networks it is in now.' }),
    joined_year: year,
    evidence_year: year.meta({ description: 'Latest year in which a source names the place in its stated role.' }),
    latitude: z.number().min(-90).max(90).nullable().meta({ description: 'Degrees north (WGS 84).' }),
    longitude: z.number().min(-180).max(180).nullable().meta({ description: 'Degrees east (WGS 84).' }),
    coordinate_scope: z.enum(['place', 'seat']).nullable(),
    facts: z.array(Fact),
    note: z.string().nullable(),
    source: z.string(),
    demonstration: demonstrationMark,
    url: z.string(),
  })
  .meta({ description: 'A city, borough, canton, island, union or region of the programme.' })

export const ApiNetwork = z
  .strictObject({
    id: z.string(),
    name: texts,
    description: texts,
    kind: z.string().meta({ description: 'national, regional, thematic, platform, initiative or grouping.' }),
    model: z.string().nullable().meta({ description: 'How it is run; null where no source states it.' }),
    languages: z.array(z.string()),
    founded_year: year,
    places: z.int().meta({ description: 'How many places are in it now.' }),
    demonstration: demonstrationMark,
    url: z.string(),
  })
  .meta({ description: 'A network of places: national, regional or thematic.' })

const country = countryCode().optional().meta({ description: 'ISO 3166-1 alpha-2, in capitals.' })

export function networkApi({ db, config }: Pick<Deps, 'db' | 'config'>): Collection[] {
  const placeOf = (row: PlaceRow) => ({
    ...row,
    status: row.status as (typeof statuses)[number],
    facts: row.facts as z.input<typeof Fact>[],
    url: config.publicUrl + href('place', { lang: 'en', id: row.id }),
  })
  const networkOf = (row: NetworkRow) => ({
    ...row,
    url: config.publicUrl + href('network', { lang: 'en', id: row.id }),
  })
  return [
    collection({
      name: 'places',
      itemName: 'Place',
      about: 'Places of the programme with what is recorded of them, each figure with year and source.',
      path: patterns.apiPlaces,
      onePath: patterns.apiPlace,
      filters: {
        demonstration: demonstrationFilter,
        q: words().optional().meta({ description: 'Part of the name, whatever its accents.' }),
        country,
        network: words().optional().meta({ description: 'Id of a network.' }),
        kind: words().optional(),
        status: z.enum(statuses).optional(),
      },
      item: ApiPlace,
      keyOf: ({ id }) => id,
      list: async (filters, slice) => (await listPlaceRows(db, filters, slice)).map(placeOf),
      async find(id) {
        const row = await findPlaceRow(db, id)
        return row && placeOf(row)
      },
    }),
    collection({
      name: 'networks',
      itemName: 'Network',
      about: 'Networks of places.',
      path: patterns.apiNetworks,
      onePath: patterns.apiNetwork,
      filters: { demonstration: demonstrationFilter, kind: words().optional() },
      item: ApiNetwork,
      keyOf: ({ id }) => id,
      list: async (filters, slice) => (await listNetworkRows(db, filters, slice)).map(networkOf),
      async find(id) {
        const [row] = await listNetworkRows(db, { id }, { after: null, limit: 1 })
        return row && networkOf(row)
      },
    }),
  ]
}
