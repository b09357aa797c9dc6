// Writes data/world-map.json: the world's land and borders as paths, small enough to be sent with a page of dots.
// Run it again only when world-atlas changes: node tools/world-map.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { geoArea, geoEqualEarth, geoPath, type GeoPermissibleObjects } from 'd3-geo'
import type { MultiPolygon } from 'geojson'
import { merge, mesh } from 'topojson-client'
import { presimplify, type Shape, simplify, sphericalTriangleArea, type Topology } from 'topojson-simplify'

// Steradians. Found by eye: the Aegean keeps its large islands, and no island that has a place of the network is lost.
const bend = { coast: 2.4e-5, island: 2e-6 }
const island = { smallest: 7e-6, largest: 2e-4 }
const width = 4000
const antarctica = '010'

const source = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
const weighed = presimplify(JSON.parse(readFileSync(source, 'utf8')) as Topology, sphericalTriangleArea)
const world = simplify(weighed, bend.coast)
const land = withIslands(merge(world, shapesOf(world)), merge(simplify(weighed, bend.island), shapesOf(weighed)))
const borders = mesh(world, { type: 'GeometryCollection', geometries: shapesOf(world) }, (a, b) => a !== b)

// Cut in the Bering Strait, so that no country is torn in two.
const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(width, land).precision(2)
const [[, top], [, bottom]] = geoPath(projection).bounds(land)
const [x, y] = projection.translate()
projection.translate([x, y - top])

const map = {
  source:
    'Natural Earth 1:50m, version 4.1 (public domain), through world-atlas 2.0.2; de-facto boundaries; simplified',
  viewBox: [0, 0, width, Math.ceil(bottom - top)],
  projection: {
    name: 'equalEarth',
    rotate: [-11, 0],
    scale: round(projection.scale()),
    translate: projection.translate().map(round),
  },
  land: draw(land),
  borders: draw(borders),
}
const file = join(import.meta.dirname, '..', 'data', 'world-map.json')
writeFileSync(file, `${JSON.stringify(map, null, 1)}\n`)
console.log(`land ${map.land.length} characters, borders ${map.borders.length}`)

function shapesOf(topology: Topology): Shape[] {
  return topology.objects.countries.geometries.filter((shape) => shape.id !== antarctica)
}

/** What makes a coast calm makes an island vanish: islands are taken from a finer drawing. Both list the same polygons. */
function withIslands(coarse: MultiPolygon, fine: MultiPolygon): MultiPolygon {
  const coordinates = fine.coordinates.flatMap((polygon, index) => {
    const area = geoArea({ type: 'Polygon', coordinates: polygon })
    if (area < island.smallest) return []
    return [area > island.largest ? (coarse.coordinates[index] ?? polygon) : polygon]
  })
  return { type: 'MultiPolygon', coordinates }
}

function draw(shape: GeoPermissibleObjects): string {
  return relative(geoPath(projection).digits(0)(shape) ?? '')
}

/** Whole units and steps from the last point: half the characters of absolute coordinates. */
function relative(path: string): string {
  let last: [number, number] = [0, 0]
  let start = last
  let written = ''
  for (const [, letter = '', coordinates = ''] of path.matchAll(/([MLZ])([^MLZ]*)/g)) {
    if (letter === 'Z') {
      written += 'z'
      last = start
      continue
    }
    const [px = 0, py = 0] = coordinates.split(',').map(Number)
    const step = [px - last[0], py - last[1]] as const
    if (letter === 'L' && step[0] === 0 && step[1] === 0) continue
    written += `${letter.toLowerCase()}${step[0]}${step[1] < 0 ? '' : ' '}${step[1]}`
    last = [px, py]
    if (letter === 'M') start = last
  }
  // A path may leave out the letter of a repeated line step.
  return written.replace(/(?<=\d)l(-?)(?=\d)/g, (_, sign: string) => (sign ? '-' : ' '))
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
