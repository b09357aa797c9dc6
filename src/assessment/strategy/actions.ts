import type { Actor } from '#platform/access'
import type { Db } from '#platform/database'
import { writeTrail } from '#platform/trail'
import type { Round } from '../model.ts'
import { originOf, undoing } from '../versions.ts'
import { apply, type Change, isOvertaken, type Refused } from './changes.ts'
import type { Strategy } from './model.ts'
import * as store from './store.ts'

export interface Acting {
  readonly actor: Pick<Actor, 'accountId'>
  readonly now: Date
}

type OfPlace = Pick<Round, 'id' | 'placeId'>

/**
 * Changes that touch other parts go together: `overtaken` where what it rewrites has changed since the version that was
 * `seen`. Throws nothing: says why it could not be done.
 */
export async function changeStrategy(
  db: Db,
  acting: Acting,
  round: OfPlace,
  change: Change,
  seen?: number,
): Promise<'done' | 'overtaken' | Refused> {
  return db.transaction().execute(async (tx) => {
    await store.lockStrategy(tx, round.id)
    const { content } = await store.versions.newest(tx, round.id)
    const changed = apply(content, change)
    if (typeof changed === 'string') return changed
    const former = seen === undefined ? undefined : await store.versions.at(tx, round.id, seen)
    if (former && isOvertaken(change, former.content, content)) return 'overtaken'
    await save(tx, acting, round, { content: changed, change: change.kind })
    return 'done'
  })
}

/**
 * Saves an earlier version anew: undoes what came after it, and is undone like anything else. Without a number, the one before
 * the newest change. `gone`: there is none, or another than the one `seen` is the newest by now.
 */
export async function restoreStrategy(
  db: Db,
  acting: Acting,
  round: OfPlace,
  { version, seen }: { version?: number; seen: number },
): Promise<'done' | 'gone'> {
  return db.transaction().execute(async (tx) => {
    await store.lockStrategy(tx, round.id)
    const newest = await store.versions.newest(tx, round.id)
    const to = version ?? undoing(newest)
    const former = newest.version === seen && to !== null ? await store.versions.at(tx, round.id, to) : undefined
    if (!former) return 'gone'
    await save(tx, acting, round, { content: former.content, change: 'restored', restoredFrom: originOf(former) })
    return 'done'
  })
}

async function save(
  tx: store.Tx,
  { actor, now }: Acting,
  round: OfPlace,
  what: { content: Strategy; change: string; restoredFrom?: number },
): Promise<void> {
  const version = await store.versions.append(tx, round.id, { ...what, by: actor.accountId, at: now })
  await writeTrail(tx, {
    at: now,
    by: actor,
    action: 'strategy changed',
    subject: { kind: 'round', id: round.id },
    placeId: round.placeId,
    details: { version, what: what.change },
  })
}

/** The place chooses whether everybody may read it. */
export async function publishStrategy(db: Db, acting: Acting, round: OfPlace, isPublic: boolean): Promise<void> {
  const { actor, now } = acting
  await db.transaction().execute(async (tx) => {
    await store.lockStrategy(tx, round.id)
    const before = await store.findStrategy(tx, round.id)
    if (Boolean(before?.publicSince) === isPublic) return
    await store.setPublic(tx, round.id, isPublic ? now : null)
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: isPublic ? 'strategy published' : 'strategy withdrawn',
      subject: { kind: 'round', id: round.id },
      placeId: round.placeId,
    })
  })
}
