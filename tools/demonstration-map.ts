// Writes data/demonstration/map.json: land and borders of the invented world, in the structure of data/world-map.json.
// Run it again only when the plan below changes: node tools/demonstration-map.ts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Line, outlines } from './demonstration-outlines.ts'
import { type Plan, type Point, raise } from './demonstration-terrain.ts'

const size: Point = [4000, 1814]

const plan: Plan = {
  seed: 20261123,
  size,
  cell: 8,
  roughness: 0.8,
  hills: [
    { centre: [1700, 760], radii: [640, 480], height: 0.75 },
    { centre: [2370, 590], radii: [560, 390], height: 0.75 },
    { centre: [2750, 980], radii: [560, 430], height: 0.75 },
    { centre: [2150, 940], radii: [380, 300], height: 0.6 },
    { centre: [1990, 1260], radii: [260, 330], height: -1.1 },
    { centre: [2080, 200], radii: [130, 260], height: -1 },
    { centre: [3080, 640], radii: [380, 110], height: -1.1 },
    { centre: [1180, 950], radii: [330, 90], height: -0.9 },
    { centre: [860, 520], radii: [150, 130], height: 0.6 },
    { centre: [3380, 330], radii: [200, 140], height: 0.6 },
    { centre: [640, 1080], radii: [230, 140], height: 0.6 },
    { centre: [1090, 1330], radii: [200, 130], height: 0.6 },
    { centre: [1560, 1540], radii: [240, 110], height: 0.6 },
    { centre: [480, 1500], radii: [150, 110], height: 0.55 },
    { centre: [980, 1650], radii: [140, 70], height: 0.5 },
    { centre: [2070, 1640], radii: [130, 80], height: 0.5 },
    { centre: [3480, 1400], radii: [170, 130], height: 0.55 },
  ],
  // The codes QM, QN, QO and QP, in this order.
  centres: [
    { country: 1, at: [1500, 720] },
    { country: 2, at: [2500, 440] },
    { country: 3, at: [900, 1800] },
    { country: 4, at: [2650, 1150] },
  ],
  smallestIsland: 14,
}

const terrain = raise(plan)
const land = outlines(terrain, 'coast', 3, 1)
const map = {
  source: `Invented: raised by tools/demonstration-map.ts from the seed ${plan.seed}; it shows no real place`,
  viewBox: [0, 0, ...size],
  projection: { name: 'identity' },
  land: draw(land),
  borders: draw(outlines(terrain, 'border', 8, 1)),
}
const folder = join(import.meta.dirname, '..', 'data', 'demonstration')
writeFileSync(join(folder, 'map.json'), `${JSON.stringify(map, null, 1)}\n`)
console.log(`land ${map.land.length} characters in ${land.length} lines, borders ${map.borders.length}`)

/** Steps from the last point, in whole units. */
function draw(lines: readonly Line[]): string {
  let last: Point = [0, 0]
  return lines
    .map(({ points, closed }) => {
      let start: Point = last
      const steps = points.map(([x, y], i) => {
        const to: Point = [Math.round(x), Math.round(y)]
        const step = `${to[0] - last[0]}${to[1] < last[1] ? '' : ' '}${to[1] - last[1]}`
        last = to
        if (i > 0) return step.startsWith('-') ? step : ` ${step}`
        start = to
        return `m${step}`
      })
      if (closed) last = start
      return `${steps.join('')}${closed ? 'z' : ''}`
    })
    .join('')
}
