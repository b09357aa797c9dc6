export { MapKey, type MapGroup, type MapPoint, PlacesMap } from './map.tsx'
export { type Box, frame, holds, type MapDrawing, projectionOf } from './map-geometry.ts'
export { SpreadFigure, SpreadSvg } from './spread.tsx'
export type { Spread, SpreadChart, SpreadRow } from './spread-model.ts'
