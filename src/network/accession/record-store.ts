import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import { memberSince, type Step } from './model.ts'
import type { PartialDate } from './partial-date.ts'
import { setMembership } from './store.ts'
import type { AccessionTables } from './tables.ts'

export interface RecordedAccession {
  readonly id: string
  readonly placeId: string
  readonly note: string | null
  readonly source: string
  /** Ids stay the same from one loading to the next. */
  readonly steps: readonly {
    readonly id: string
    readonly step: Step
    readonly on: PartialDate | null
    readonly note: string | null
    readonly source: string
  }[]
}

/** Accessions and steps of the record become exactly these; what was entered here, and what was taken back, stays so. */
export async function replaceRecord(db: Db, accessions: readonly RecordedAccession[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const tables = tx.withTables<AccessionTables>()
    for (const { id, placeId, note, source } of accessions) {
      await tables
        .insertInto('accession')
        .values({ id, place_id: placeId, note, source })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ note, source }))
        .execute()
    }
    const steps = accessions.flatMap(({ id, steps: all }) => all.map((step) => ({ ...step, accession_id: id })))
    for (const { id, accession_id, step, on: done_on, note, source } of steps) {
      await tables
        .insertInto('accession_step')
        .values({ id, accession_id, step, done: true, done_on, note, source })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ done_on, note, source }))
        .execute()
    }
    await tables
      .deleteFrom('accession_step')
      .where('source', 'is not', null)
      .where('recorded_at', 'is', null)
      .where('id', 'not in', steps.map(({ id }) => id).concat(''))
      .execute()
    await welcomeAgain(tx)
  })
}

/** The list of members is older than what was decided here: places welcomed here are members, whatever it says. */
async function welcomeAgain(tx: Transaction<{}>): Promise<void> {
  const { rows } = await sql<{ placeId: string; on: PartialDate | null; recordedAt: Date }>`
    select distinct on (place_id) place_id as "placeId", done_on as "on", recorded_at as "recordedAt"
    from accession_step join accession on accession.id = accession_id join place on place.id = place_id
    where step = 'welcome' and done and taken_back_at is null and recorded_at is not null and not place.demonstration
    order by place_id, recorded_at desc`.execute(tx)
  for (const { placeId, on, recordedAt } of rows) await setMembership(tx, placeId, memberSince(on, recordedAt))
}
