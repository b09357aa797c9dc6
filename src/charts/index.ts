export { MapKey, type MapGroup, PlacesMap } from './map.tsx'
export { type Box, frame, holds, type MapDrawing, projectionOf } from './map-geometry.ts'
export { SpreadFigure } from './spread.tsx'
export type { SpreadChart, SpreadRow } from './spread-model.ts'
