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
import { bases, figureKeys, type OfficialEntry, variants } from './model.ts'
import { findEntry, listEntries } from './store.ts'

export const ApiOfficialResult = z
  .strictObject({
    id: z.string(),
    version: z.int().meta({ description: 'Corrections are new versions; this is the one in force.' }),
    place: z.string().nullable().meta({ description: 'Id of the place; null where it stands by its name alone.' }),
    place_name: z.string(),
    country: z.string(),
    year: z.int().nullable(),
    report_date: z.string().nullable().meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD.' }),
    variant: z.enum(variants).meta({ description: 'Which Index, where the source says so.' }),
    questionnaire: z.string().nullable(),
    sample_size: z.int().nullable(),
    rank: z.int().nullable().meta({ description: 'In the whole sample.' }),
    basis: z.enum(bases).meta({ description: 'comparator: quoted in the result of another place, with its year.' }),
    figures: z.array(
      z.strictObject({ area: z.enum(figureKeys), score: z.number().min(0).max(100), note: z.string().nullable() }),
    ),
    note: z.string().nullable(),
    source: z.string().nullable(),
    file: z.string().nullable().meta({ description: 'Address of the report, where it was sent as a file.' }),
    demonstration: demonstrationMark,
    url: z.string(),
  })
  .meta({
    description:
      'Figures of the Council of Europe’s own Index as published elsewhere: another questionnaire in several versions. Not to be averaged, ranked or put beside results of ours.',
  })

export function officialApi({ db, config }: Pick<Deps, 'db' | 'config'>): Collection[] {
  const at = config.publicUrl
  const entryOf = ({ placeId, name, reportDate, sampleSize, fileId, figures, ...entry }: OfficialEntry) => ({
    id: entry.id,
    version: entry.version,
    place: placeId,
    place_name: name,
    country: entry.country,
    year: entry.year,
    report_date: reportDate,
    variant: entry.variant,
    questionnaire: entry.questionnaire,
    sample_size: sampleSize,
    rank: entry.rank,
    basis: entry.basis,
    figures: figures.map(({ area, score, note }) => ({ area, score, note })),
    note: entry.note,
    source: entry.source,
    file: fileId && at + href('file', { id: fileId }),
    demonstration: entry.demonstration,
    url: at + href('officialEntry', { lang: 'en', entry: entry.id }),
  })
  return [
    collection({
      name: 'official-results',
      itemName: 'OfficialResult',
      about:
        'Results published elsewhere, each with its source. Never in one series with results of our questionnaire.',
      path: patterns.apiOfficialResults,
      onePath: patterns.apiOfficialResult,
      filters: {
        demonstration: demonstrationFilter,
        place: words().optional().meta({ description: 'Id of a place.' }),
        country: countryCode().optional().meta({ description: 'ISO 3166-1 alpha-2, in capitals.' }),
        year: year().optional(),
      },
      item: ApiOfficialResult,
      keyOf: ({ id }) => id,
      // A few hundred in all, and likely never more: the programme has made so many comparisons.
      async list({ demonstration, place, country, year: of }, { after, limit }) {
        const all = (await listEntries(db)).filter(
          (entry) =>
            !entry.withdrawn &&
            entry.demonstration === demonstration &&
            (place === undefined || entry.placeId === place) &&
            (country === undefined || entry.country === country) &&
            (of === undefined || entry.year === of) &&
            (after === null || entry.id > after),
        )
        return all
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .slice(0, limit)
          .map(entryOf)
      },
      async find(id) {
        const entry = /^[0-9a-f]{12}$/.test(id) ? await findEntry(db, id) : undefined
        return entry && !entry.withdrawn ? entryOf(entry) : undefined
      },
    }),
  ]
}
