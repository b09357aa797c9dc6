import { randomUUID } from 'node:crypto'
import { type Actor, findExpert, mandateDay, notify } from '#network'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/http'
import { type TrailAction, writeTrail } from '#platform/trail'
import { fitnessOf, isOpenFor, type Output, type Step, type SupportRequest } from './model.ts'
import { heardBy } from './notices.ts'
import { mayAsk } from './policy.ts'
import * as store from './store.ts'

export interface Acting {
  readonly actor: Actor
  readonly now: Date
}

/** Resolves to its id. Throws Refusal forbidden: not for a place of one's own. */
export async function askForSupport(db: Db, { actor, now }: Acting, asked: Omit<store.Asking, 'id'>): Promise<string> {
  if (!mayAsk(actor, asked.placeId)) throw new Refusal('forbidden')
  const id = randomUUID()
  await db.transaction().execute(async (tx) => {
    await store.insertRequest(tx, { ...asked, id }, actor.accountId, now)
    const request = await store.findRequest(tx, id)
    if (!request) throw notFound()
    await tell(tx, { actor, now }, request, 'ask')
    await trail(tx, { actor, now }, request, 'support asked for', { theme: asked.theme, language: asked.language })
  })
  return id
}

/** Throws Refusal: not_found for a request that is not the expert's; conflict when it is no longer open for the step. */
async function take(
  db: Db,
  acting: Acting,
  id: string,
  step: Step,
  write: (tx: store.Tx, request: SupportRequest) => Promise<Record<string, unknown>>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const request = await store.lockRequest(tx, id)
    if (!request) throw notFound()
    if (!isOpenFor(request, step)) throw new Refusal('conflict')
    const details = await write(tx, request)
    const changed = (await store.findRequest(tx, id)) ?? request
    await tell(tx, acting, changed, step)
    await trail(tx, acting, changed, actions[step], details)
  })
}

const actions: Readonly<Record<Step, TrailAction>> = {
  assign: 'support expert assigned',
  agree: 'support agreed',
  deliver: 'support delivered',
  close: 'support closed',
  decline: 'support declined',
  withdraw: 'support withdrawn',
  reopen: 'support reopened',
}

/**
 * Resolves to the ties that speak against it, and nothing is changed then; an expert who is away, or lacks the language
 * or the theme, may be asked all the same. Throws Refusal invalid: no expert of the same world; otherwise as above.
 */
export async function assignExpert(db: Db, acting: Acting, id: string, expertId: string) {
  const today = mandateDay(acting.now)
  const [request, expert] = await Promise.all([store.findRequest(db, id), findExpert(db, expertId, today)])
  if (!request) throw notFound()
  if (!expert || expert.demonstration !== request.demonstration) throw new Refusal('invalid')
  const { conflicts } = fitnessOf(expert, request, today)
  if (conflicts.length > 0) return conflicts
  await take(db, acting, id, 'assign', async (tx) => {
    await store.setExpert(tx, id, expertId, acting.now)
    return { expert: expertId }
  })
  return []
}

export const agreeWork = (db: Db, acting: Acting, id: string, agreed: { work: string; dueOn: string }): Promise<void> =>
  take(db, acting, id, 'agree', async (tx) => {
    await store.setWork(tx, id, agreed, acting.now)
    return { dueOn: agreed.dueOn }
  })

export const deliverOutput = (db: Db, acting: Acting, id: string, output: Output): Promise<void> =>
  take(db, acting, id, 'deliver', async (tx) => {
    await store.setOutput(tx, id, output, acting.now)
    return { ...output }
  })

export const closeSupport = (db: Db, acting: Acting, id: string): Promise<void> =>
  take(db, acting, id, 'close', async (tx) => {
    await store.setClosed(tx, id, acting.now)
    return {}
  })

export const endSupport = (db: Db, acting: Acting, id: string, ending: store.Ending): Promise<void> =>
  take(db, acting, id, ending.as === 'declined' ? 'decline' : 'withdraw', async (tx) => {
    await store.setEnded(tx, id, ending, acting.now)
    return { reason: ending.reason }
  })

/** Closed, declined or withdrawn by mistake. */
export const reopenSupport = (db: Db, acting: Acting, id: string): Promise<void> =>
  take(db, acting, id, 'reopen', async (tx) => {
    await store.setReopened(tx, id)
    return {}
  })

async function tell(tx: store.Tx, { actor, now }: Acting, request: SupportRequest, what: 'ask' | Step): Promise<void> {
  const subject = { kind: 'support request', id: request.id }
  const payload = { what, place: request.placeName, theme: request.theme }
  for (const to of heardBy(request, what)) {
    await notify(tx, { kind: 'support', subject, payload, at: now, to, except: actor.accountId })
  }
}

function trail(
  tx: store.Tx,
  { actor, now }: Acting,
  { id, placeId }: SupportRequest,
  action: TrailAction,
  details: Record<string, unknown>,
): Promise<void> {
  return writeTrail(tx, { at: now, by: actor, action, subject: { kind: 'support request', id }, placeId, details })
}
