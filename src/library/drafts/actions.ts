import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Actor, actsAs, getPlace, leadsPlace, notify, type Recipients, type Role } from '#network'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/http'
import { type TrailAction, writeTrail } from '#platform/trail'
import { putMapping } from '../mapping/store.ts'
import { mayWrite } from '../policy.ts'
import { asksPlace, mayTake } from './rights.ts'
import { isFree, putOwnPractice } from '../store.ts'
import { lacksOf } from './complete.ts'
import { entryId, entryOf, mappingOf } from './entry.ts'
import { type Draft, type DraftContent, type DraftStep, type DraftVersion, isOpenFor, titleOf } from './model.ts'
import * as store from './store.ts'

export interface Acting {
  readonly actor: Actor
  readonly now: Date
}

export interface Beginning {
  readonly placeId: string
  readonly content: DraftContent
  /** The answer it begins from: of a round, or of a survey, of which the secretariat begins it for the place. */
  readonly from?:
    | { readonly roundId: string; readonly item: string }
    | { readonly surveyId: string; readonly item: string }
}

/** Resolves to the id of the draft: that of the one which began from the same answer and still stands. Throws Refusal forbidden. */
export async function beginDraft(
  db: Db,
  { actor, now }: Acting,
  { placeId, content, from }: Beginning,
): Promise<string> {
  const ofSurvey = from && 'surveyId' in from ? from : undefined
  const ofRound = from && 'roundId' in from ? from : undefined
  if (!mayWrite(actor, placeId) && !(ofSurvey && actsAs(actor, 'secretariat'))) throw new Refusal('forbidden')
  return db.transaction().execute(async (tx) => {
    const find = async () =>
      ofRound
        ? store.findDraftFrom(tx, ofRound.roundId, ofRound.item)
        : ofSurvey && store.findDraftFromSurvey(tx, ofSurvey.surveyId, placeId, ofSurvey.item)
    const known = await find()
    if (known) return known.id
    const id = randomUUID()
    const draft = {
      id,
      placeId,
      roundId: ofRound?.roundId ?? null,
      surveyId: ofSurvey?.surveyId ?? null,
      item: from?.item ?? null,
      begunAt: now,
    }
    // Whoever pressed at the same moment has begun it: this one waited for them.
    if (!(await store.insertDraft(tx, draft, actor.accountId))) {
      const begun = await find()
      if (!begun) throw new Refusal('conflict')
      return begun.id
    }
    await store.insertVersion(tx, id, 1, content, { by: actor.accountId, at: now })
    await trail(tx, { actor, now }, { id, placeId }, 'practice draft begun', from ? { item: from.item } : {})
    return id
  })
}

/** Throws Refusal: not_found; conflict where the draft is no longer open for the step. */
async function take<T>(
  db: Db,
  { actor }: Acting,
  id: string,
  step: DraftStep,
  work: (tx: store.Tx, draft: Draft, newest: DraftVersion) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const draft = await store.lockDraft(tx, id)
    const newest = draft?.versions[0]
    if (!draft || !newest) throw notFound()
    if (!isOpenFor(draft, step) || !mayTake(actor, draft, step)) throw new Refusal('conflict')
    return work(tx, draft, newest)
  })
}

/**
 * A version of its own for every change. `newer`: nothing was saved, since another version has come in after the one that
 * was seen. Throws Refusal as above.
 */
export function saveDraft(
  db: Db,
  { actor, now }: Acting,
  id: string,
  { seen, content }: { seen: number; content: DraftContent },
): Promise<'saved' | 'unchanged' | 'newer'> {
  return take(db, { actor, now }, id, 'save', async (tx, draft, newest) => {
    if (newest.version !== seen) return 'newer'
    const kept = { ...content, origin: newest.content.origin }
    if (isDeepStrictEqual(kept, newest.content)) return 'unchanged'
    await store.insertVersion(tx, id, seen + 1, kept, { by: actor.accountId, at: now })
    await trail(tx, { actor, now }, draft, 'practice draft saved', { version: seen + 1 })
    return 'saved'
  })
}

/** Throws Refusal: as above; invalid where something is lacking. */
export function submitDraft(db: Db, acting: Acting, id: string): Promise<void> {
  return take(db, acting, id, 'submit', async (tx, draft, newest) => {
    if (Object.keys(lacksOf(newest.content)).length > 0) throw new Refusal('invalid')
    const asked = asksPlace(acting.actor, draft)
    await store.setSubmitted(tx, id, newest.version, stamp(acting), asked)
    if (asked) await tell(tx, acting, draft, newest, 'asked', leadsOf(draft))
    else await tell(tx, acting, draft, newest, 'submitted', secretariatOf(draft))
    await trail(tx, acting, draft, 'practice draft submitted', {
      version: newest.version,
      asked: asked ? 'place' : null,
    })
  })
}

