import { createHash, randomUUID } from 'node:crypto'
import { type Actor, conflicts, type Conflict, findExpert, mandateDay, notify } from '#network'
import { canonicalJson } from '#platform/canonical-json'
import type { Db } from '#platform/database'
import type { Doc } from '#platform/document'
import { notFound, Refusal } from '#platform/http'
import { type TrailAction, writeTrail } from '#platform/trail'
import type { Round } from '../model.ts'
import { originOf } from '../versions.ts'
import { applyToVisit, isOvertaken, nameOf, type VisitChange } from './changes.ts'
import { canTake, emptyContent, isWritable, type Visit, type VisitContent, type VisitStep } from './model.ts'
import { type Happening, heardBy } from './notices.ts'
import * as store from './store.ts'

export interface Acting {
  readonly actor: Pick<Actor, 'accountId'>
  readonly now: Date
}

export type NewVisit = Pick<store.NewVisit, 'kind' | 'language'> & { readonly content: VisitContent }

/** Resolves to its id. Throws Refusal conflict while the round has no result. */
export async function planVisit(db: Db, acting: Acting, round: Round, visit: NewVisit): Promise<string> {
  if (!round.submittedAt) throw new Refusal('conflict')
  const id = randomUUID()
  const { kind, language, content } = visit
  await db.transaction().execute(async (tx) => {
    await store.insertVisit(tx, { id, roundId: round.id, kind, language }, acting.actor.accountId, acting.now)
    await append(tx, acting, id, content, 'basics')
    const made = await store.findVisit(tx, id)
    if (!made) throw notFound()
    await tell(tx, acting, made, 'planned')
    await trail(tx, acting, made, 'visit planned', { round: round.id })
  })
  return id
}

/** Resolves to the ties that speak against it, and nothing is changed then. Throws Refusal invalid: no expert of the same world. */
export async function addExpert(db: Db, acting: Acting, id: string, accountId: string): Promise<readonly Conflict[]> {
  const today = mandateDay(acting.now)
  const [visit, expert] = await Promise.all([store.findVisit(db, id), findExpert(db, accountId, today)])
  if (!visit) throw notFound()
  if (!expert || expert.demonstration !== visit.demonstration) throw new Refusal('invalid')
  const ties = conflicts(expert, { id: visit.placeId, networkIds: visit.networkIds }, today)
  if (ties.length > 0) return ties
  await db.transaction().execute(async (tx) => {
    const { team } = await writable(tx, id)
    if (team.some((member) => member.accountId === accountId)) return
    await store.insertExpert(tx, id, accountId, acting.actor.accountId, acting.now)
    const only = { ...visit, team: [{ accountId, name: expert.name }] }
    await tell(tx, acting, only, 'assigned')
    await trail(tx, acting, visit, 'visit expert added', { expert: accountId })
  })
  return []
}

export async function removeExpert(db: Db, acting: Acting, id: string, accountId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const visit = await writable(tx, id)
    if (!(await store.deleteExpert(tx, id, accountId))) throw new Refusal('conflict')
    await trail(tx, acting, visit, 'visit expert removed', { expert: accountId })
  })
}

/** Throws Refusal conflict once the place has checked the facts. */
async function writable(tx: store.Tx, id: string): Promise<Visit> {
  const visit = await store.lockVisit(tx, id)
  if (!visit) throw notFound()
  if (!isWritable(visit)) throw new Refusal('conflict')
  return visit
}

/**
 * `seen` is the version from which the change was made: `overtaken` where what it is about has changed since. Says why it
 * could not be done; throws as `writable`.
 */
export async function writeVisit(
  db: Db,
  acting: Acting,
  id: string,
  { change, seen }: { change: VisitChange; seen: number },
): Promise<'done' | 'gone' | 'full' | 'overtaken'> {
  return db.transaction().execute(async (tx) => {
    const visit = await writable(tx, id)
    const { content } = await store.visitVersions.newest(tx, id)
    const changed = applyToVisit(content, change)
    if (typeof changed === 'string') return changed
    const former = (await store.visitVersions.at(tx, id, seen))?.content ?? emptyContent
    if (isOvertaken(change, { seen: former, now: content, changed })) return 'overtaken'
    const version = await append(tx, acting, id, changed, nameOf(change))
    await trail(tx, acting, visit, 'visit changed', { version, what: nameOf(change) })
    return 'done'
  })
}

