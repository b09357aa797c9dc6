/** Null: there is none. */
export type Cell = string | number | null

export interface Column {
  /** Its name in files, and in addresses where one may sort by it. */
  readonly key: string
  /** In the reader's language. */
  readonly head: string
  readonly kind: 'text' | 'score' | 'change' | 'count' | 'percent' | 'year'
  readonly sortable?: boolean | undefined
  /** Stands in files alone: what a page says once, or in another way. */
  readonly fileOnly?: boolean | undefined
}

export interface TableRow {
  /** Id of the place, or key of the area. */
  readonly key: string
  readonly href?: string | undefined
  readonly marked?: boolean | undefined
  /** By the key of a column: why there is no value. */
  readonly why?: Readonly<Record<string, string>> | undefined
  /** One for each column, unrounded. */
  readonly cells: readonly Cell[]
}

/** What a chart shows, as rows: the page's table and the files are made from it, so that they cannot differ. */
export interface TableData {
  readonly columns: readonly Column[]
  readonly count: number
  /** Rows from one position to before another, made when asked for: a page shows few of what may be thousands. */
  readonly slice: (start: number, end: number) => TableRow[]
}

export const allRows = ({ count, slice }: TableData): TableRow[] => slice(0, count)

/** A column with what stands in it. */
export interface FilledColumn<Row> extends Column {
  readonly cell: (row: Row) => Cell
  /** Why there is no value. */
  readonly why?: (row: Row) => string | undefined
}

export function tableOf<Row>(
  columns: readonly FilledColumn<Row>[],
  rows: readonly Row[],
  headOf: (row: Row) => Pick<TableRow, 'key' | 'href' | 'marked'>,
): TableData {
  return {
    columns: columns.map(({ key, head, kind, sortable, fileOnly }) => ({ key, head, kind, sortable, fileOnly })),
    count: rows.length,
    slice: (start, end) =>
      rows.slice(start, end).map((row) => {
        const cells = columns.map(({ cell }) => cell(row))
        const { key, href, marked } = headOf(row)
        return { key, href, marked, cells, why: reasonsFor(columns, cells, row) }
      }),
  }
}

function reasonsFor<Row>(columns: readonly FilledColumn<Row>[], cells: readonly Cell[], row: Row) {
  if (!cells.includes(null)) return undefined
  const reasons: Record<string, string> = {}
  for (const [i, { key, why }] of columns.entries()) {
    const reason = cells[i] === null ? why?.(row) : undefined
    if (reason !== undefined) reasons[key] = reason
  }
  return reasons
}
