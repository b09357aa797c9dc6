import {
  type Answers,
  type Edition,
  importAnswers,
  type ImportedAnswer,
  openResponse,
  publishEdition,
  submitResponse,
} from '#instruments'
import { mandateDay } from '#network'
import { draftOf, sourceOf } from './builder/draft-edition.ts'
import {
  insertInvitations,
  markMailed,
  markOpened,
  markSaved,
  markSubmitted,
  setClosed,
  setOpened,
  setTotalsPublic,
} from './collection/store.ts'
import type { Letter, SurveyKind } from './model.ts'
import { insertSurvey, insertVersion, type Tx } from './store.ts'

/** Somebody who was asked, and how far they have come. */
export interface ImportedInvited {
  readonly placeId: string | null
  readonly networkId: string | null
  /** The letter went out when the survey was opened. */
  readonly mailed: boolean
  readonly firstOpenedAt?: Date
  /** Saved, and sent where `sent` says so. */
  readonly answers?: { readonly given: Answers; readonly savedAt: Date; readonly sent: boolean }
}

/** A survey as it stood, put in with its times. */
export interface ImportedSurvey {
  readonly id: string
  readonly kind: SurveyKind
  readonly demonstration: boolean
  readonly edition: Edition
  /** Published anew for this survey; otherwise the edition itself is what is answered. */
  readonly copied: boolean
  readonly letter: Letter
  readonly openedAt: Date
  readonly answersUntil: string | null
  readonly closedAt: Date | null
  readonly totalsPublicAt: Date | null
  readonly invited: readonly ImportedInvited[]
}

export async function importSurvey(tx: Tx, survey: ImportedSurvey): Promise<void> {
  const { id, kind, demonstration, letter, openedAt, answersUntil, closedAt, totalsPublicAt } = survey
  const draft = draftOf(survey.edition)
  await insertSurvey(tx, { id, kind, demonstration, draft, letter, answersUntil, createdAt: openedAt })
  const { id: editionId } = survey.copied
    ? await publishEdition(tx, sourceOf(draft, `${id}.1`, mandateDay(openedAt)), openedAt)
    : survey.edition
  await insertVersion(tx, { surveyId: id, version: 1, editionId, publishedAt: openedAt })
  await setOpened(tx, id, { letter, answersUntil }, openedAt)
  const rows = survey.invited.map((one) => ({ ...one, id: `${id}.${one.placeId ?? one.networkId}` }))
  await insertInvitations(tx, id, rows, openedAt)
  const answers: ImportedAnswer[] = []
  for (const one of rows) {
    if (one.mailed) await markMailed(tx, one.id, openedAt)
    answers.push(...(await importInvited(tx, editionId, one)))
  }
  await importAnswers(tx, answers)
  await setClosed(tx, id, closedAt)
  await setTotalsPublic(tx, id, totalsPublicAt)
}

async function importInvited(
  tx: Tx,
  editionId: string,
  { id, placeId, firstOpenedAt, answers }: ImportedInvited & { id: string },
): Promise<ImportedAnswer[]> {
  if (firstOpenedAt) await markOpened(tx, id, firstOpenedAt)
  if (!answers) return []
  const { given, savedAt, sent } = answers
  const { id: responseId } = await openResponse(tx, { editionId, placeId, anonymous: false, now: savedAt })
  await markSaved(tx, id, responseId, savedAt)
  if (sent) {
    await submitResponse(tx, responseId, savedAt)
    await markSubmitted(tx, id, savedAt)
  }
  return Object.entries(given).map(([item, answer]) => ({ responseId, item, answer, savedAt }))
}
