import { activityFigures, activitySeries } from '#activities'
import { assessmentFigures } from '#assessment'
import { insightFigures, insightSeries } from '#insight'
import { libraryFigures, librarySeries } from '#library'
import { networkFigures, networkSeries } from '#network'
import type { Figure, Series } from '#platform/figures'
import { outreachFigures } from '../figures.ts'
import { outreachSeries } from '../series.ts'
import { documentFigures } from './document-figures.ts'

/** Every named query of every domain: what a report may say. */
export const allFigures: readonly Figure[] = [
  ...networkFigures,
  ...insightFigures,
  ...libraryFigures,
  ...activityFigures,
  ...assessmentFigures,
  ...outreachFigures,
  ...documentFigures,
]

export const allSeries: readonly Series[] = [
  ...networkSeries,
  ...insightSeries,
  ...librarySeries,
  ...activitySeries,
  ...outreachSeries,
]
