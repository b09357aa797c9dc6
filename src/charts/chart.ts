import { changeDrawing } from './change-geometry.ts'
import type { ChangeChart } from './change-model.ts'
import type { Size } from './chart-model.ts'
import type { Drawing } from './drawing.ts'
import { heatDrawing } from './heat-geometry.ts'
import type { HeatChart } from './heat-model.ts'
import { mirrored } from './mirrored.ts'
import { placesDrawing } from './places-geometry.ts'
import { profileDrawing } from './profile-geometry.ts'
import { radarDrawing } from './radar-geometry.ts'
import { tenth } from './text-mark.ts'
import type { PlacesChart } from './places-model.ts'
import type { ProfileChart, RadarChart } from './profile-model.ts'
import { scatterDrawing } from './scatter-geometry.ts'
import type { ScatterChart } from './scatter-model.ts'
import { seriesDrawing } from './series-geometry.ts'
import type { SeriesChart } from './series-model.ts'
import { valueMapDrawing } from './value-map-geometry.ts'
import type { ValueMapChart } from './value-map-model.ts'

export type Chart =
  | PlacesChart
  | ProfileChart
  | RadarChart
  | HeatChart
  | ChangeChart
  | SeriesChart
  | ScatterChart
  | ValueMapChart

const drawn = (chart: Chart, size: Size): Drawing => {
  switch (chart.kind) {
    case 'places':
      return placesDrawing(chart, size)
    case 'profile':
      return profileDrawing(chart, size)
    case 'radar':
      return radarDrawing(chart, size)
    case 'heat':
      return heatDrawing(chart, size)
    case 'change':
      return changeDrawing(chart, size)
    case 'series':
      return seriesDrawing(chart, size)
    case 'scatter':
      return scatterDrawing(chart, size)
    case 'map':
      return valueMapDrawing(chart, size)
  }
}

/** Where everything stands, in one of the two sizes. Pure; the same for the same chart. */
export function drawingOf(chart: Chart, size: Size): Drawing {
  const drawing = drawn(chart, size)
  return { ...(chart.direction === 'rtl' ? mirrored(drawing) : drawing), height: tenth(drawing.height) }
}
