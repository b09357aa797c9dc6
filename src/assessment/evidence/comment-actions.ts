import { randomUUID } from 'node:crypto'
import type { Edition } from '#instruments'
import { mandateDay, notify } from '#network'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { partsByItem } from '../departments/model.ts'
import { listDepartments, listParts } from '../departments/store.ts'
import { type Acting, lockedRound, trail } from './actions.ts'
import { type ItemComment, takesComments } from './model.ts'
import * as store from './store.ts'

/** Tells those who answered or commented the item, and the department it was given to. Throws Refusal conflict. */
export async function commentItem(
  db: Db,
  acting: Acting & { edition: Edition; place: string },
  body: string,
): Promise<string> {
  const { actor, item, now, edition, place } = acting
  return db.transaction().execute(async (tx) => {
    const round = await lockedRound(tx, acting)
    if (!takesComments(round)) throw new Refusal('conflict')
    // A form that was sent twice.
    const last = (await store.listComments(tx, round.id, item)).at(-1)
    if (last?.body === body && last.writtenBy === actor.accountId) return last.id
    const id = randomUUID()
    const concerned = await listConcerned(tx, acting, edition)
    await store.insertComment(tx, { id, roundId: round.id, item, body, writtenBy: actor.accountId, writtenAt: now })
    await notify(tx, {
      kind: 'commented',
      subject: { kind: 'round', id: round.id },
      payload: { item, place, year: round.year },
      at: now,
      to: { accountIds: concerned },
      key: `commented:${id}`,
      except: actor.accountId,
    })
    await trail(tx, acting, 'item commented', { comment: id })
    return id
  })
}

async function listConcerned(tx: store.Tx, { round, item, now }: Acting, edition: Edition): Promise<string[]> {
  const { id: roundId, placeId } = round
  const [wrote, departments, parts] = await Promise.all([
    store.listConcerned(tx, { roundId, item, placeId, today: mandateDay(now) }),
    listDepartments(tx, { roundId, placeId }),
    listParts(tx, roundId),
  ])
  const given = partsByItem(edition, parts).get(item)?.departmentId
  const people = departments.find(({ id }) => id === given)?.people.flatMap(({ accountId }) => accountId ?? [])
  return [...new Set([...wrote, ...(people ?? [])])]
}

/** Throws Refusal: not_found; forbidden for somebody else's; conflict once it is deleted or the round's report is out. */
export async function changeComment(db: Db, acting: Acting, id: string, body: string): Promise<void> {
  await own(db, acting, id, async (tx, comment) => {
    if (comment.body === body) return
    await store.updateComment(tx, id, body, acting.now)
    await trail(tx, acting, 'comment changed', { comment: id })
  })
}

/** What was said is gone; that something was said, and when, stays. Throws as above. */
export async function removeComment(db: Db, acting: Acting, id: string): Promise<void> {
  await own(db, acting, id, async (tx) => {
    await store.emptyComment(tx, id, acting.now)
    await trail(tx, acting, 'comment removed', { comment: id })
  })
}

async function own(
  db: Db,
  acting: Acting,
  id: string,
  write: (tx: store.Tx, comment: ItemComment) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const round = await lockedRound(tx, acting)
    const comment = await store.lockComment(tx, round.id, id)
    if (comment?.item !== acting.item) throw new Refusal('not_found')
    if (comment.writtenBy !== acting.actor.accountId) throw new Refusal('forbidden')
    if (comment.removedAt || !takesComments(round)) throw new Refusal('conflict')
    await write(tx, comment)
  })
}
