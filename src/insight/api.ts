import { z } from 'zod'
import type { Deps } from '#deps'
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
import { listPublishedAnswers, listPublishedResults, type ResultRow } from './api-store.ts'
import { officialApi } from './official/api.ts'
import { atLeast, levelOf, scoresAt } from './publication/model.ts'

const score = z.number().min(0).max(100).nullable()

const shared = {
  id: z.string(),
  place: z.string().meta({ description: 'Id of the place.' }),
  place_name: z.string(),
  country: z.string(),
  edition: z.string().meta({ description: 'As in icc-index/2026. Results of two editions cannot be compared.' }),
  edition_hash: z.string(),
  year: z.int().meta({ description: 'The year the answers describe.' }),
  public: z
    .enum(['total', 'areas', 'answers'])
    .meta({ description: 'What the mandate holder of the place made public.' }),
  scores: z
    .record(z.string(), score)
    .meta({ description: 'By key: core, extended, composites, areas; unrounded. Null where nothing applies.' }),
  counts: z
    .strictObject({ answered: z.int(), na: z.int(), missing: z.int() })
    .nullable()
    .meta({ description: 'Questions by state; null where only the total is public.' }),
  hash: z.string().meta({ description: 'SHA-256 over the whole result: it never changes.' }),
  engine: z.string(),
  computed_at: z.iso.datetime(),
  demonstration: demonstrationMark,
  url: z.string(),
}

const Answer = z.strictObject({
  state: z.enum(['answered', 'na', 'missing']),
  codes: z.array(z.string()).optional(),
  number: z.number().optional(),
  points: z.number().min(0).max(1).nullable(),
})

export const ApiResult = z
  .strictObject(shared)
  .meta({ description: 'A result of our questionnaire. No official score of the Intercultural Cities programme.' })

export const ApiResultDetail = z
  .strictObject({
    ...shared,
    answers: z.record(z.string(), Answer).nullable().meta({
      description: 'By item; null where the place did not make its answers public. Codes are those of the edition.',
    }),
  })
  .meta({ description: 'A result with its answers, where these are public.' })

export function insightApi({ db, config }: Pick<Deps, 'db' | 'config'>): Collection[] {
  const resultOf = ({ publication, scores, counts, computed_at, ...row }: ResultRow) => {
    const level = levelOf(publication)
    return {
      ...row,
      public: level === 'nothing' ? ('total' as const) : level,
      scores: scoresAt(level, scores),
      counts: atLeast(level, 'areas') ? counts : null,
      computed_at: computed_at.toISOString(),
      url: config.publicUrl + href('result', { lang: 'en', result: row.id }),
    }
  }
  const results = collection({
    name: 'results',
    itemName: 'Result',
    about: 'Results of our questionnaire, as far as each place made its own public.',
    path: patterns.apiResults,
    onePath: patterns.apiResult,
    filters: {
      demonstration: demonstrationFilter,
      place: words().optional().meta({ description: 'Id of a place.' }),
      country: countryCode().optional().meta({ description: 'ISO 3166-1 alpha-2, in capitals.' }),
      network: words().optional().meta({ description: 'Id of a network.' }),
      edition: words().optional().meta({ description: 'As in icc-index/2026.' }),
      year: year().optional(),
    },
    item: ApiResult,
    detail: ApiResultDetail,
    keyOf: ({ id }) => id,
    list: async (filters, slice) => (await listPublishedResults(db, filters, slice)).map(resultOf),
    async find(id) {
      const [row] = await listPublishedResults(db, { id }, { after: null, limit: 1 })
      if (!row) return undefined
      const [given] = await listPublishedAnswers(db, [id])
      return { ...resultOf(row), answers: given ? answersOf(given.items) : null }
    },
  })
  return [results, ...officialApi({ db, config })]
}

type Given = Awaited<ReturnType<typeof listPublishedAnswers>>[number]['items']

const answersOf = (items: Given): Record<string, z.input<typeof Answer>> =>
  Object.fromEntries(
    Object.entries(items).map(([key, { state, codes, number, points }]) => [
      key,
      { state, ...(codes && { codes: [...codes] }), ...(number !== undefined && { number }), points: points ?? null },
    ]),
  )
