import { randomUUID } from 'node:crypto'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { type TrailAction, writeTrail } from '#platform/trail'
import type { Round } from '../model.ts'
import { lockRound } from '../store.ts'
import { hostOf } from './form.ts'
import { type Evidence, isRemovable, mostEvidence, takesEvidence } from './model.ts'
import * as store from './store.ts'

/** Who does something to an item of a round. */
export interface Acting {
  readonly actor: { readonly accountId: string }
  readonly round: Round
  readonly item: string
  readonly now: Date
}

export interface NewPiece extends Pick<Evidence, 'title' | 'note' | 'dated'> {
  readonly link: string | null
  readonly file: { readonly id: string; readonly name: string } | null
}

/** Resolves to its id; without a title it has that of its file or page. The same thing is added once. Throws Refusal: conflict once review is over. */
export async function addEvidence(db: Db, acting: Acting, piece: NewPiece): Promise<string> {
  const { actor, item, now } = acting
  return db.transaction().execute(async (tx) => {
    const round = await lockedRound(tx, acting)
    if (!takesEvidence(round)) throw new Refusal('conflict')
    const known = await store.listEvidence(tx, round.id, item)
    // A form that was sent twice, or the same file chosen again.
    const same = known.find(({ shown }) =>
      'link' in shown ? shown.link === piece.link : shown.fileId === piece.file?.id,
    )
    if (same) return same.id
    if (known.length >= mostEvidence) throw new Refusal('invalid')
    const id = randomUUID()
    const title = piece.title || piece.file?.name || hostOf(piece.link ?? '')
    const head = { id, roundId: round.id, item, addedBy: actor.accountId, addedAt: now }
    await store.insertEvidence(tx, { ...head, ...piece, title })
    await trail(tx, acting, 'evidence added', { evidence: id, ...(piece.file && { file: piece.file.id }) })
    return id
  })
}

/** Throws Refusal not_found; conflict where it can no longer be changed. */
export async function describeEvidence(db: Db, acting: Acting, id: string, said: store.Described): Promise<void> {
  await change(db, acting, id, async (tx, piece) => {
    if (piece.removedAt) throw new Refusal('conflict')
    await store.describeEvidence(tx, id, { ...said, title: said.title || piece.title })
    return 'evidence changed'
  })
}

/** It can be put back for a while. Throws as above. */
export async function removeEvidence(db: Db, acting: Acting, id: string): Promise<void> {
  await change(db, acting, id, async (tx, { removedAt }) => {
    if (removedAt) return undefined
    await store.markRemoved(tx, id, { by: acting.actor.accountId, at: acting.now })
    return 'evidence removed'
  })
}

/** Throws as above. */
export async function restoreEvidence(db: Db, acting: Acting, id: string): Promise<void> {
  await change(db, acting, id, async (tx, { removedAt }) => {
    if (!removedAt) return undefined
    await store.markRemoved(tx, id, null)
    return 'evidence restored'
  })
}

async function change(
  db: Db,
  acting: Acting,
  id: string,
  write: (tx: store.Tx, piece: Evidence) => Promise<TrailAction | undefined>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const round = await lockedRound(tx, acting)
    const piece = await store.findEvidence(tx, round.id, id)
    if (piece?.item !== acting.item) throw new Refusal('not_found')
    if (!isRemovable(round, piece)) throw new Refusal('conflict')
    const action = await write(tx, piece)
    if (action) await trail(tx, acting, action, { evidence: id })
  })
}

/** As it is now: whoever signs off or validates waits, or is waited for. */
export async function lockedRound(tx: store.Tx, { round }: Pick<Acting, 'round'>): Promise<Round> {
  const locked = await lockRound(tx, round.id)
  if (!locked) throw new Refusal('not_found')
  return locked
}

export function trail(
  tx: Db,
  { actor, round, item, now }: Acting,
  action: TrailAction,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  const subject = { kind: 'round', id: round.id }
  return writeTrail(tx, { at: now, by: actor, action, subject, placeId: round.placeId, details: { item, ...details } })
}
