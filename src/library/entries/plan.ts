import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '#platform/access'
import { canonicalJson } from '#platform/canonical-json'
import { mayWriteEntry } from './access.ts'
import { cellsOf, changedColumns, columnsOfKind, fileRowOf, rowFromCells } from './cells.ts'
import { type Fault, isList, type Knowing } from './fields/index.ts'
import type { ReadSection } from './files.ts'
import type { Entry, EntryKind } from './model.ts'
import { empty, type FileRow, idOf, lacksOf, readRow, type RowFault, type Written } from './rows.ts'

/** What an import would do with one row. */
export interface PlannedRow {
  readonly kind: EntryKind
  readonly line: number
  readonly id: string
  readonly status: 'new' | 'changed' | 'same' | 'wrong'
  readonly changes: readonly { readonly column: string; readonly before: string; readonly after: string }[]
  readonly faults: readonly RowFault[]
  readonly content: Written
  readonly stood: Entry | undefined
}

export interface Standing {
  readonly entries: ReadonlyMap<string, Entry>
  /** Columns that the table wants filled in every row. */
  readonly needed: readonly string[]
}

export interface Planning {
  readonly standing: ReadonlyMap<string, Standing>
  readonly knowing: Knowing
  readonly actor: Actor
}

export function planImport(sections: readonly ReadSection[], planning: Planning): PlannedRow[] {
  return sections.flatMap(({ kind, rows, unknown }) => {
    const heading = unknown.map(({ column, near }) => headingFault(kind, column, near))
    const lines = new Map<string, number>()
    return [...heading, ...rows.map(({ line, row }) => planRow(kind, line, row, planning, lines))]
  })
}

const headingFault = (kind: EntryKind, column: string, near: string | null): PlannedRow => {
  const fault: Fault = near === null ? { code: 'column', value: column } : { code: 'column', value: column, near }
  return {
    kind,
    line: 1,
    id: '',
    status: 'wrong',
    changes: [],
    faults: [{ column, fault }],
    content: empty,
    stood: undefined,
  }
}

function planRow(
  kind: EntryKind,
  line: number,
  row: FileRow,
  planning: Planning,
  lines: Map<string, number>,
): PlannedRow {
  const standing = planning.standing.get(kind.name)
  const stood = standing?.entries.get(idOf(row))
  const read = readRow(kind, row, planning.knowing, stood)
  const { id, content } = read
  const twice = lines.get(id)
  if (twice === undefined) lines.set(id, line)
  const base = { kind, line, id, content, stood, changes: [], faults: [] }
  if (twice !== undefined)
    return { ...base, status: 'wrong', faults: [{ column: 'id', fault: { code: 'twice', value: id } }] }
  const alien = notTheirs(planning.actor, stood)
  if (alien) return { ...base, status: 'wrong', faults: [alien] }
  // What is as it stands is the same, though one of its values could not be written today.
  if (stood && isAsItStands(kind, row, stood)) return { ...base, status: 'same' }
  const faults = [...read.faults, ...ruled(kind, content, planning.actor, standing?.needed ?? [])]
  if (faults.length > 0) return { ...base, status: 'wrong', faults: onceEach(faults) }
  const after = cellsOf(kind, content)
  const before = stood ? cellsOf(kind, stood) : {}
  const columns = stood ? changedColumns(kind, before, after) : columnsOfKind(kind).filter((column) => after[column])
  const changes = columns.map((column) => ({ column, before: before[column] ?? '', after: after[column] ?? '' }))
  return { ...base, status: stood ? (changes.length === 0 ? 'same' : 'changed') : 'new', changes }
}

/** A fault that two rules find is told once. */
const onceEach = (faults: readonly RowFault[]): RowFault[] =>
  faults.filter(({ column }, at) => faults.findIndex((one) => one.column === column) === at)

function isAsItStands(kind: EntryKind, row: FileRow, stood: Entry): boolean {
  const asJson = fileRowOf(kind, stood.id, stood)
  const asCells = rowFromCells(kind, { id: stood.id, ...cellsOf(kind, stood) })
  return isDeepStrictEqual(row, asJson) || isDeepStrictEqual(row, asCells)
}

/** Whose the entry is that stands under the row's id: asked before anything is said of it. */
function notTheirs(actor: Actor, stood: Entry | undefined): RowFault | undefined {
  if (!stood || mayWriteEntry(actor, stood)) return undefined
  return stood.demonstration === actor.demonstration
    ? { column: 'network', fault: { code: 'notYours' } }
    : { column: 'id', fault: { code: 'otherWorld' } }
}

/** What holds of the whole row: whose it becomes, and what it must not lack. */
function ruled(kind: EntryKind, content: Written, actor: Actor, needed: readonly string[]): RowFault[] {
  const { demonstration } = actor
  const theirs = mayWriteEntry(actor, { networkId: content.networkId, demonstration })
  const lacks = kind.fields.filter(
    (field) => needed.includes(field.column) && !isList(field) && (content.values[field.key] ?? null) === null,
  )
  return [
    ...(theirs ? [] : [{ column: 'network', fault: { code: 'notYours' } } as const]),
    ...lacksOf(kind, content),
    ...lacks.map(({ key }): RowFault => ({ column: key, fault: { code: 'needed' } })),
  ]
}

export const isWrong = (plan: readonly PlannedRow[]): boolean => plan.some(({ status }) => status === 'wrong')
export const changesOf = (plan: readonly PlannedRow[]): PlannedRow[] =>
  plan.filter(({ status }) => status === 'new' || status === 'changed')

/** Of what was previewed: what each row would become, and which version of what stands it was held against. */
export const fingerprintOf = (plan: readonly PlannedRow[]): string =>
  createHash('sha256')
    .update(
      canonicalJson(
        plan.map(({ kind, id, status, changes, stood }) => [
          kind.name,
          id,
          status,
          changes,
          stood?.version ?? null,
          stood?.withdrawnAt?.toISOString() ?? null,
        ]),
      ),
    )
    .digest('hex')
