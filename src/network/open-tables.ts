import { atOnce, column, type DataTable, dataTable, inParts } from '#platform/data-package'
import {
  listMembershipRows,
  listNetworkRows,
  listPlaceRows,
  type MembershipRow,
  type NetworkRow,
  type PlaceRow,
} from './api-store.ts'

const must = { required: true }

const places = dataTable<PlaceRow>({
  name: 'places',
  about: 'places',
  key: ['id'],
  columns: [
    column('id', 'string', 'places.id', ({ id }) => id, must),
    column('name', 'string', 'places.name', ({ name }) => name, must),
    column('local_name', 'string', 'places.local_name', ({ local_name }) => local_name),
    column('country', 'string', 'places.country', ({ country }) => country, must),
    column('kind', 'string', 'places.kind', ({ kind }) => kind, must),
    column('status', 'string', 'places.status', ({ status }) => status, must),
    column('joined_year', 'integer', 'places.joined_year', ({ joined_year }) => joined_year),
    column('evidence_year', 'integer', 'places.evidence_year', ({ evidence_year }) => evidence_year),
    column('latitude', 'double', 'places.latitude', ({ latitude }) => latitude),
    column('longitude', 'double', 'places.longitude', ({ longitude }) => longitude),
    column('coordinate_scope', 'string', 'places.coordinate_scope', ({ coordinate_scope }) => coordinate_scope),
    column('note', 'string', 'places.note', ({ note }) => note),
    column('source', 'string', 'source', ({ source }) => source, must),
    column('demonstration', 'boolean', 'demonstration', ({ demonstration }) => demonstration, must),
  ],
  rows: (db, scope) =>
    inParts(
      (after, limit) => listPlaceRows(db, scope, { after, limit }),
      ({ id }) => id,
    ),
})

type FactRow = PlaceRow['facts'][number] & { readonly place: string; readonly demonstration: boolean }

const placeFacts = dataTable<FactRow>({
  name: 'place-facts',
  about: 'place-facts',
  // One figure may be stated by several sources.
  key: ['place', 'measure', 'value', 'year', 'basis', 'source'],
  references: [{ column: 'place', table: 'places', to: 'id' }],
  columns: [
    column('place', 'string', 'place-facts.place', ({ place }) => place, must),
    column('measure', 'string', 'place-facts.measure', ({ measure }) => measure, must),
    column('value', 'double', 'place-facts.value', ({ value }) => value, must),
    column('year', 'integer', 'place-facts.year', ({ year }) => year),
    column('basis', 'string', 'place-facts.basis', ({ basis }) => basis, must),
    column('source', 'string', 'source', ({ source }) => source, must),
    column('caveat', 'string', 'place-facts.caveat', ({ caveat }) => caveat?.en ?? null),
    column('demonstration', 'boolean', 'demonstration', ({ demonstration }) => demonstration, must),
  ],
  async *rows(db, scope) {
    const all = inParts<PlaceRow>(
      (after, limit) => listPlaceRows(db, scope, { after, limit }),
      ({ id }) => id,
    )
    for await (const some of all) {
      yield some.flatMap(({ id: place, facts, demonstration }) =>
        facts.map((fact) => ({ ...fact, place, demonstration })),
      )
    }
  },
})

const networks = dataTable<NetworkRow>({
  name: 'networks',
  about: 'networks',
  key: ['id'],
  columns: [
    column('id', 'string', 'networks.id', ({ id }) => id, must),
    column('name_en', 'string', 'language.en', ({ name }) => name['en'] ?? null, must),
    column('name_fr', 'string', 'language.fr', ({ name }) => name['fr'] ?? null),
    column('description_en', 'string', 'language.en', ({ description }) => description['en'] ?? null),
    column('description_fr', 'string', 'language.fr', ({ description }) => description['fr'] ?? null),
    column('kind', 'string', 'networks.kind', ({ kind }) => kind, must),
    column('model', 'string', 'networks.model', ({ model }) => model),
    column('founded_year', 'integer', 'networks.founded_year', ({ founded_year }) => founded_year),
    column('demonstration', 'boolean', 'demonstration', ({ demonstration }) => demonstration, must),
  ],
  rows: (db, scope) =>
    inParts(
      (after, limit) => listNetworkRows(db, scope, { after, limit }),
      ({ id }) => id,
    ),
})

const memberships = dataTable<MembershipRow>({
  name: 'memberships',
  about: 'memberships',
  key: ['place', 'network'],
  references: [
    { column: 'place', table: 'places', to: 'id' },
    { column: 'network', table: 'networks', to: 'id' },
  ],
  columns: [
    column('place', 'string', 'memberships.place', ({ place }) => place, must),
    column('network', 'string', 'memberships.network', ({ network }) => network, must),
    column('from_year', 'integer', 'memberships.from_year', ({ from_year }) => from_year),
    column('until_year', 'integer', 'memberships.until_year', ({ until_year }) => until_year),
    column('source', 'string', 'source', ({ source }) => source, must),
    column('demonstration', 'boolean', 'demonstration', ({ demonstration }) => demonstration, must),
  ],
  rows: (db, { demonstration }) => atOnce(listMembershipRows(db, demonstration)),
})

/** What the network gives to the open data. */
export const networkTables: readonly DataTable[] = [places, placeFacts, networks, memberships]
