export { chartOpening } from './charts/opening.ts'
export { ChartLinks } from './charts/pages/links.tsx'
export { recordResult, withdrawResult } from './actions.ts'
export type { Basis, DocumentItem, ResultDocument, ResultHead, ScoredResult } from './model.ts'
export { loadOfficialResults } from './official/load.ts'
export type { OfficialResult } from './official/model.ts'
export { officialResultsOf } from './official/store.ts'
export { insightPages } from './pages/index.tsx'
export { sayFigure } from './pages/score-words.ts'
export { findDocument, findResultOfRound, resultsOf } from './store.ts'
export { insightPolicy } from './policy.ts'
export { bestAnswer, type BestAnswer } from './best-answer.ts'
export { differences, type ItemDifference } from './certainty/peers.ts'
export { type Comparison, type Group, leastPlaces, positionIn } from './comparison.ts'
export { flatScores, type FlatScores } from './model.ts'
export { groupName } from './pages/group-words.ts'
export { sayRange } from './range-words.ts'
export { atLeast, type PublicationLevel } from './publication/model.ts'
export { levelOfResult } from './publication/store.ts'
export { isPublicationLevel, publicationLevels } from './publication/model.ts'
export { type FormerResult, type OtherPlace, type Standing, type StandingGroup, standingOf } from './standing.ts'
export { largestGains } from './largest-gains.ts'
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
export { insightFigures, insightSeries } from './figures.ts'