export function takeBackDraft(db: Db, acting: Acting, id: string): Promise<void> {
  return take(db, acting, id, 'takeBack', async (tx, draft, newest) => {
    await store.setTakenBack(tx, id, newest.version)
    await trail(tx, acting, draft, 'practice draft taken back', { version: newest.version })
  })
}

export function discardDraft(db: Db, acting: Acting, id: string, step: 'discard' | 'restore'): Promise<void> {
  return take(db, acting, id, step, async (tx, draft) => {
    const { surveyId, placeId, item } = draft
    if (step === 'restore' && surveyId !== null && item !== null) {
      // What was begun anew from the same answer stands in its place.
      if (await store.findDraftFromSurvey(tx, surveyId, placeId, item)) throw new Refusal('conflict')
    }
    await store.setDiscarded(tx, id, step === 'discard' ? stamp(acting) : null)
    await trail(tx, acting, draft, step === 'discard' ? 'practice draft discarded' : 'practice draft brought back', {})
  })
}

/** `newer`: nothing was done, as of saving. Throws Refusal as above. */
export function returnDraft(
  db: Db,
  acting: Acting,
  id: string,
  { seen, remark }: { seen: number; remark: string },
): Promise<'returned' | 'newer'> {
  return take(db, acting, id, 'return', async (tx, draft, newest) => {
    if (newest.version !== seen) return 'newer'
    await store.setReturned(tx, id, newest.version, remark, stamp(acting))
    await tell(tx, acting, draft, newest, 'returned', newest.askedPlace ? secretariatOf(draft) : leadsOf(draft))
    await trail(tx, acting, draft, 'practice draft returned', { version: newest.version })
    return 'returned'
  })
}

/** Publishes the version that was seen, or brings the entry to it. `newer`: nothing was done, as of saving. */
export function approveDraft(db: Db, acting: Acting, id: string, seen: number): Promise<'approved' | 'newer'> {
  return take(db, acting, id, 'approve', async (tx, draft, newest) => {
    if (newest.version !== seen) return 'newer'
    const place = await getPlace(tx, draft.placeId)
    const entry = entryOf(newest.content, place.id)
    const practiceId = draft.practiceId ?? (await freeId(tx, entryId(place.id, entry.title)))
    await putOwnPractice(tx, practiceId, entry, place)
    await putMapping(tx, practiceId, mappingOf(newest.content, practiceId))
    await store.setApproved(tx, id, newest.version, practiceId, stamp(acting))
    await tell(tx, acting, draft, newest, 'approved', newest.askedPlace ? secretariatOf(draft) : leadsOf(draft))
    await trail(tx, acting, draft, 'practice published', { practice: practiceId, version: newest.version })
    return 'approved'
  })
}

async function freeId(db: Db, wished: string, attempt = 1): Promise<string> {
  const id = attempt === 1 ? wished : `${wished}-${attempt}`
  return (await isFree(db, id)) ? id : freeId(db, wished, attempt + 1)
}

const stamp = ({ actor, now }: Acting): store.Stamp => ({ by: actor.accountId, at: now })

const secretariatOf = ({ demonstration }: Draft): Recipients => ({ roles: ['secretariat'], demonstration })

const leadsOf = ({ placeId }: Draft): Recipients => ({ roles: Object.keys(leadsPlace) as Role[], placeId })

function tell(
  tx: store.Tx,
  { actor, now }: Acting,
  draft: Draft,
  { content }: DraftVersion,
  what: 'submitted' | 'asked' | 'returned' | 'approved',
  to: Recipients,
): Promise<void> {
  const payload = { what, title: titleOf(content)?.title ?? null, place: draft.placeName }
  const subject = { kind: 'practice draft', id: draft.id }
  return notify(tx, { kind: 'practice', subject, payload, at: now, to, except: actor.accountId })
}

function trail(
  tx: store.Tx,
  { actor, now }: Acting,
  { id, placeId }: Pick<Draft, 'id' | 'placeId'>,
  action: TrailAction,
  details: Record<string, unknown>,
): Promise<void> {
  return writeTrail(tx, { at: now, by: actor, action, subject: { kind: 'practice draft', id }, placeId, details })
}
