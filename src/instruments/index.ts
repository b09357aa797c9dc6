export { faultOf, plainText } from './answer.ts'
export type { Answer, Answers } from './answer.ts'
export { readAnswers } from './answers-file.ts'
export { csvTemplate, xlsxTemplate } from './answers-template.ts'
export type { CommandIo } from './command.ts'
export { scoreCommand, templateCommand } from './commands.ts'
export { checkDraft, type Draft, EditionError, editionOfDraft, parseEdition } from './edition-file.ts'
export type { Problem } from './yaml-source.ts'
export { EditionNotFound, readEdition } from './edition-folder.ts'
export { codesOf, findItem, hasOptions, isNumber, isScored, textsIn } from './edition.ts'
export type {
  ChoiceItem,
  Edition,
  EditionDocument,
  EditionTexts,
  Item,
  NumberItem,
  RankingItem,
  TextItem,
  TextsIn,
  Use,
} from './edition.ts'
export { nearest } from './nearest.ts'
export { applicability, pointsOf } from './points.ts'
export { gains, itemsCounted, score } from './scoring.ts'
export type { Counts, Gain, ItemResult, Result, Scores } from './scoring.ts'
export {
  areaKeys,
  areaName,
  earlierAreaKeys,
  isAreaKey,
  isEarlierAreaKey,
  isSubjectKey,
  type SubjectKey,
  subjectKeys,
  subjectName,
  themeKeys,
} from './taxonomy.ts'

// The response engine and the pages.
export {
  importAnswers,
  type ImportedAnswer,
  listAnswers,
  listGiven,
  listHistories,
  listRevisions,
  listUndecided,
  openResponse,
  reopenResponse,
  saveAnswer,
  type Saved,
  submitResponse,
} from './actions.ts'
export { publishEdition, registerEditions } from './edition-actions.ts'
export { answerFrom, type InputFault, notApplicable, valuesOf } from './answer-input.ts'
export { sayAnswer, sayFault, sayTyped } from './answer-words.ts'
export {
  type Editions,
  editionsFor,
  editionsOf,
  findLatestEdition,
  latestEdition,
  readEditions,
  slugOf,
  withRegistered,
} from './editions.ts'
export { listGivenOf } from './given-store.ts'
export { AnswerBars } from './pages/answer-bars.tsx'
export { AnswerValue } from './pages/answer-value.tsx'
export { instrumentPages, ourIndex } from './pages/index.tsx'
export { ItemInputs, langOf } from './pages/item-inputs.tsx'
export { ItemQuestion } from './pages/item-question.tsx'
export { Guard } from './pages/item-reading.tsx'
export { TermsExplained } from './pages/terms-explained.tsx'
export {
  answersOf,
  type Content,
  currentOf,
  type Origin,
  type Revision,
  sameContent,
  undecidedOf,
} from './revisions.ts'
export { type OptionCount, tally, type Tally } from './tally.ts'
export { takeOutWords, withoutWords } from './words-out.ts'
export { instrumentsPolicy } from './policy.ts'
export { personalData } from './personal-data.ts'
export { instrumentsApi } from './api.ts'
export { instrumentTables } from './open-tables.ts'
export { xlsformCommand } from './xlsform/commands.ts'
