import type { Point, Terrain } from './demonstration-terrain.ts'

export interface Line {
  readonly points: readonly Point[]
  readonly closed: boolean
}

type Kind = 'coast' | 'border'

/** Coasts and borders of a terrain, smoothed, in drawing units. Where they meet, they share a point. */
export function outlines(terrain: Terrain, kind: Kind, passes: number, tolerance: number): Line[] {
  return trace(terrain, kind).map(({ points, closed }) => {
    let line = points.map(([x, y]): Point => [x * terrain.cell, y * terrain.cell])
    const fixed = points.map(([x, y]) => meetings(terrain, x, y) > 2)
    for (let pass = 0; pass < passes; pass += 1) line = soften(line, fixed, closed)
    return { points: thin(line, fixed, tolerance), closed }
  })
}

/** How many different things meet in a corner of cells. */
function meetings(terrain: Terrain, x: number, y: number): number {
  return new Set([terrain.at(x - 1, y - 1), terrain.at(x, y - 1), terrain.at(x - 1, y), terrain.at(x, y)]).size
}

function wanted(kind: Kind, a: number, b: number): boolean {
  if (a === b) return false
  return kind === 'coast' ? (a === 0) !== (b === 0) : a !== 0 && b !== 0
}

/** Walks the edges between cells from corner to corner until they end or close. */
function trace(terrain: Terrain, kind: Kind): Line[] {
  const { columns, rows, at } = terrain
  const edges = new Map<string, Point[]>()
  const join = (from: Point, to: Point) => edges.set(String(from), [...(edges.get(String(from)) ?? []), to])
  const both = (from: Point, to: Point) => {
    join(from, to)
    join(to, from)
  }
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      if (wanted(kind, at(x, y), at(x + 1, y))) both([x + 1, y], [x + 1, y + 1])
      if (wanted(kind, at(x, y), at(x, y + 1))) both([x, y + 1], [x + 1, y + 1])
    }
  }
  const ends = [...edges].filter(([, next]) => next.length !== 2).map(([corner]) => corner)
  const lines: Line[] = []
  for (const corner of [...ends, ...edges.keys()]) {
    for (let line = walk(edges, corner); line; line = walk(edges, corner)) lines.push(line)
  }
  return lines
}

function walk(edges: Map<string, Point[]>, start: string): Line | undefined {
  let next = edges.get(start)?.[0]
  if (!next) return undefined
  const [x = 0, y = 0] = start.split(',').map(Number)
  const points: Point[] = [[x, y]]
  for (let last: Point = [x, y]; next;) {
    drop(edges, last, next)
    drop(edges, next, last)
    if (String(next) === start) return { points, closed: true }
    points.push(next)
    last = next
    const onward: Point[] | undefined = edges.get(String(next))
    next = onward?.length === 1 ? onward[0] : undefined
  }
  return { points, closed: false }
}

function drop(edges: Map<string, Point[]>, from: Point, to: Point): void {
  const left = (edges.get(String(from)) ?? []).filter((point) => String(point) !== String(to))
  edges.set(String(from), left)
}

/** Draws each point to its neighbours; ends and meetings stay. */
function soften(points: readonly Point[], fixed: readonly boolean[], closed: boolean): Point[] {
  return points.map((point, i) => {
    const before = points[i - 1] ?? (closed ? points.at(-1) : undefined)
    const after = points[i + 1] ?? (closed ? points[0] : undefined)
    if (!before || !after || fixed[i]) return point
    return [(before[0] + 2 * point[0] + after[0]) / 4, (before[1] + 2 * point[1] + after[1]) / 4]
  })
}

/** Leaves out points that lie within the tolerance of the line between the last one kept and the next. */
function thin(points: readonly Point[], fixed: readonly boolean[], tolerance: number): Point[] {
  const kept: Point[] = []
  let from = 0
  points.forEach((point, i) => {
    const between = points.slice(from + 1, i)
    const start = points[from] ?? point
    const straight = between.every((other) => distance(other, start, points[i + 1] ?? point) <= tolerance)
    if (i !== 0 && i !== points.length - 1 && !fixed[i] && straight && i - from < 12) return
    kept.push(point)
    from = i
  })
  return kept
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay)
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
}
