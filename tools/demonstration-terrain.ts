import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export type Point = readonly [x: number, y: number]

/** Which country a cell is of; 0 is sea. */
export interface Terrain {
  readonly columns: number
  readonly rows: number
  readonly cell: number
  at(column: number, row: number): number
}

interface Hill {
  readonly centre: Point
  readonly radii: Point
  readonly height: number
}

export interface Plan {
  readonly seed: number
  readonly size: Point
  readonly cell: number
  /** How strongly chance breaks up the coasts. */
  readonly roughness: number
  readonly hills: readonly Hill[]
  /** A cell is of the country with the nearest centre; borders are bent by chance. */
  readonly centres: readonly { readonly country: number; readonly at: Point }[]
  readonly smallestIsland: number
}

/** The same plan, the same land. */
export function raise(plan: Plan): Terrain {
  const [width, height] = plan.size
  const columns = Math.round(width / plan.cell)
  const rows = Math.round(height / plan.cell)
  const noise = layeredNoise(plan.seed, 6)
  const bend = layeredNoise(plan.seed + 1, 2)
  const cells = new Uint8Array(columns * rows)
  const index = (column: number, row: number) => row * columns + column
  for (let row = 1; row < rows - 1; row += 1) {
    for (let column = 1; column < columns - 1; column += 1) {
      const x = (column + 0.5) * plan.cell
      const y = (row + 0.5) * plan.cell
      const [east, south] = [bend(x / 330, y / 330), bend(y / 330 + 40, x / 330)]
      const level = hillHeight(plan.hills, x + 90 * east, y + 90 * south) + plan.roughness * noise(x / 240, y / 240)
      if (level > 0) cells[index(column, row)] = nearest(plan, x + 240 * east, y + 240 * south)
    }
  }
  const at = (column: number, row: number) => cells[index(column, row)] ?? 0
  mendDiagonals({ columns, rows, cells, index })
  settleIslands({ columns, rows, cells, index }, plan.smallestIsland)
  return { columns, rows, cell: plan.cell, at }
}

/** The highest hill counts; a bay, with a height below 0, is dug out of it. */
function hillHeight(hills: readonly Hill[], x: number, y: number): number {
  let level = -1
  let bays = 0
  for (const { centre, radii, height } of hills) {
    const distance = ((x - centre[0]) / radii[0]) ** 2 + ((y - centre[1]) / radii[1]) ** 2
    if (height < 0) bays += height * Math.max(0, 1 - distance)
    else level = Math.max(level, height * (1 - distance))
  }
  return level + bays
}

function nearest({ centres }: Plan, x: number, y: number): number {
  let best = 0
  let least = Infinity
  for (const { country, at } of centres) {
    const distance = (x - at[0]) ** 2 + (y - at[1]) ** 2
    if (distance < least) [best, least] = [country, distance]
  }
  return best
}

/** Value noise, each octave finer and a little weaker than the one before: about -1..1. */
function layeredNoise(seed: number, count: number): (x: number, y: number) => number {
  const size = 64
  const random = xoroshiro128plus(seed)
  const lattice = Array.from({ length: size * size }, () => uniformFloat64(random) * 2 - 1)
  const value = (x: number, y: number) => lattice[(y & (size - 1)) * size + (x & (size - 1))] ?? 0
  const ease = (t: number) => t * t * (3 - 2 * t)
  const smooth = (x: number, y: number) => {
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const [u, v] = [ease(x - left), ease(y - top)]
    const above = value(left, top) * (1 - u) + value(left + 1, top) * u
    const below = value(left, top + 1) * (1 - u) + value(left + 1, top + 1) * u
    return above * (1 - v) + below * v
  }
  const octaves = Array.from({ length: count }, (_, i) => ({ scale: 2 ** i, shift: 17 * i, weight: 0.66 ** i }))
  return (x, y) => {
    const layers = octaves.map(({ scale, shift, weight }) => weight * smooth(x * scale + shift, y * scale))
    return layers.reduce((sum, layer) => sum + layer, 0) / 1.5
  }
}

interface Cells {
  readonly columns: number
  readonly rows: number
  readonly cells: Uint8Array
  index(column: number, row: number): number
}

/** Cells that touch by a corner alone would make an outline cross itself: their corner is filled. */
function mendDiagonals({ columns, rows, cells, index }: Cells): void {
  for (let changed = true; changed;) {
    changed = false
    for (let row = 0; row < rows - 1; row += 1) {
      for (let column = 0; column < columns - 1; column += 1) {
        const [a, b] = [index(column, row), index(column + 1, row)]
        const [c, d] = [index(column, row + 1), index(column + 1, row + 1)]
        const crossing = cells[a] === cells[d] || cells[b] === cells[c]
        if (
          !crossing ||
          cells[a] === cells[b] ||
          cells[a] === cells[c] ||
          cells[d] === cells[b] ||
          cells[d] === cells[c]
        )
          continue
        cells[b] = cells[a] || (cells[d] ?? 0)
        cells[c] = cells[a] || (cells[d] ?? 0)
        cells[a] = cells[d] = cells[b] ?? 0
        changed = true
      }
    }
  }
}

/** Specks of land go, lakes are filled (the drawing has no holes), and an island is of one country. */
function settleIslands(field: Cells, smallest: number): void {
  const { cells, columns } = field
  const seen = new Uint8Array(cells.length)
  for (let start = 0; start < cells.length; start += 1) {
    if (seen[start]) continue
    const land = cells[start] !== 0
    const part = connected(field, start, (cell) => (cells[cell] !== 0) === land, seen)
    if (!land && start > 0) for (const cell of part) cells[cell] = cells[start - columns] ?? 0
    else if (land && part.length < smallest) for (const cell of part) cells[cell] = 0
    else if (land && part.length < cells.length / 12) {
      const most = mostFrequent(part.map((cell) => cells[cell] ?? 0))
      for (const cell of part) cells[cell] = most
    }
  }
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

function connected(
  { columns, cells }: Cells,
  start: number,
  same: (cell: number) => boolean,
  seen: Uint8Array,
): number[] {
  const part = [start]
  seen[start] = 1
  for (const cell of part) {
    for (const next of [cell - 1, cell + 1, cell - columns, cell + columns]) {
      if (next < 0 || next >= cells.length || seen[next] || !same(next)) continue
      seen[next] = 1
      part.push(next)
    }
  }
  return part
}
