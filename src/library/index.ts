export { libraryPages } from './pages/index.tsx'
export { LanguageNote, languageMark, PracticeItems } from './pages/practice-items.tsx'
export { LibraryLinks } from './pages/library-links.tsx'
export { kindWord } from './entries/words.ts'
export {
  libraryKinds,
  magazineKind,
  newsKind,
  termKind,
  statedKind,
  type StatedValues,
  themeKind,
  type ThemeValues,
  toolKind,
} from './kinds.ts'
export { capital } from './publications/words.ts'
export { publicationKind } from './publications/kind.ts'
export { PublicationsOf, publicationsOf, type PublicationsOfNetwork } from './publications/pages/of-network.tsx'
export { PublicationLinks } from './publications/pages/links.tsx'
export type { Publication } from './publications/store.ts'
export { libraryFigures, librarySeries } from './figures.ts'
export {
  type AddressOf,
  counted,
  type Described,
  figureRow,
  figureSeries,
  grouped,
  type Listing,
  nowhere,
  orStated,
  stated,
  statedAs,
  summed,
} from './figure-makers.ts'
export { called, type Counted, wasIn } from './figures-store.ts'
export { loadPractices } from './load.ts'
export { type Practice, saidIn } from './model.ts'
export { countPractices, listPractices, practicesOf } from './store.ts'
export { libraryPolicy, mayWrite as mayWritePractice } from './policy.ts'
export { libraryApi } from './api.ts'
export { libraryTables } from './open-tables.ts'
export { libraryNoticeKinds } from './notices.ts'
export { libraryTargets } from './targets.ts'
export { personalData } from './personal-data.ts'
export { type ChecklistFile, checklistFile } from './checklists/model.ts'
export { type ChecklistResult, type FileFault, resultOfChecklist } from './checklists/result.ts'
export { recommendPractices } from './recommendation/actions.ts'
export type { PracticePick, Question, Recommended } from './recommendation/model.ts'
export { recommendedOfArea } from './recommendation/recommend.ts'
export { sayWhy } from './recommendation/words.ts'
export { RecommendedPractices } from './recommendation/pages/recommended.tsx'
export { TakenFromOthers } from './adoption/pages/of-place.tsx'
export { listMarksBy, type MarkedPractice } from './adoption/store.ts'
export { beginDraft } from './drafts/actions.ts'
export { importDraft } from './drafts/import.ts'
export { draftContent, type DraftContent, emptyContent, emptyText } from './drafts/model.ts'
export { reasonIn } from './mapping/model.ts'
export { insertMapping } from './mapping/store.ts'
export { loadSurveys } from './surveys/load.ts'
export { type ImportedInvited, importSurvey } from './surveys/import.ts'
export { deleteInventedSurveys } from './surveys/invented-store.ts'
export { surveyPages } from './surveys/pages.ts'
export { sendSurveyLetter, type SurveyMailJob } from './surveys/collection/index.ts'
export * from './entries/index.ts'
