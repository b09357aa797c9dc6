import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'
import * as z from 'zod'
import type { Db } from '#platform/database'
import { speech } from '#platform/i18n'
import { cellsOf } from './cells.ts'
import { sayFault } from './fault-words.ts'
import { type Knowing, textOf } from './fields/index.ts'
import { knowingOf, wholeWorld } from './knowing-store.ts'
import { type Entry, type EntryKind, slugOf } from './model.ts'
import { type FileRow, lacksOf, readRow, type RowFault, type Written } from './rows.ts'
import { translatedFromAfter } from './rules.ts'
import { deleteEntries, insertEntries, updateEntries } from './save-store.ts'
import { listAnyEntries } from './store.ts'

const FileRows = z.array(z.record(z.string(), z.unknown())).nullable()

/**
 * Brings `record/<kind>.yaml` of the data folder into the tables. What people changed here is left; what went out of a file
 * and was never changed here goes. Throws Error naming every row that cannot be read: nothing is half loaded.
 */
export async function loadEntries(db: Db, dataFolder: string, kinds: readonly EntryKind[]): Promise<void> {
  const files = new Map<EntryKind, readonly FileRow[]>()
  for (const kind of inOrder(kinds)) {
    const rows = await readRecord(join(dataFolder, 'record', `${slugOf(kind)}.yaml`))
    if (rows) files.set(kind, rows)
  }
  const incoming = new Map([...files].map(([kind, rows]) => [kind.name, rows.map(({ id }) => textOf(id))]))
  // Files that name entries of others are checked by a test: one that went must not keep the program from starting.
  const knowing = { ...(await knowingOf(db, kinds, wholeWorld(false), incoming)), entries: () => anyId }
  const read = [...files].map(([kind, rows]) => ({ kind, entries: readEntriesOf(kind, rows, knowing) }))
  await db.transaction().execute(async (tx) => {
    for (const { kind, entries } of read) await bring(tx, kind, entries)
    for (const { kind, entries } of read.toReversed()) await forget(tx, kind, entries)
  })
}

/** Every fault of the files, also of entries that name others which are in none of them. For tests of the record. */
export async function checkRecord(
  dataFolder: string,
  kinds: readonly EntryKind[],
  knowing: Knowing,
): Promise<string[]> {
  const read = await Promise.all(
    kinds.map(async (kind) => {
      const rows = (await readRecord(join(dataFolder, 'record', `${slugOf(kind)}.yaml`))) ?? []
      return faultsOf(kind, rows, knowing)
    }),
  )
  return read.flat()
}

/** Rows written for a table at once, such as those of the invented network; of a kind that refers to others, after these. */
export async function insertEntriesOf(
  db: Db,
  kind: EntryKind,
  rows: readonly FileRow[],
  { kinds, demonstration }: { kinds: readonly EntryKind[]; demonstration: boolean },
): Promise<void> {
  const incoming = new Map([[kind.name, rows.map(({ id }) => textOf(id))]])
  const knowing = await knowingOf(db, kinds, wholeWorld(demonstration), incoming)
  await insertEntries(db, kind, readEntriesOf(kind, rows, knowing, demonstration))
}

const anyId = { has: () => true } as unknown as ReadonlySet<string>

async function readRecord(file: string): Promise<readonly FileRow[] | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return FileRows.parse(parse(text)) ?? []
}

/** Kinds after those whose entries they name. */
export function inOrder(kinds: readonly EntryKind[]): EntryKind[] {
  const ordered = new Set<EntryKind>()
  const visiting = new Set<EntryKind>()
  const visit = (kind: EntryKind) => {
    if (ordered.has(kind) || visiting.has(kind)) return
    visiting.add(kind)
    for (const field of kind.fields) {
      const named = 'kind' in field ? kinds.find(({ name }) => name === field.kind) : undefined
      if (named) visit(named)
    }
    ordered.add(kind)
  }
  for (const kind of kinds) visit(kind)
  return [...ordered]
}

function readEntriesOf(kind: EntryKind, rows: readonly FileRow[], knowing: Knowing, demonstration = false): Entry[] {
  const faults = faultsOf(kind, rows, knowing)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return rows.map((row) => {
    const { id, content } = readRow(kind, row, knowing)
    return entryOf(kind, id, content, demonstration)
  })
}

function faultsOf(kind: EntryKind, rows: readonly FileRow[], knowing: Knowing): string[] {
  const seen = new Set<string>()
  return rows.flatMap((row, at) => {
    const { id, content, faults: found } = readRow(kind, row, knowing)
    const twice: RowFault[] = seen.has(id) ? [{ column: 'id', fault: { code: 'twice', value: id } }] : []
    seen.add(id)
    return [...found, ...twice, ...lacksOf(kind, content)].map(
      ({ column, fault }) =>
        `record/${slugOf(kind)}.yaml, row ${at + 1} (${id}), ${column}: ${sayFault(speech('en'), fault)}`,
    )
  })
}

export const entryOf = (kind: EntryKind, id: string, content: Written, demonstration = false): Entry => ({
  ...content,
  kind: kind.name,
  id,
  translatedFrom: translatedFromAfter(undefined, content),
  withdrawnAt: null,
  version: 1,
  changedAt: null,
  demonstration,
})

/** The same for whoever reads it, in cells and in what its translations were made from. */
const isSame = (kind: EntryKind, a: Entry, b: Entry): boolean =>
  isDeepStrictEqual(cellsOf(kind, a), cellsOf(kind, b)) && isDeepStrictEqual(a.translatedFrom, b.translatedFrom)

async function bring(tx: Db, kind: EntryKind, entries: readonly Entry[]): Promise<void> {
  const stood = new Map((await listAnyEntries(tx, kind)).map((entry) => [entry.id, entry]))
  const changed = entries.flatMap((entry) => {
    const known = stood.get(entry.id)
    if (!known || known.changedAt !== null || known.demonstration || isSame(kind, known, entry)) return []
    return [{ ...entry, version: known.version + 1, withdrawnAt: known.withdrawnAt }]
  })
  await updateEntries(tx, kind, changed)
  await insertEntries(
    tx,
    kind,
    entries.filter(({ id }) => !stood.has(id)),
  )
}

async function forget(tx: Db, kind: EntryKind, entries: readonly Entry[]): Promise<void> {
  const wanted = new Set(entries.map(({ id }) => id))
  const gone = (await listAnyEntries(tx, kind)).filter(
    ({ id, changedAt, demonstration }) => !wanted.has(id) && changedAt === null && !demonstration,
  )
  await deleteEntries(
    tx,
    kind,
    gone.map(({ id }) => id),
  )
}
