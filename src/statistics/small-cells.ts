/** No figure about fewer people is shown. */
export const smallestCell = 5

/** How many people stand in each row: rows exclude each other and leave out nobody who is counted. */
export type Counts = Readonly<Record<string, number>>

/** The same people once more for every filter (channel, age …), by category; who said nothing is a category, too. */
export interface Crossed {
  readonly whole: Counts
  readonly filters?: Readonly<Record<string, Readonly<Record<string, Counts>>>>
}

type Seen = Readonly<Record<string, number | null>>

/** What may be shown: null where a figure is held back. */
export interface Shown {
  /** Of everybody. */
  readonly n: number | null
  readonly whole: Seen
  /** People in each category; the same whatever the rows, so that many tables of the same people can stand side by side. */
  readonly sizes: Readonly<Record<string, Seen>>
  readonly filters: Readonly<Record<string, Readonly<Record<string, Seen>>>>
}

interface Cell {
  readonly value: number
  /** The size of a category, which every table of these people shares: settled before the rows are looked at. */
  readonly size: boolean
  hidden: boolean
}

/** A total and the parts it is the sum of. */
interface Line {
  readonly total: Cell
  readonly parts: readonly Cell[]
}

/**
 * Holds back every count under `least`, and as many others as it takes for no count held back to follow from what is
 * shown: neither within one table nor from two filters, or a filter and the whole, taken together. Where counts are held
 * back beside a total that is shown, they are at least two and together at least `least`.
 *
 * @throws RangeError when the categories of a filter do not add up to the whole.
 */
export function hideSmall({ whole, filters = {} }: Crossed, least: number = smallestCell): Shown {
  const cellOf = (value: number, size = false): Cell => ({ value, size, hidden: value < least })
  const everybody = cellOf(sum(Object.values(whole)), true)
  const rows = mapValues(whole, (value) => cellOf(value))
  const crossed = mapValues(filters, (categories) =>
    mapValues(categories, (counts) => ({
      size: cellOf(sum(Object.values(counts)), true),
      cells: mapValues(rows, (_, row) => cellOf(counts[row] ?? 0)),
    })),
  )
  const sizes = Object.values(crossed).map((categories) => ({
    total: everybody,
    parts: Object.values(categories).map(({ size }) => size),
  }))
  const columns = Object.values(crossed).flatMap((categories) =>
    Object.values(categories).map(({ size, cells }) => ({ total: size, parts: Object.values(cells) })),
  )
  const across = Object.values(crossed).flatMap((categories) =>
    Object.entries(rows).map(([row, total]) => ({
      total,
      parts: Object.values(categories).flatMap(({ cells }) => cells[row] ?? []),
    })),
  )
  const lines = [{ total: everybody, parts: Object.values(rows) }, ...columns, ...across]
  refuseUnequal([...sizes, ...lines])
  settle(sizes, least, ({ size }) => size)
  for (const { total, parts } of lines) if (total.size && total.hidden) parts.forEach(hide)
  settle([...lines, ...sizes], least, ({ size }) => !size)
  const seen = ({ value, hidden }: Cell) => (hidden ? null : value)
  return {
    n: seen(everybody),
    whole: mapValues(rows, seen),
    sizes: mapValues(crossed, (categories) => mapValues(categories, ({ size }) => seen(size))),
    filters: mapValues(crossed, (categories) => mapValues(categories, ({ cells }) => mapValues(cells, seen))),
  }
}

/** Hides more, of what may be hidden, until nothing hidden follows from what is shown. */
function settle(lines: readonly Line[], least: number, mayHide: (cell: Cell) => boolean): void {
  const open = (cell: Cell) => !cell.hidden && mayHide(cell)
  for (;;) {
    const leak = lines.find((line) => leaks(line, least) && wayOut(line, open))
    const found = leak ? wayOut(leak, open) : besideDetermined(lines, open)
    if (!found) return
    hide(found)
  }
}

function leaks({ total, parts }: Line, least: number): boolean {
  const hidden = parts.filter((part) => part.hidden)
  if (total.hidden) return hidden.length === 0
  if (hidden.length === 0) return false
  return hidden.length === 1 || sum(hidden.map(({ value }) => value)) < least
}

const wayOut = ({ total, parts }: Line, open: (cell: Cell) => boolean): Cell | undefined =>
  smallest(parts.filter(open)) ?? (open(total) ? total : undefined)

/** Each line may be safe by itself and all of them together may not: a cell beside one that follows, to be hidden next. */
function besideDetermined(lines: readonly Line[], open: (cell: Cell) => boolean): Cell | undefined {
  const determined = determinedIn(lines)
  if (determined.size === 0) return undefined
  const near = lines.filter(({ total, parts }) => [total, ...parts].some((cell) => determined.has(cell)))
  const openIn = (some: readonly Line[]) => some.flatMap(({ total, parts }) => [total, ...parts]).filter(open)
  return smallest(openIn(near)) ?? smallest(openIn(lines))
}

/** The hidden cells that have one solution: the equations between what is hidden, solved (Gauss and Jordan). */
function determinedIn(lines: readonly Line[]): Set<Cell> {
  const unknown = [...new Set(lines.flatMap(({ total, parts }) => [total, ...parts]))].filter(({ hidden }) => hidden)
  const column = new Map(unknown.map((cell, i) => [cell, i]))
  const equations = lines.map(({ total, parts }) => {
    const row = unknown.map(() => 0)
    const add = (cell: Cell, sign: number) => {
      const at = column.get(cell)
      if (at !== undefined) row[at] = (row[at] ?? 0) + sign
    }
    add(total, -1)
    parts.forEach((part) => add(part, 1))
    return row
  })
  const solved = reduced(equations, unknown.length)
  const alone = solved.flatMap((row) => {
    const used = unknown.filter((_, i) => Math.abs(row[i] ?? 0) > 1e-9)
    return used.length === 1 ? used : []
  })
  return new Set(alone)
}

/** The reduced row echelon form. */
function reduced(equations: readonly (readonly number[])[], width: number): number[][] {
  const rows = equations.map((row) => [...row])
  let done = 0
  for (let column = 0; column < width && done < rows.length; column += 1) {
    const pivot = rows.findIndex((row, i) => i >= done && Math.abs(row[column] ?? 0) > 1e-9)
    const found = rows[pivot]
    if (!found) continue
    rows.splice(pivot, 1)
    const by = found[column] ?? 1
    const unit = found.map((value) => value / by)
    rows.splice(done, 0, unit)
    rows.forEach((row, i) => {
      const factor = row[column] ?? 0
      if (i === done || Math.abs(factor) < 1e-9) return
      unit.forEach((value, at) => (row[at] = (row[at] ?? 0) - factor * value))
    })
    done += 1
  }
  return rows
}

function hide(cell: Cell): void {
  cell.hidden = true
}

function refuseUnequal(lines: readonly Line[]): void {
  const unequal = lines.some(({ total, parts }) => sum(parts.map(({ value }) => value)) !== total.value)
  if (unequal) throw new RangeError('the categories of a filter have to add up to the whole')
}

const smallest = (cells: readonly Cell[]): Cell | undefined => cells.toSorted((a, b) => a.value - b.value)[0]

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const mapValues = <From, To>(of: Readonly<Record<string, From>>, to: (value: From, key: string) => To) =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, to(value, key)] as const))
