import type { Context, View } from '../context.ts'
import type { Source } from '../source.ts'
import { allRows, type TableData } from '../table-data.ts'

/** The whole chart as data: what was asked, the rows unrounded, and what is needed to cite them. */
export function jsonOf(context: Context, view: View, source: Source): string {
  const { speech, t, state } = context
  const content = {
    ...(source.demonstration && { notice: source.demonstration }),
    title: view.title,
    finding: view.finding,
    notes: view.notes,
    language: speech.lang,
    demonstration: state.demonstration,
    state,
    source: {
      publisher: source.publisher,
      questionnaire: source.edition,
      independent: t('independent'),
      address: source.permanent,
    },
    licence: source.licence,
    dataDate: source.dataDate,
    columns: view.table.columns.map(({ key, head, kind }) => ({ key, label: head, kind })),
    rows: rowsOf(view.table),
  }
  return `${JSON.stringify(content, null, 1)}\n`
}

const rowsOf = (table: TableData) =>
  allRows(table).map(({ cells }) => Object.fromEntries(table.columns.map(({ key }, i) => [key, cells[i] ?? null])))
