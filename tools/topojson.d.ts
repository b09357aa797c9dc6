// These two packages bring no types; only what world-map.ts calls is declared.
declare module 'topojson-client' {
  import type { MultiLineString, MultiPolygon } from 'geojson'
  import type { Shape, Topology } from 'topojson-simplify'

  export function merge(topology: Topology, shapes: readonly Shape[]): MultiPolygon
  export function mesh(
    topology: Topology,
    shapes: { type: 'GeometryCollection'; geometries: readonly Shape[] },
    keep: (a: Shape, b: Shape) => boolean,
  ): MultiLineString
}

declare module 'topojson-simplify' {
  export interface Shape {
    type: string
    id?: string
    properties?: { name: string }
  }
  export interface Topology {
    objects: { countries: { type: 'GeometryCollection'; geometries: Shape[] } }
  }
  type Weight = (ring: readonly (readonly number[])[]) => number

  export function presimplify(topology: Topology, weight?: Weight): Topology
  export function simplify(topology: Topology, minimum: number): Topology
  export const sphericalTriangleArea: Weight
}
