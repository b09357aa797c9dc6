import { sql } from 'kysely'
import { drawJoining, drawLife, type InventedAccession, type InventedMembership, onDay } from './membership.ts'
import { seed, type World } from './model.ts'
import type { Tx } from './store.ts'

const recorder = 'demonstration-secretariat'
const currency = 'EUR'

/** How the invented members joined, what they did and paid, and who is on the way. */
export async function insertMembership(tx: Tx, world: World, membership: InventedMembership, now: Date): Promise<void> {
  await insertTerms(tx, membership)
  for (const place of world.places) {
    const steps = drawJoining(seed, place).map(({ step, on }) => ({ step, on, done: true, note: null }))
    await insertAccession(tx, { id: `demonstration-${place.id}`, placeId: place.id, note: null, steps, end: null })
  }
  for (const accession of membership.accessions) await insertUnderWay(tx, world.source, accession, now)
  await insertLife(tx, drawLife(seed, world, membership, now))
  for (const id of membership.network_alone) {
    await sql`insert into membership_terms (place_id, network_id, recorded_at, recorded_by)
      select place_id, network_id, ${now}, ${recorder} from network_membership where place_id = ${id} limit 1
      on conflict do nothing`.execute(tx)
  }
}

async function insertTerms(tx: Tx, { terms }: InventedMembership): Promise<void> {
  for (const { network = null, fee, currency: money, fee_due_month: month, counted_from: from } of terms) {
    await sql`insert into membership_setting (id, demonstration, network_id, fee, currency, fee_due_month, counted_from)
      values (${`demonstration:${network ?? 'programme'}`}, true, ${network}, ${fee}, ${money}, ${month}, ${from})`.execute(
      tx,
    )
  }
}

async function insertUnderWay(tx: Tx, source: string, accession: InventedAccession, now: Date): Promise<void> {
  const { id, name, country, kind, network, at, note = null, ended } = accession
  await sql`insert into place (id, name, country, kind, status, evidence_year, longitude, latitude, coordinate_scope,
      coordinate_source, source, demonstration)
    values (${id}, ${name}, ${country}, ${kind}, 'accession_pending', ${now.getUTCFullYear()}, ${at[0]}, ${at[1]}, 'place',
      ${source}, ${source}, true)`.execute(tx)
  if (network !== undefined) {
    await sql`insert into network_membership (place_id, network_id, source) values (${id}, ${network}, ${source})`.execute(
      tx,
    )
  }
  const steps = accession.steps.map((step) => ({
    step: step.step,
    done: 'done' in step,
    on: onDay(now, 'done' in step ? step.done : step.planned),
    note: step.note ?? null,
  }))
  const end = ended ? { on: onDay(now, ended.days), reason: ended.reason } : null
  await insertAccession(tx, { id: `demonstration-${id}`, placeId: id, note, steps, end }, now)
}

interface Rows {
  readonly id: string
  readonly placeId: string
  readonly note: string | null
  readonly steps: readonly { step: string; on: string; done: boolean; note: string | null }[]
  readonly end: { on: string; reason: string } | null
}

/** Every step was entered on its day; what is planned, with the last one that is done. */
async function insertAccession(tx: Tx, { id, placeId, note, steps, end }: Rows, now = new Date(0)): Promise<void> {
  const doneDays = steps.flatMap(({ done, on }) => (done ? [on] : []))
  const opened = doneDays[0] ?? onDay(now, -5)
  const latest = doneDays.at(-1) ?? opened
  await sql`insert into accession (id, place_id, opened_at, opened_by, note, ended_on, ended_reason)
    values (${id}, ${placeId}, ${opened}, ${recorder}, ${note}, ${end?.on ?? null}, ${end?.reason ?? null})`.execute(tx)
  for (const [index, { step, on, done, note: said }] of steps.entries()) {
    await sql`insert into accession_step (id, accession_id, step, due_on, done, done_on, note, recorded_at, recorded_by)
      values (${`${id}-${index}`}, ${id}, ${step}, ${done ? null : on}, ${done}, ${done ? on : null}, ${said},
        ${done ? on : latest}, ${recorder})`.execute(tx)
  }
}

async function insertLife(tx: Tx, { kept, fees }: ReturnType<typeof drawLife>): Promise<void> {
  const entries = kept.map(({ placeId, kind, on }) => ({
    id: `demonstration-${kind}-${placeId}-${on}`,
    placeId,
    kind,
    on,
  }))
  await sql`insert into obligation_kept (id, place_id, kind, kept_on, recorded_at, recorded_by)
    select id, "placeId", kind, "on"::date, "on"::date, ${recorder}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as entry(id text, "placeId" text, kind text, "on" text)`.execute(
    tx,
  )
  await sql`insert into membership_fee
      (place_id, year, amount, currency, due_on, invoiced_on, paid_on, waived_on, changed_at, changed_by)
    select "placeId", year, amount, ${currency}, "dueOn", "invoicedOn", "paidOn", "waivedOn",
      coalesce("paidOn", "waivedOn", "invoicedOn", "dueOn"), ${recorder}
    from jsonb_to_recordset(${JSON.stringify(fees)}::jsonb) as fee("placeId" text, year integer, amount numeric,
      "dueOn" date, "invoicedOn" date, "paidOn" date, "waivedOn" date)`.execute(tx)
}
