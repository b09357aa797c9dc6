import {
  currentOf,
  type Edition,
  listAnswers,
  listHistories,
  openResponse,
  reopenResponse,
  type Saved,
  saveAnswer,
  submitResponse,
  undecidedOf,
} from '#instruments'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import { type Invitation, phaseOf } from './model.ts'
import type { Save } from './saving.ts'
import * as store from './store.ts'

/** Whoever has the link: no account is looked at or kept. */
export interface Answering {
  readonly invitationId: string
  readonly edition: Edition
  readonly now: Date
}

/** By item, what the form makes of it; made anew of what is stored, since a colleague may have saved meanwhile. */
export type Saves = (stored: ReadonlySet<string>) => ReadonlyMap<string, readonly Save[]>

/**
 * Saves what a form says, the first time with a response to keep it in: all in one transaction, so that nobody closes the
 * survey or sends in between. Resolves to the items that met another answer and wait for somebody to choose. Throws Refusal:
 * not_found; conflict once it is sent, the survey is closed or another version is being answered; invalid for an answer that
 * does not fit.
 */
export function saveAnswers(db: Db, { invitationId, edition, now }: Answering, saves: Saves): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    const { invitation } = await open(tx, invitationId)
    if (invitation.editionId !== null && invitation.editionId !== edition.id) throw new Refusal('conflict')
    const responseId = invitation.responseId ?? (await begin(tx, invitation, edition, now))
    await store.markSaved(tx, invitation.id, responseId, now)
    const stored = new Set((await listAnswers(tx, responseId)).keys())
    const clashes: string[] = []
    for (const [item, list] of saves(stored)) {
      for (const save of list) {
        const saved = await saveOne(tx, { responseId, edition, item, now }, save)
        if (saved.kind === 'clash') clashes.push(item)
      }
    }
    return clashes
  })
}

interface At {
  readonly responseId: string
  readonly edition: Edition
  readonly item: string
  readonly now: Date
}

const saveOne = (db: Db, at: At, save: Save): Promise<Saved> =>
  saveAnswer(db, { ...at, ...save, comment: '', source: '', accountId: null })

async function begin(tx: store.Tx, { placeId }: Invitation, edition: Edition, now: Date): Promise<string> {
  const { id } = await openResponse(tx, { editionId: edition.id, placeId, anonymous: false, now })
  return id
}

/**
 * From now on it counts among the answers; it can be taken back until the survey is closed. Nothing is sent while two
 * answers wait for somebody to choose, nor without an answer.
 */
export function sendAnswers(
  db: Db,
  { invitationId, edition, now }: Answering,
): Promise<'sent' | 'undecided' | 'empty'> {
  return db.transaction().execute(async (tx) => {
    const { invitation } = await open(tx, invitationId)
    if (invitation.responseId === null) throw new Refusal('conflict')
    const keys = edition.items.map(({ key }) => key)
    const histories = [...(await listHistories(tx, invitation.responseId, keys)).values()]
    if (histories.some((history) => undecidedOf(history).length > 0)) return 'undecided'
    if (!histories.some((history) => (currentOf(history)?.answer.state ?? 'missing') !== 'missing')) return 'empty'
    await submitResponse(tx, invitation.responseId, now)
    await store.markSubmitted(tx, invitationId, now)
    await trail(tx, invitation, 'survey answered', now)
    return 'sent'
  })
}

/** One of the sides that met each other, said again by somebody who has seen all of them. */
export interface Choice {
  readonly item: string
  readonly revision: number
  /** The newest revision that stood on the page. */
  readonly seen: number
}

export function chooseAnswer(db: Db, { invitationId, edition, now }: Answering, choice: Choice): Promise<Saved> {
  return db.transaction().execute(async (tx) => {
    const { invitation } = await open(tx, invitationId)
    const { responseId } = invitation
    if (responseId === null) throw new Refusal('conflict')
    const history = (await listHistories(tx, responseId, [choice.item])).get(choice.item) ?? []
    const side = history.find(({ revision }) => revision === choice.revision)
    if (!side) throw new Refusal('invalid')
    const save: Save = { answer: side.answer, basedOn: choice.seen, origin: 'given' }
    return saveOne(tx, { responseId, edition, item: choice.item, now }, save)
  })
}

/** What was sent can be changed again, and counts no more until it is sent anew. */
export async function takeBackAnswers(db: Db, invitationId: string, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { invitation } = await held(tx, invitationId)
    if (invitation.responseId === null || !invitation.submittedAt) return
    await reopenResponse(tx, invitation.responseId)
    await store.markSubmitted(tx, invitationId, null)
    await trail(tx, invitation, 'survey answer taken back', now)
  })
}

async function open(tx: store.Tx, invitationId: string) {
  const found = await held(tx, invitationId)
  if (found.invitation.submittedAt) throw new Refusal('conflict')
  return found
}

/** The survey first, as whoever closes or reminds takes them. */
async function held(tx: store.Tx, invitationId: string) {
  const known = await store.findInvitation(tx, invitationId)
  const survey = known && (await store.holdCollected(tx, known.surveyId))
  const invitation = await store.lockInvitation(tx, invitationId)
  if (!survey || !invitation) throw notFound()
  if (phaseOf(survey) !== 'open') throw new Refusal('conflict')
  return { survey, invitation }
}

function trail(
  tx: store.Tx,
  { surveyId, placeId, networkId }: Invitation,
  action: 'survey answered' | 'survey answer taken back',
  at: Date,
): Promise<void> {
  return writeTrail(tx, { at, by: null, action, subject: { kind: 'survey', id: surveyId }, placeId, networkId })
}
