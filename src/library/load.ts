import { join } from 'node:path'
import { z } from 'zod'
import { readRows } from '#platform/csv'
import type { Db } from '#platform/database'
import { loadMapping } from './mapping/load.ts'
import { type LibraryTables, replaceRealPractices } from './store.ts'

const text = z.string().trim()
const Row = z.object({
  id: text.min(1),
  title: text.min(1),
  place_id: text,
  city: text.min(1),
  country_iso2: text.min(2),
  year: text.transform((value) => (value === '' ? null : Number(value))).pipe(z.int().nullable()),
  period: text.transform((value) => value || null),
  policy_area: text.min(1),
  summary: text.min(1),
  source_url: text.min(1),
  title_language: text.transform((value) => value || null),
})

/** Brings the practices of the record to what practices.csv and practice-items.csv say; the network is loaded before. */
export async function loadPractices(db: Db, dataFolder: string): Promise<void> {
  const rows = await readRows(join(dataFolder, 'practices.csv'), Row)
  await replaceRealPractices(
    db,
    rows.map(({ id, title, year, period, policy_area, summary, source_url, title_language }) => {
      return { id, title, year, period, policy_area, summary, language: 'en', title_language, source: source_url }
    }),
    rows.flatMap(placesOf),
  )
  await loadMapping(db, dataFolder)
}

/** Names, ids and countries are joined by semicolons; one country stands for all where there is one. */
function placesOf({ id, place_id, city, country_iso2 }: z.infer<typeof Row>): LibraryTables['practice_place'][] {
  const ids = listed(place_id)
  const countries = listed(country_iso2)
  return listed(city).map((name, position) => {
    const country = countries[position] ?? countries[0] ?? ''
    return { practice_id: id, position, place_id: ids[position] || null, name, country }
  })
}

const listed = (joined: string) => joined.split(';').map((part) => part.trim())
