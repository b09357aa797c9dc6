import { join } from 'node:path'
import { z } from 'zod'
import { readRows } from '#platform/csv'
import type { Db } from '#platform/database'
import { addTerms } from './terms-store.ts'

const text = z.string().trim()
const Row = z.object({
  network_id: text.transform((value) => value || null),
  fee: z.coerce.number().min(0),
  currency: text.length(3),
  fee_due_month: z.coerce.number().int().min(1).max(12),
  counted_from: z.coerce.number().int(),
  source: text.min(1),
})

/** Fees and terms as sources state them; what somebody has set here stays. */
export async function loadTerms(db: Db, dataFolder: string): Promise<void> {
  const rows = await readRows(join(dataFolder, 'membership-settings.csv'), Row)
  const terms = rows.map(({ network_id, fee, currency, fee_due_month, counted_from, source }) => {
    return { networkId: network_id, fee, currency, feeDueMonth: fee_due_month, countedFrom: counted_from, source }
  })
  await db.transaction().execute((tx) => addTerms(tx, terms, false))
}
