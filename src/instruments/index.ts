export { faultOf } from './answer.ts'
export type { Answer, AnswerFault, Answers } from './answer.ts'
export { readAnswers } from './answers-file.ts'
export type { ReadAnswers } from './answers-file.ts'
export type { AnswersFile } from './answers-table.ts'
export { csvTemplate, xlsxTemplate } from './answers-template.ts'
export { scoreCommand, templateCommand } from './commands.ts'
export type { CommandIo } from './commands.ts'
export { EditionError, parseEdition } from './edition-file.ts'
export type { EditionFiles } from './edition-file.ts'
export { EditionNotFound, listEditions, readEdition } from './edition-folder.ts'
export { areasOf, findItem, hasOptions, itemSet, textsIn } from './edition.ts'
export type { ChoiceItem, Composite, Edition, EditionTexts, InLanguage, Item, NumberItem, TextsIn } from './edition.ts'
export { applicability, pointsOf } from './points.ts'
export { gains, score } from './scoring.ts'
export type { Counts, Gain, ItemResult, Points100, Result, Scores } from './scoring.ts'
export {
  areaKeys,
  areaName,
  areaNow,
  earlierAreaKeys,
  isAreaKey,
  isEarlierAreaKey,
  isPrincipleKey,
  isThemeKey,
  principleKeys,
  principleName,
  themeKeys,
  themeName,
} from './taxonomy.ts'
export type { AreaKey, EarlierAreaKey, PrincipleKey, ThemeKey } from './taxonomy.ts'
export type { Problem, SourceFile } from './yaml-source.ts'

// The response engine and the pages.
export {
  importAnswers,
  type ImportedAnswer,
  listAnswers,
  listHistories,
  listRevisions,
  listUndecided,
  type NewResponse,
  openResponse,
  registerEditions,
  type Save,
  saveAnswer,
  type Saved,
  submitResponse,
} from './actions.ts'
export { answerFrom, type InputFault, notApplicable, valuesOf } from './answer-input.ts'
export { sayAnswer, sayFault, sayTyped } from './answer-words.ts'
export { addressOf, type Editions, editionsOf, latestEdition, readEditions } from './editions.ts'
export { AnswerValue } from './pages/answer-value.tsx'
export { instrumentPages, ourIndex } from './pages/index.tsx'
export { ItemInputs, langOf } from './pages/item-inputs.tsx'
export { Guard } from './pages/item-reading.tsx'
export {
  answersOf,
  type Content,
  currentOf,
  type History,
  type Revision,
  sameContent,
  undecidedOf,
} from './revisions.ts'
