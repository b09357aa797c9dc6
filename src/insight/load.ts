import { join } from 'node:path'
import { z } from 'zod'
import { readRows } from '#platform/csv'
import type { Db } from '#platform/database'
import type { KnownReport, OfficialResult } from './model.ts'
import { replaceOfficial } from './official-store.ts'

const text = z.string().trim()
const orNull = text.transform((value) => value || null)
const whole = text.transform((value) => (value === '' ? null : Number(value))).pipe(z.int().nullable())
const percent = text.min(1).transform(Number).pipe(z.number().min(0).max(100))

const placed = {
  place_id: orNull,
  city: text.min(1),
  country_iso2: text.length(2),
  report_date: orNull,
  sample_size: whole,
  rank: whole,
  source_url: z.url({ protocol: /^https?$/ }),
}
const Figure = z.object({ ...placed, year: whole, variant: text.min(1), area: text.min(1), score_percent: percent })
const Report = z.object({ ...placed, seen_as: text.min(1) })
const Note = z.object({
  city: text,
  year: whole,
  area: text,
  basis: z.enum(['own_result', 'comparator']),
  note: orNull,
  source_url: text,
})
type Figure = z.infer<typeof Figure>
type Note = z.infer<typeof Note>

/**
 * Puts the figures published elsewhere, and the comparisons known to exist, in the place of what was loaded before.
 *
 * @throws Error naming a figure without its note: nothing would then say whose result it was.
 */
export async function loadOfficialResults(db: Db, dataFolder: string): Promise<void> {
  const rows = <T extends z.ZodType>(file: string, row: T) => readRows(join(dataFolder, file), row)
  const notes = await rows('index-results.notes.csv', Note)
  const byFigure = new Map(notes.map((note) => [figureKey(note), note]))
  const figures = await rows('index-results.csv', Figure)
  const reports = await rows('index-reports.csv', Report)
  const results = figures.map((figure) => officialOf(figure, byFigure.get(figureKey(figure))))
  await db.transaction().execute((tx) => replaceOfficial(tx, results, reports.map(reportOf)))
}

const figureKey = ({ city, year, area, source_url }: Pick<Figure, 'city' | 'year' | 'area' | 'source_url'>) =>
  JSON.stringify([city, year, area, source_url])

function officialOf(figure: Figure, note: Note | undefined): OfficialResult {
  if (!note) throw new Error(`index-results.notes.csv has no row for ${figureKey(figure)}: add it.`)
  const { year, variant, area, score_percent: scorePercent } = figure
  return { ...placedOf(figure), year, variant, area, scorePercent, basis: note.basis, note: note.note }
}

const reportOf = (report: z.infer<typeof Report>): KnownReport => ({ ...placedOf(report), seenAs: report.seen_as })

const placedOf = (row: Omit<z.infer<typeof Report>, 'seen_as'>) => ({
  placeId: row.place_id,
  name: row.city,
  country: row.country_iso2,
  reportDate: row.report_date,
  sampleSize: row.sample_size,
  rank: row.rank,
  source: row.source_url,
})
