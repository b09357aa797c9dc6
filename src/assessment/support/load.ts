import { join } from 'node:path'
import { z } from 'zod'
import { readRows } from '#platform/csv'
import type { Db } from '#platform/database'
import { replaceRecorded } from './store.ts'

const text = z.string().trim()
const Row = z.object({
  id: text.min(1),
  year: z.coerce.number().int(),
  place_id: text,
  beneficiary_en: text,
  beneficiary_fr: text,
  countries: text.transform((codes) => codes.split(' ')),
  title_en: text.min(1),
  title_fr: text.min(1),
  summary_en: text,
  summary_fr: text,
  source: text.min(1),
})

/** Support that the programme's reports tell of. */
export async function loadSupport(db: Db, dataFolder: string): Promise<void> {
  const rows = await readRows(join(dataFolder, 'support.csv'), Row)
  await replaceRecorded(
    db,
    rows.map((row) => ({
      id: row.id,
      year: row.year,
      placeId: row.place_id || null,
      beneficiary: row.beneficiary_en ? { en: row.beneficiary_en, fr: row.beneficiary_fr } : null,
      countries: row.countries,
      title: { en: row.title_en, fr: row.title_fr },
      summary: row.summary_en ? { en: row.summary_en, fr: row.summary_fr } : null,
      source: row.source,
    })),
  )
}
