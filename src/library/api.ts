import { z } from 'zod'
import type { Deps } from '#deps'
import { areaKeys } from '#instruments'
import {
  type Collection,
  collection,
  countryCode,
  demonstrationFilter,
  demonstrationMark,
  words,
  year,
} from '#platform/api'
import { href, patterns } from '#routes'
import { listPracticeRows, type PracticeRow } from './api-store.ts'

export const ApiPractice = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    title_language: z.string().meta({ description: 'BCP 47.' }),
    summary: z.string(),
    language: z.string().meta({ description: 'Language of the summary, BCP 47.' }),
    area: z.string().meta({ description: 'Key of a policy area.' }),
    year: z.int().nullable().meta({ description: 'First year the source gives.' }),
    period: z.string().nullable().meta({ description: 'As the source puts it.' }),
    places: z.array(
      z.strictObject({
        id: z.string().nullable().meta({ description: 'Null: the place is on no list here and stands by its name.' }),
        name: z.string(),
        country: z.string(),
      }),
    ),
    source: z.string().meta({ description: 'An address, or `place:` and the id of the place that wrote it here.' }),
    owner: z
      .string()
      .nullable()
      .meta({ description: 'Id of the place that wrote and keeps it; null: compiled by others.' }),
    translation: z
      .strictObject({ language: z.string(), title: z.string(), summary: z.string() })
      .nullable()
      .meta({ description: 'Title and summary in a second language, where the owner wrote them.' }),
    demonstration: demonstrationMark,
    url: z.string(),
  })
  .meta({ description: 'A good practice of one place or several.' })

export function libraryApi({ db, config }: Pick<Deps, 'db' | 'config'>): Collection[] {
  const practiceOf = (row: PracticeRow) => ({
    ...row,
    url: config.publicUrl + href('practice', { lang: 'en', id: row.id }),
  })
  return [
    collection({
      name: 'practices',
      itemName: 'Practice',
      about: 'Good practices of places, each with its source.',
      path: patterns.apiPractices,
      onePath: patterns.apiPractice,
      filters: {
        demonstration: demonstrationFilter,
        q: words().optional().meta({ description: 'Part of title or summary, whatever its accents.' }),
        area: z.enum(areaKeys).optional(),
        country: countryCode().optional().meta({ description: 'ISO 3166-1 alpha-2, in capitals.' }),
        place: words().optional().meta({ description: 'Id of a place.' }),
        year: year().optional(),
      },
      item: ApiPractice,
      keyOf: ({ id }) => id,
      list: async (filters, slice) => (await listPracticeRows(db, filters, slice)).map(practiceOf),
      async find(id) {
        const [row] = await listPracticeRows(db, { id }, { after: null, limit: 1 })
        return row && practiceOf(row)
      },
    }),
  ]
}
