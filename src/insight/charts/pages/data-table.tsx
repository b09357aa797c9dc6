import { raw } from 'hono/html'
import type { Context, View } from '../context.ts'
import { pagingOf } from '../paging.ts'
import type { Sorting } from '../state.ts'
import type { Cell, Column, TableRow } from '../table-data.ts'
import { sayChange, sayScore } from '../words.ts'
import { escaped } from './fields.tsx'

/** Columns that are read more easily when they stand close. */
const mostInColumn = 7

/** What the chart shows, as a table; heads of columns sort it, which orders the chart too. */
export function DataTable({ context, view, caption }: { context: Context; view: View; caption: string }) {
  const { columns, count, slice } = view.table
  const { state } = context
  const shown = columns.map((column, index) => ({ column, index })).filter(({ column }) => !column.fileOnly)
  const { start, end } = pagingOf(count, state.page, view.perPage)
  return (
    <div class="table-frame" tabindex={0} role="region" aria-label={caption}>
      <table class={shown.length > mostInColumn ? 'chart-table' : 'chart-table slim'}>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {shown.map(({ column }) => (
              <ColumnHead context={context} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {raw(
            slice(start, end)
              .map((row) => rowText(context, shown, row))
              .join(''),
          )}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHead({ context, column }: { context: Context; column: Column }) {
  const { state, address, t } = context
  const { key, head, kind, sortable } = column
  const numeric = kind === 'text' || kind === 'year' ? undefined : 'numeric'
  if (!sortable) {
    return (
      <th scope="col" class={numeric}>
        {head}
      </th>
    )
  }
  const current = state.sort.key === key
  const sort: Sorting = { key, descending: current ? !state.sort.descending : kind !== 'text' }
  return (
    <th
      scope="col"
      class={numeric}
      aria-sort={current ? (state.sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <a class="sort" href={`${address({ ...state, sort, page: 1 })}#figures`} title={t('sort.by', { column: head })}>
        {head}
      </a>
    </th>
  )
}

type Shown = readonly { readonly column: Column; readonly index: number }[]

// Written as text, as the marks of the chart are: a heat map has some thousand cells.
function rowText(context: Context, shown: Shown, { key, href, marked, cells, why }: TableRow): string {
  let text = `<tr data-key="${escaped(key)}"${marked ? ' class="marked"' : ''}>`
  for (const { column, index } of shown) {
    const cell = cells[index] ?? null
    const words = cell === null ? (why?.[column.key] ?? context.t('none')) : sayCell(context, column, cell)
    if (column.key === 'name') {
      const name = escaped(words)
      text += `<th scope="row">${href ? `<a href="${escaped(href)}">${name}</a>` : name}</th>`
    } else if (typeof cell === 'number' && column.kind !== 'year') {
      text += `<td class="numeric"><data value="${cell}">${escaped(words)}</data></td>`
    } else {
      text += `<td${column.kind === 'text' || column.kind === 'year' ? '' : ' class="numeric"'}>${escaped(words)}</td>`
    }
  }
  return `${text}</tr>`
}

/** With its decimal, so that points stand below each other. */
const share = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const

function sayCell({ speech }: Context, { kind }: Column, cell: NonNullable<Cell>): string {
  if (typeof cell === 'string') return cell
  switch (kind) {
    case 'score':
      return sayScore(speech, cell)
    case 'change':
      return sayChange(speech, cell)
    case 'percent':
      return speech.number(cell / 100, share)
    case 'year':
      return String(cell)
    default:
      return speech.number(cell)
  }
}
