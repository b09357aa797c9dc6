import { capital } from '#library'
import type { Block, Cell, Run, TableBlock } from '#platform/document'
import { chartOf, type Gathered } from './chart.ts'
import { sayGroup } from './groups.ts'
import type { FoundSeries, SeriesRow } from './model.ts'
import { keyOf, type Query } from './queries.ts'
import { inOrder, type Pen, rowRun, sayDay, titleOfQuery } from './saying.ts'

type Drawn = Extract<Query, { kind: 'list' | 'table' | 'chart' | 'count' }>

export const rowsOf = ({ material }: Pen, { name, given }: Drawn): FoundSeries | undefined =>
  material.series.get(keyOf(name, given))

/** A query that has a paragraph of its own. */
export function blocksFor(pen: Pen, query: Drawn): readonly Block[] {
  const found = rowsOf(pen, query)
  if (!found || found.rows.length === 0) return [nothing(pen, found)]
  if (query.kind === 'list') return [listBlock(pen, found)]
  return query.kind === 'chart' ? chartBlocks(pen, found) : [tableBlock(pen, found)]
}

/** What another year lacks is said where it would stand. */
function nothing({ t, speech }: Pen, found: FoundSeries | undefined): Block {
  const of = found ? titleOfQuery(speech, found.says) : ''
  return { kind: 'paragraph', runs: [{ text: t('lacking.rows', { what: of }), italic: true }] }
}

function listBlock(pen: Pen, { rows }: FoundSeries): Block {
  const year = String(pen.material.year)
  const item = (row: SeriesRow): Run[] => {
    const run = rowRun(pen, row)
    return row.on === undefined || row.on === year ? [run] : [run, ` (${sayDay(pen.speech, row.on)})`]
  }
  return { kind: 'list', items: inOrder(pen.speech, rows).map(item) }
}

const cell = (run: Run): Cell => ({ runs: [run] })
const numeric = (text: string): Cell => ({ runs: [text], numeric: true })

/** The columns that its rows fill. */
function tableBlock(pen: Pen, { name, says, rows }: FoundSeries): Block {
  const { t, speech } = pen
  const unit = pen.material.figures.get(name)?.unit
  const has = {
    on: rows.some(({ on }) => on !== undefined),
    group: new Set(rows.map(({ group }) => group)).size > 1,
    amount: rows.some(({ amount }) => amount !== 1),
  }
  const amountOf = ({ amount }: SeriesRow) =>
    unit === 'EUR' ? speech.number(amount, { style: 'currency', currency: 'EUR' }) : speech.number(amount)
  return {
    kind: 'table',
    caption: titleOfQuery(speech, says),
    head: [
      cell(t('table.name')),
      ...(has.on ? [cell(t('table.on'))] : []),
      ...(has.group ? [cell(t('table.group'))] : []),
      ...(has.amount ? [numeric(t('table.amount'))] : []),
    ],
    rows: rows.map((row) => [
      cell(rowRun(pen, row)),
      ...(has.on ? [cell(row.on === undefined ? '–' : sayDay(speech, row.on))] : []),
      ...(has.group ? [cell(row.group === null ? '–' : sayGroup(pen, name, row.group))] : []),
      ...(has.amount ? [numeric(amountOf(row))] : []),
    ]),
  }
}

/** Bars, and the same as a table: whoever does not see the one has the other. One number is no chart. */
function chartBlocks(pen: Pen, found: FoundSeries): readonly Block[] {
  const groups = gathered(pen, found)
  const table = groupTable(pen, found, groups)
  return groups.length < 2 ? [table] : [chartOf(pen, found, fewOf(pen, groups)), { ...table, folded: true }]
}

function gathered(pen: Pen, { name, rows }: FoundSeries): readonly Gathered[] {
  if (ofPoints.has(name)) return rows.map((row) => pointOf(pen, row))
  const byGroup = rows.some(({ group }) => group !== null)
  const sums = new Map<string, number>()
  for (const { group, label, amount } of rows) {
    const key = group ?? (byGroup ? nowhere : label)
    sums.set(key, (sums.get(key) ?? 0) + amount)
  }
  const nameOf = (key: string) => capital(pen.speech, key === nowhere ? pen.t('group.none') : sayGroup(pen, name, key))
  const all = [...sums].map(([key, amount]) => ({ key, label: nameOf(key), amount }))
  // Months stand in their order, everything else by size.
  if (all.every(({ key }) => key === nowhere || /^\d{4}(-\d{2})*$/.test(key)))
    return all.sort((a, b) => (a.key < b.key ? -1 : 1))
  return all.sort((a, b) => b.amount - a.amount || pen.speech.compare(a.label, b.label))
}

/** Comes after every month. */
const nowhere = '~'

/** Series of which every row is a point in time, and sums would say nothing. */
const ofPoints: ReadonlySet<string> = new Set(['followers'])

function pointOf(pen: Pen, { id, group, label, on, amount }: SeriesRow): Gathered {
  const { speech, t } = pen
  const name = group === null ? label : sayGroup(pen, 'followers', group)
  const at = { name, date: on === undefined ? '' : sayDay(speech, on) }
  return { key: id, label: t(id.endsWith('-derived') ? 'chart.point.derived' : 'chart.point', at), amount }
}

/** Bars that one sees at a glance; the table has them all. */
const mostBars = 14

function fewOf({ t }: Pen, groups: readonly Gathered[]): readonly Gathered[] {
  if (groups.length <= mostBars + 4 || groups.some(({ key }) => /^\d{4}-/.test(key))) return groups
  const [shown, others] = [groups.slice(0, mostBars - 1), groups.slice(mostBars - 1)]
  const amount = others.reduce((sum, one) => sum + one.amount, 0)
  return [...shown, { key: 'others', label: t('chart.others', { count: others.length }), amount }]
}

function groupTable({ t, speech }: Pen, { says }: FoundSeries, groups: readonly Gathered[]): TableBlock {
  return {
    kind: 'table',
    caption: t('chart.table', { title: titleOfQuery(speech, says) }),
    head: [cell(t('table.group')), numeric(t('table.amount'))],
    rows: groups.map(({ label, amount }) => [cell(label), numeric(speech.number(amount))]),
  }
}
