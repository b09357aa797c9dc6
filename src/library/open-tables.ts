import { atOnce, column, type DataTable, dataTable, inParts } from '#platform/data-package'
import type { Db } from '#platform/database'
import { type AnsweredRow, listAnsweredRows, listPracticeRows, type PracticeRow } from './api-store.ts'

const must = { required: true }

const everyPractice = (db: Db, scope: { demonstration: boolean }) =>
  inParts<PracticeRow>(
    (after, limit) => listPracticeRows(db, scope, { after, limit }),
    ({ id }) => id,
  )

const practices = dataTable<PracticeRow>({
  name: 'practices',
  about: 'practices',
  key: ['id'],
  references: [
    { column: 'area', table: 'areas', to: 'key' },
    { column: 'owner', table: 'places', to: 'id' },
  ],
  columns: [
    column('id', 'string', 'practices.id', ({ id }) => id, must),
    column('title', 'string', 'practices.title', ({ title }) => title, must),
    column('title_language', 'string', 'practices.title_language', ({ title_language }) => title_language, must),
    column('summary', 'string', 'practices.summary', ({ summary }) => summary, must),
    column('language', 'string', 'practices.language', ({ language }) => language, must),
    column('area', 'string', 'practices.area', ({ area }) => area, must),
    column('year', 'integer', 'practices.year', ({ year }) => year),
    column('period', 'string', 'practices.period', ({ period }) => period),
    column('source', 'string', 'source', ({ source }) => source, must),
    column('owner', 'string', 'practices.owner', ({ owner }) => owner),
    column('demonstration', 'boolean', 'demonstration', ({ demonstration }) => demonstration, must),
  ],
  rows: everyPractice,
})

type PlaceRow = PracticeRow['places'][number] & {
  readonly practice: string
  readonly position: number
  readonly demonstration: boolean
}

const practicePlaces = dataTable<PlaceRow>({
  name: 'practice-places',
  about: 'practice-places',
  key: ['practice', 'position'],
  references: [
    { column: 'practice', table: 'practices', to: 'id' },
    { column: 'place', table: 'places', to: 'id' },
  ],
  columns: [
    column('practice', 'string', 'practice-places.practice', ({ practice }) => practice, must),
    column('position', 'integer', 'practice-places.position', ({ position }) => position, must),
    column('place', 'string', 'practice-places.place', ({ id }) => id),
    column('name', 'string', 'practice-places.name', ({ name }) => name, must),
    column('country', 'string', 'practice-places.country', ({ country }) => country, must),
    column('demonstration', 'boolean', 'demonstration', ({ demonstration }) => demonstration, must),
  ],
  async *rows(db, scope) {
    for await (const some of everyPractice(db, scope)) {
      yield some.flatMap(({ id: practice, places, demonstration }) =>
        places.map((place, index) => ({ ...place, practice, position: index + 1, demonstration })),
      )
    }
  },
})

const practiceItems = dataTable<AnsweredRow>({
  name: 'practice-items',
  about: 'practice-items',
  key: ['practice', 'item'],
  references: [{ column: 'practice', table: 'practices', to: 'id' }],
  columns: [
    column('practice', 'string', 'practice-items.practice', ({ practice }) => practice, must),
    column('item', 'string', 'practice-items.item', ({ item }) => item, must),
    column('fit', 'string', 'practice-items.fit', ({ fit }) => fit, must),
    column('reason', 'string', 'practice-items.reason', ({ reason }) => reason, must),
    column('demonstration', 'boolean', 'demonstration', ({ demonstration }) => demonstration, must),
  ],
  rows: (db, { demonstration }) => atOnce(listAnsweredRows(db, demonstration)),
})

/** What the library gives to the open data. */
export const libraryTables: readonly DataTable[] = [practices, practicePlaces, practiceItems]
