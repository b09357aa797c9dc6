import type { Context, View } from '../context.ts'
import { drawChange } from './change.ts'
import { drawExtended } from './extended.ts'
import { drawHeat } from './heat.ts'
import { drawMap } from './map.ts'
import { drawPlaces } from './places.ts'
import { drawProfile } from './profile.ts'
import { drawProgress } from './progress.ts'
import { drawScatter } from './scatter.ts'

const drawings = {
  places: drawPlaces,
  profile: drawProfile,
  heat: drawHeat,
  change: drawChange,
  progress: drawProgress,
  scatter: drawScatter,
  extended: drawExtended,
  map: drawMap,
} as const

export const draw = (context: Context): View => drawings[context.state.view](context)
