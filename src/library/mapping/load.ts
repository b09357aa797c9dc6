import { join } from 'node:path'
import { z } from 'zod'
import { readRows } from '#platform/csv'
import type { Db } from '#platform/database'
import { fits, type MappingRow } from './model.ts'
import { replaceMapping } from './store.ts'

const Row = z
  .object({
    practice_id: z.string().min(1),
    item: z.string().transform((value) => value || null),
    fit: z.union([z.enum(fits), z.literal('').transform(() => null)]),
    reason: z.string().trim().min(1),
    reason_fr: z.string().trim().min(1),
  })
  .refine(({ item, fit }) => (item === null) === (fit === null), 'An item goes with a fit, and none with none.')

export async function readMapping(dataFolder: string): Promise<MappingRow[]> {
  const rows = await readRows(join(dataFolder, 'practice-items.csv'), Row)
  return rows.map(({ practice_id: practiceId, item, fit, reason: en, reason_fr: fr }) => ({
    practiceId,
    item,
    fit,
    reasons: { en, fr },
  }))
}

/** Which questions the practices of the record answer; the practices are loaded before. */
export async function loadMapping(db: Db, dataFolder: string): Promise<void> {
  await replaceMapping(db, await readMapping(dataFolder))
}
