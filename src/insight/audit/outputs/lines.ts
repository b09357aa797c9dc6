export type Cell = string | number | null

/** The lines of one CSV file: heading first. An empty cell is missing; numbers are at full precision. */
export type Lines = readonly (readonly Cell[])[]

export const cell = (value: number | null | undefined): number | null =>
  value === null || value === undefined || Number.isNaN(value) ? null : value

/** As R writes them. */
export const truth = (value: boolean): string => (value ? 'TRUE' : 'FALSE')

/** Units in rows, nodes in columns. */
export function byUnit(units: readonly string[], keys: readonly string[], columns: readonly Float64Array[]): Lines {
  return [['uCode', ...keys], ...units.map((unit, row) => [unit, ...columns.map((column) => cell(column[row]))])]
}

/** A line a row, by what stands in each column. */
export function table<Row>(
  rows: readonly Row[],
  columns: Readonly<Record<string, (row: Row, at: number) => Cell>>,
): Lines {
  const cells = Object.values(columns)
  return [Object.keys(columns), ...rows.map((row, at) => cells.map((of) => of(row, at)))]
}
