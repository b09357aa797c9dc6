import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Actor, getPlace, leadsPlace, notify, type Recipients, type Role } from '#network'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/http'
import { type TrailAction, writeTrail } from '#platform/trail'
import { putMapping } from '../mapping/store.ts'
import { mayWrite } from '../policy.ts'
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
  /** The answer it begins from. */
  readonly from?: { readonly roundId: string; readonly item: string }
}

/** Resolves to the id of the draft: that of the one which began from the same answer and still stands. Throws Refusal forbidden. */
export async function beginDraft(
  db: Db,
  { actor, now }: Acting,
  { placeId, content, from }: Beginning,
): Promise<string> {
  if (!mayWrite(actor, placeId)) throw new Refusal('forbidden')
  return db.transaction().execute(async (tx) => {
    const known = from && (await store.findDraftFrom(tx, from.roundId, from.item))
    if (known) return known.id
    const id = randomUUID()
    const draft = { id, placeId, roundId: from?.roundId ?? null, item: from?.item ?? null, begunAt: now }
    await store.insertDraft(tx, draft, actor.accountId)
    await store.insertVersion(tx, id, 1, content, { by: actor.accountId, at: now })
    await trail(tx, { actor, now }, { id, placeId }, 'practice draft begun', from ? { item: from.item } : {})
    return id
  })
}

/** Throws Refusal: not_found; conflict where the draft is no longer open for the step. */
async function take<T>(
  db: Db,
  id: string,
  step: DraftStep,
  work: (tx: store.Tx, draft: Draft, newest: DraftVersion) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const draft = await store.lockDraft(tx, id)
    const newest = draft?.versions[0]
    if (!draft || !newest) throw notFound()
    if (!isOpenFor(draft, step)) throw new Refusal('conflict')
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
  return take(db, id, 'save', async (tx, draft, newest) => {
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
  return take(db, id, 'submit', async (tx, draft, newest) => {
    if (Object.keys(lacksOf(newest.content)).length > 0) throw new Refusal('invalid')
    await store.setSubmitted(tx, id, newest.version, stamp(acting))
    const secretariat: Recipients = { roles: ['secretariat'], demonstration: draft.demonstration }
    await tell(tx, acting, draft, newest, 'submitted', secretariat)
    await trail(tx, acting, draft, 'practice draft submitted', { version: newest.version })
  })
}

export function takeBackDraft(db: Db, acting: Acting, id: string): Promise<void> {
  return take(db, id, 'takeBack', async (tx, draft, newest) => {
    await store.setTakenBack(tx, id, newest.version)
    await trail(tx, acting, draft, 'practice draft taken back', { version: newest.version })
  })
}

export function discardDraft(db: Db, acting: Acting, id: string, step: 'discard' | 'restore'): Promise<void> {
  return take(db, id, step, async (tx, draft) => {
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
  return take(db, id, 'return', async (tx, draft, newest) => {
    if (newest.version !== seen) return 'newer'
    await store.setReturned(tx, id, newest.version, remark, stamp(acting))
    await tell(tx, acting, draft, newest, 'returned', leadsOf(draft))
    await trail(tx, acting, draft, 'practice draft returned', { version: newest.version })
    return 'returned'
  })
}

/** Publishes the version that was seen, or brings the entry to it. `newer`: nothing was done, as of saving. */
export function approveDraft(db: Db, acting: Acting, id: string, seen: number): Promise<'approved' | 'newer'> {
  return take(db, id, 'approve', async (tx, draft, newest) => {
    if (newest.version !== seen) return 'newer'
    const place = await getPlace(tx, draft.placeId)
    const entry = entryOf(newest.content, place.id)
    const practiceId = draft.practiceId ?? (await freeId(tx, entryId(place.id, entry.title)))
    await putOwnPractice(tx, practiceId, entry, place)
    await putMapping(tx, practiceId, mappingOf(newest.content, practiceId))
    await store.setApproved(tx, id, newest.version, practiceId, stamp(acting))
    await tell(tx, acting, draft, newest, 'approved', leadsOf(draft))
    await trail(tx, acting, draft, 'practice published', { practice: practiceId, version: newest.version })
    return 'approved'
  })
}

async function freeId(db: Db, wished: string, attempt = 1): Promise<string> {
  const id = attempt === 1 ? wished : `${wished}-${attempt}`
  return (await isFree(db, id)) ? id : freeId(db, wished, attempt + 1)
}

const stamp = ({ actor, now }: Acting): store.Stamp => ({ by: actor.accountId, at: now })

const leadsOf = ({ placeId }: Draft): Recipients => ({ roles: Object.keys(leadsPlace) as Role[], placeId })

function tell(
  tx: store.Tx,
  { actor, now }: Acting,
  draft: Draft,
  { content }: DraftVersion,
  what: 'submitted' | 'returned' | 'approved',
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
