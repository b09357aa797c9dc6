import { isDeepStrictEqual } from 'node:util'
import type { Db } from '#platform/database'
import { writeTrail } from '#platform/trail'
import { readerOf } from './access.ts'
import type { Fault } from './fields/index.ts'
import { type Acting, networksOf, putVersion } from './actions.ts'
import type { ReadSection } from './files.ts'
import { knowingOf } from './knowing-store.ts'
import { entryOf, inOrder } from './load.ts'
import { type Entry, type EntryKind, slugOf } from './model.ts'
import { changesOf, fingerprintOf, isWrong, type PlannedRow, planImport, type Standing } from './plan.ts'
import { constraintOf, isCircle } from './refused.ts'
import { idOf } from './rows.ts'
import { isEntryId, translatedFromAfter } from './rules.ts'
import { contentOf, insertEntries, insertVersion, listNeededColumns } from './save-store.ts'
import { listAnyEntries, lockEntry, withinSavepoint } from './store.ts'

export interface Source {
  readonly kinds: readonly EntryKind[]
  readonly sections: readonly ReadSection[]
}

async function planned(db: Db, { actor, now }: Acting, { kinds, sections }: Source): Promise<PlannedRow[]> {
  const idsOf = ({ rows }: ReadSection) => rows.map(({ row }) => idOf(row)).filter(isEntryId)
  const incoming = new Map(sections.map((section) => [section.kind.name, idsOf(section)]))
  const standing = new Map<string, Standing>()
  for (const section of sections) {
    const entries = await listAnyEntries(db, section.kind, idsOf(section))
    const needed = await listNeededColumns(db, section.kind)
    standing.set(section.kind.name, { entries: new Map(entries.map((one) => [one.id, one])), needed })
  }
  const knowing = await knowingOf(db, kinds, { reader: readerOf(actor), now }, incoming)
  return planImport(sections, { standing, knowing, actor })
}

export interface Preview {
  readonly plan: readonly PlannedRow[]
  readonly fingerprint: string
}

/** Everything is tried and taken back, so that what the database alone refuses is named with its row. */
export async function previewImport(db: Db, acting: Acting, source: Source): Promise<Preview> {
  const plan = await planned(db, acting, source)
  const fingerprint = fingerprintOf(plan)
  if (isWrong(plan)) return { plan, fingerprint }
  const refused = new Map<PlannedRow, string>()
  await db
    .transaction()
    .execute(async (tx) => {
      for (const row of ordered(source.kinds, plan)) {
        const constraint = await withinSavepoint(tx, () => put(tx, acting, row)).then(
          () => undefined,
          constraintOrThrow,
        )
        if (constraint !== undefined) refused.set(row, constraint)
      }
      throw new TakenBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
  return { plan: plan.map((row) => asRefused(row, refused.get(row))), fingerprint }
}

class TakenBack extends Error {}

function constraintOrThrow(error: unknown): string {
  const constraint = constraintOf(error)
  if (constraint === undefined) throw error
  return constraint
}

const asRefused = (row: PlannedRow, constraint: string | undefined): PlannedRow =>
  constraint === undefined
    ? row
    : {
        ...row,
        status: 'wrong',
        faults: [{ column: columnIn(row.kind, constraint), fault: faultOf(constraint) }],
      }

const faultOf = (constraint: string): Fault =>
  isCircle(constraint) ? { code: 'circle' } : { code: 'constraint', value: constraint }

/** A rule of a table is called by its column where it has one: 'event_starts_on_check'. */
const columnIn = ({ fields }: EntryKind, constraint: string): string =>
  fields.find(({ column }) => constraint.includes(column))?.key ?? 'id'

const ordered = (kinds: readonly EntryKind[], plan: readonly PlannedRow[]): PlannedRow[] =>
  inOrder(kinds).flatMap((kind) => changesOf(plan).filter((row) => row.kind === kind))

async function put(tx: Db, acting: Acting, { kind, id, content, stood }: PlannedRow): Promise<void> {
  if (stood) {
    const translatedFrom = translatedFromAfter(stood, content)
    await putVersion(tx, acting, kind, stood, { ...stood, ...content, translatedFrom })
    return
  }
  const { actor, now } = acting
  const entry: Entry = { ...entryOf(kind, id, content), changedAt: now, demonstration: actor.demonstration }
  await insertEntries(tx, kind, [entry])
  await insertVersion(tx, kind, entry, contentOf(entry), { by: actor.accountId, at: now })
}

/** In one transaction, and only what was previewed. `moved`: something changed meanwhile, nothing was written. */
export function carryOutImport(db: Db, acting: Acting, source: Source, fingerprint: string): Promise<number | 'moved'> {
  return db
    .transaction()
    .execute(async (tx) => {
      const plan = await planned(tx, acting, source)
      if (isWrong(plan) || fingerprintOf(plan) !== fingerprint) return 'moved'
      const rows = ordered(source.kinds, plan)
      for (const row of rows) {
        const standing = row.stood && (await lockEntry(tx, row.kind, row.id))
        if (row.stood && !isDeepStrictEqual(standing, row.stood)) throw new Moved()
        await put(tx, acting, row)
      }
      await trail(tx, acting, rows)
      return rows.length
    })
    .catch((error: unknown) => {
      if (error instanceof Moved) return 'moved'
      throw error
    })
}

class Moved extends Error {}

/** A row of the trail for each kind and network, so that a network's trail tells of its own, and of what left it. */
async function trail(tx: Db, { actor, now }: Acting, rows: readonly PlannedRow[]): Promise<void> {
  const told = rows.flatMap(({ kind, id, content, stood }) =>
    networksOf(stood ?? content, content).map((networkId) => ({ kind, id, networkId })),
  )
  for (const [, group] of Map.groupBy(told, ({ kind, networkId }) => `${kind.name}/${networkId ?? ''}`)) {
    const [first] = group
    if (!first) continue
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'record imported',
      subject: { kind: 'entry', id: slugOf(first.kind) },
      networkId: first.networkId,
      details: { entries: group.map(({ id }) => id) },
    })
  }
}
