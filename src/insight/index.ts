export { chartOpening } from './charts/opening.ts'
export { ChartLinks } from './charts/pages/links.tsx'
export { recordResult, withdrawResult } from './actions.ts'
export type { Basis, DocumentItem, ResultDocument, ResultHead, ScoredResult } from './model.ts'
export { loadOfficialResults } from './official/load.ts'
export type { OfficialResult } from './official/model.ts'
export { officialResultsOf } from './official/store.ts'
export { insightPages } from './pages/index.tsx'
export { deleteUnusedFiles } from './official/store.ts'
export { sayFigure } from './pages/score-words.ts'
export { findDocument, findResultOfRound, resultsOf } from './store.ts'
export { insightPolicy } from './policy.ts'
export { insightTargets } from './targets.ts'
export { personalData } from './personal-data.ts'
export { indexCommand } from './audit/commands.ts'
export { insightApi } from './api.ts'
export {
  dataRoutes,
  deleteDemonstrationReleases,
  insightTables,
  isVersion,
  licence,
  packages,
  releaseData,
  releaseFirst,
  type Releasing,
} from './open-data/index.ts'
export { isOfRecord, NoteText, OfficialSource } from './official/pages/sources.tsx'
export { sayVersion } from './official/pages/words.ts'
