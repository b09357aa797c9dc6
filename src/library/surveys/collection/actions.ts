import { randomUUID } from 'node:crypto'
import { type Actor, mandateDay } from '#network'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/http'
import { enqueue } from '#platform/jobs'
import { type TrailAction, writeTrail } from '#platform/trail'
import type { SurveyMailJob } from './mail.ts'
import { type Candidate, mayBeReminded, phaseOf } from './model.ts'
import { listAddressed } from './people-store.ts'
import * as store from './store.ts'

export interface Acting {
  readonly actor: Actor
  readonly now: Date
  /** Where whoever acts has the program: links in mails lead there. */
  readonly origin: string
}

export interface Opening extends store.Opening {
  readonly asked: readonly Pick<Candidate, 'kind' | 'id'>[]
}

/**
 * Opens a published survey to those who are asked, with one link each, and has the letters mailed at once. Called again, it
 * asks those who were not asked before. Resolves to how many are asked anew. Throws Refusal: not_found; invalid where
 * nobody is asked; conflict where the survey is closed or has no published version.
 */
export function openSurvey(db: Db, acting: Acting, surveyId: string, opening: Opening): Promise<number> {
  return db.transaction().execute((tx) => openSurveyWithin(tx, acting, surveyId, opening))
}

/** As part of more that happens together. */
export async function openSurveyWithin(
  tx: store.Tx,
  acting: Acting,
  surveyId: string,
  { asked, ...opening }: Opening,
): Promise<number> {
  const survey = await taken(tx, surveyId)
  if (survey.editionId === null || phaseOf(survey) === 'closed') throw new Refusal('conflict')
  if (asked.length === 0) throw new Refusal('invalid')
  // Asking more leaves the last day as it is: the board has a form for it.
  const answersUntil = survey.openedAt ? survey.answersUntil : opening.answersUntil
  await store.setOpened(tx, surveyId, { ...opening, answersUntil }, acting.now)
  const rows = asked.map(({ kind, id }) => ({
    id: randomUUID(),
    placeId: kind === 'place' ? id : null,
    networkId: kind === 'network' ? id : null,
  }))
  const added = await store.insertInvitations(tx, surveyId, rows, acting.now)
  await mail(tx, acting, added, 'invited')
  await trail(tx, acting, survey, survey.openedAt ? 'survey asked of more' : 'survey opened', {
    asked: added.length,
    edition: survey.editionId,
    until: answersUntil,
  })
  return added.length
}

/** Resolves to how many members are reminded: not who has sent, nor whoever was reminded in the last days. */
export async function remindSilent(db: Db, acting: Acting, surveyId: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const survey = await taken(tx, surveyId)
    if (phaseOf(survey) !== 'open') throw new Refusal('conflict')
    const invited = await store.listInvited(tx, surveyId, mandateDay(acting.now))
    const silent = invited.filter((one) => mayBeReminded(one, acting.now)).map(({ id }) => id)
    if (silent.length === 0) return 0
    await store.markReminded(tx, silent, acting.now)
    await mail(tx, acting, silent, 'reminded')
    await trail(tx, acting, survey, 'survey reminded', { reminded: silent.length })
    return silent.length
  })
}

/** Closes what is open, or opens again what was closed; pressed twice, it is done once. */
export async function closeSurvey(db: Db, acting: Acting, surveyId: string, step: 'close' | 'reopen'): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const survey = await taken(tx, surveyId)
    if (!survey.openedAt) throw new Refusal('conflict')
    if ((survey.closedAt !== null) === (step === 'close')) return
    await store.setClosed(tx, surveyId, step === 'close' ? acting.now : null)
    // While answers come in, each would show in the difference of two days' totals.
    if (step === 'reopen') await store.setTotalsPublic(tx, surveyId, null)
    await trail(tx, acting, survey, step === 'close' ? 'survey closed' : 'survey reopened', {})
  })
}

export async function setLastDay(db: Db, acting: Acting, surveyId: string, until: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const survey = await taken(tx, surveyId)
    if (phaseOf(survey) !== 'open') throw new Refusal('conflict')
    if (survey.answersUntil === until) return
    await store.setLastDay(tx, surveyId, until)
    await trail(tx, acting, survey, 'survey last day set', { until, before: survey.answersUntil })
  })
}

/** Everybody may read the totals from now on, or no more. */
export async function publishTotals(db: Db, acting: Acting, surveyId: string, isPublic: boolean): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const survey = await taken(tx, surveyId)
    if (isPublic && !survey.closedAt) throw new Refusal('conflict')
    if ((survey.totalsPublicAt !== null) === isPublic) return
    await store.setTotalsPublic(tx, surveyId, isPublic ? acting.now : null)
    await trail(tx, acting, survey, isPublic ? 'survey totals published' : 'survey totals withdrawn', {})
  })
}

async function taken(tx: store.Tx, surveyId: string): Promise<store.Collected> {
  const survey = await store.lockCollected(tx, surveyId)
  if (!survey) throw notFound()
  return survey
}

/** One job a person: one address that fails has nobody else written to twice. */
async function mail(
  tx: store.Tx,
  { now, origin }: Acting,
  invitations: readonly string[],
  what: SurveyMailJob['what'],
): Promise<void> {
  for (const to of await listAddressed(tx, invitations, mandateDay(now))) {
    const job: SurveyMailJob = { ...to, what, origin }
    await enqueue(tx, 'survey letter', job)
  }
}

function trail(
  tx: store.Tx,
  { actor, now }: Acting,
  { id }: Pick<store.Collected, 'id'>,
  action: TrailAction,
  details: Record<string, unknown>,
): Promise<void> {
  return writeTrail(tx, { at: now, by: actor, action, subject: { kind: 'survey', id }, details })
}
