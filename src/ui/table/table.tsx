import type { Child } from 'hono/jsx'

export interface Column<Row> {
  key: string
  head: Child
  cell: (row: Row) => Child
  /** Numbers stand at the end of their column. */
  numeric?: boolean
  /** The cell that names the row. */
  rowHead?: boolean
}

interface TableProps<Row> {
  caption: Child
  /** The caption is read aloud but not shown, where a heading above says the same. */
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** On small screens each row becomes a card with its column heads as labels. */
  stacked?: boolean
}

export function Table<Row>({ caption, captionHidden, columns, rows, stacked }: TableProps<Row>) {
  return (
    <div class="table-frame" tabindex={0} role="region" aria-label={typeof caption === 'string' ? caption : undefined}>
      <table class={stacked ? 'stacked' : undefined}>
        <caption class={captionHidden ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column.numeric ? 'numeric' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column) =>
                column.rowHead ? (
                  <th scope="row">{column.cell(row)}</th>
                ) : (
                  <td
                    class={column.numeric ? 'numeric' : undefined}
                    data-head={typeof column.head === 'string' ? column.head : undefined}
                  >
                    {stacked ? <div>{column.cell(row)}</div> : column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