/** Saves an earlier version anew. Throws Refusal: not_found; conflict where another than the one `seen` is the newest. */
export async function restoreVisit(
  db: Db,
  acting: Acting,
  id: string,
  { version, seen }: { version: number; seen: number },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const visit = await writable(tx, id)
    if ((await store.visitVersions.newest(tx, id)).version !== seen) throw new Refusal('conflict')
    const former = await store.visitVersions.at(tx, id, version)
    if (!former) throw new Refusal('not_found')
    const saved = await append(tx, acting, id, former.content, 'restored', originOf(former))
    await trail(tx, acting, visit, 'visit changed', { version: saved, what: 'restored' })
  })
}

function append(
  tx: store.Tx,
  { actor, now }: Acting,
  id: string,
  content: VisitContent,
  change: string,
  restoredFrom?: number,
): Promise<number> {
  const restored = restoredFrom === undefined ? {} : { restoredFrom }
  return store.visitVersions.append(tx, id, { content, change, by: actor.accountId, at: now, ...restored })
}

const told: Readonly<Partial<Record<VisitStep, Happening>>> = {
  send: 'sent',
  check: 'checked',
  publish: 'published',
  cancel: 'cancelled',
}
const trailed: Readonly<Record<VisitStep, TrailAction>> = {
  hold: 'visit held',
  send: 'visit draft sent',
  check: 'visit facts checked',
  publish: 'visit profile published',
  back: 'visit step taken back',
  cancel: 'visit cancelled',
}

export type Step =
  | { readonly step: 'hold'; readonly on: Date }
  | { readonly step: 'send' | 'back' }
  /** The version whose facts were read. */
  | { readonly step: 'check'; readonly seen: number }
  | { readonly step: 'cancel'; readonly reason: string }
  | { readonly step: 'publish'; readonly doc: Doc }

/** `overtaken`: facts of another version than the newest were checked. Throws Refusal conflict when the visit is no longer open for the step. */
export async function takeStep(db: Db, acting: Acting, id: string, step: Step): Promise<'done' | 'overtaken'> {
  return db.transaction().execute(async (tx) => {
    const visit = await store.lockVisit(tx, id)
    if (!visit) throw notFound()
    if (!canTake(visit, step.step)) throw new Refusal('conflict')
    if (step.step === 'check' && (await store.visitVersions.newest(tx, id)).version !== step.seen) return 'overtaken'
    const details = await write(tx, acting, visit, step)
    const happening = told[step.step]
    if (happening) await tell(tx, acting, visit, happening)
    await trail(tx, acting, visit, trailed[step.step], details)
    return 'done'
  })
}

async function write(tx: store.Tx, { now }: Acting, visit: Visit, step: Step): Promise<Record<string, unknown>> {
  const { id } = visit
  switch (step.step) {
    case 'hold':
      await store.setTime(tx, id, 'held_at', step.on)
      return { on: mandateDay(step.on) }
    case 'send':
      await store.setTime(tx, id, 'sent_at', now)
      return {}
    case 'check':
      await store.setTime(tx, id, 'checked_at', now)
      return {}
    case 'cancel':
      await store.setCancelled(tx, id, { at: now, reason: step.reason })
      return {}
    case 'publish': {
      const hash = hashOfProfile(step.doc)
      await store.setPublished(tx, id, { doc: step.doc, hash, publishedAt: now })
      return { hash }
    }
    case 'back':
      await takeBack(tx, visit)
      return {}
  }
}

/** The SHA-256 of a profile as it is kept: over its canonical JSON. */
export const hashOfProfile = (doc: Doc): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(doc))))
    .digest('hex')

async function takeBack(tx: store.Tx, { id, cancelledAt, checkedAt, sentAt }: Visit): Promise<void> {
  if (cancelledAt) return store.setCancelled(tx, id, null)
  const last = checkedAt ? 'checked_at' : sentAt ? 'sent_at' : 'held_at'
  return store.setTime(tx, id, last, null)
}

async function tell(tx: store.Tx, { actor, now }: Acting, visit: Visit, what: Happening): Promise<void> {
  const subject = { kind: 'visit', id: visit.id }
  for (const to of heardBy(visit, what)) {
    const payload = { what, place: visit.placeName }
    await notify(tx, { kind: 'visit', subject, payload, at: now, to, except: actor.accountId })
  }
}

function trail(
  tx: store.Tx,
  { actor, now }: Acting,
  { id, placeId }: Visit,
  action: TrailAction,
  details: Record<string, unknown>,
): Promise<void> {
  return writeTrail(tx, { at: now, by: actor, action, subject: { kind: 'visit', id }, placeId, details })
}
