import { randomBytes } from 'node:crypto'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { type TrailAction, writeTrail } from '#platform/trail'
import type { Acting } from './actions.ts'
import * as store from './page-store.ts'
import type { Tx } from './store.ts'
import { faultOf, type NetworkPage, type PageTexts, sameTexts } from './writing.ts'

/** Resolves to the id of the new page, or of the one that the network has of that kind or year. */
export async function openPage(
  db: Db,
  { actor, now }: Acting,
  opening: Pick<NetworkPage, 'networkId' | 'kind' | 'year'>,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = randomBytes(6).toString('hex')
    if (!(await store.insertPage(tx, { id, ...opening }))) return (await store.findSame(tx, opening)) ?? id
    const { networkId, kind, year } = opening
    await trail(tx, { actor, now }, 'network page begun', { id, networkId }, { kind, year })
    return id
  })
}

export interface Writing {
  texts: PageTexts
  bothCurrent: boolean
  /** The newest version that the writer had before their eyes; 0 for none. */
  basedOn: number
  publish: boolean
}

/**
 * Keeps what was written as a new version, unless nothing changed, and publishes it where asked to. `behind`: somebody
 * saved in between; nothing was kept. Throws Refusal invalid for what `faultOf` finds.
 */
export async function savePage(
  db: Db,
  acting: Acting,
  page: NetworkPage,
  { texts, bothCurrent, basedOn, publish }: Writing,
): Promise<'saved' | 'behind'> {
  if (faultOf(page.kind, texts, publish)) throw new Refusal('invalid')
  return db.transaction().execute(async (tx) => {
    await store.lockPage(tx, page.id)
    const { versions, publishedVersion } = await store.getWriting(tx, page.networkId, page.id)
    const newest = versions.at(-1)
    if ((newest?.version ?? 0) !== basedOn) return 'behind'
    const changed = !newest || bothCurrent || !sameTexts(newest.texts, texts)
    const version = basedOn + (changed ? 1 : 0)
    const { actor, now } = acting
    if (changed) {
      const savedBy = actor.accountId
      await store.insertVersion(tx, page.id, { version, texts, bothCurrent, savedAt: now, savedBy, restoredFrom: null })
    }
    const published = publish && publishedVersion !== version
    if (published) await store.setPublished(tx, page.id, { version, at: now })
    const action = published ? 'network page published' : 'network page saved'
    if (changed || published) await trail(tx, acting, action, page, { version })
    return 'saved'
  })
}

/** Takes the page from readers; its versions stay. */
export async function withdrawPage(db: Db, acting: Acting, page: NetworkPage): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await store.setPublished(tx, page.id, null)
    await trail(tx, acting, 'network page withdrawn', page, { version: page.publishedVersion })
  })
}

/** Throws Refusal conflict: readers have seen it. */
export async function removePage(db: Db, acting: Acting, page: NetworkPage): Promise<void> {
  if (page.seen) throw new Refusal('conflict')
  await db.transaction().execute(async (tx) => {
    await store.deletePage(tx, page.id)
    await trail(tx, acting, 'network page removed', page, { kind: page.kind, year: page.year })
  })
}

/** A former version becomes the newest one; what readers see stays as it is. Throws Refusal not_found. */
export async function restoreVersion(db: Db, acting: Acting, page: NetworkPage, from: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await store.lockPage(tx, page.id)
    const { versions } = await store.getWriting(tx, page.networkId, page.id)
    const former = versions.find(({ version }) => version === from)
    const newest = versions.at(-1)
    if (!former || !newest) throw new Refusal('not_found')
    if (former === newest) return
    const { actor, now } = acting
    const version = newest.version + 1
    const { texts } = former
    await store.insertVersion(tx, page.id, {
      version,
      texts,
      bothCurrent: false,
      savedAt: now,
      savedBy: actor.accountId,
      restoredFrom: from,
    })
    await trail(tx, acting, 'network page version restored', page, { version, from })
  })
}

/** Up or down among the pages of its network; nothing happens at the ends. */
export async function movePage(
  db: Db,
  acting: Acting,
  where: { id: string; networkId: string; up: boolean },
): Promise<void> {
  const { id, networkId, up } = where
  await db.transaction().execute(async (tx) => {
    if (await store.swapPosition(tx, networkId, id, up)) await trail(tx, acting, 'network page moved', where, { up })
  })
}

function trail(
  tx: Tx,
  { actor, now }: Acting,
  action: TrailAction,
  { id, networkId }: { id: string; networkId: string },
  details: Record<string, unknown>,
): Promise<void> {
  return writeTrail(tx, { at: now, by: actor, action, subject: { kind: 'network page', id }, networkId, details })
}
