import { randomBytes } from 'node:crypto'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import type { Acting } from '../networks/actions.ts'
import type { GroupPart, WorkingGroup } from './model.ts'
import * as store from './store.ts'

/** Resolves to its id. */
export async function beginGroup(db: Db, { actor, now }: Acting, row: store.Row, slug: string): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const taken = await store.findGroup(tx, slug)
    const id = taken || slug === '' ? `${slug || 'group'}-${randomBytes(3).toString('hex')}` : slug
    await store.insertGroup(tx, id, row, actor.demonstration)
    await store.markChanged(tx, id, now)
    await writeTrail(tx, { at: now, by: actor, action: 'working group begun', subject: { kind: 'working group', id } })
    return id
  })
}

export async function saveGroup(db: Db, { actor, now }: Acting, group: WorkingGroup, row: store.Row): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await store.updateGroup(tx, group.id, row, now)
    await writeTrail(tx, { at: now, by: actor, action: 'working group changed', ...about(group), details: { ...row } })
  })
}

/** `id` undefined: a new one. Throws Refusal not_found: the entry is of another group. */
export async function saveEntry(
  db: Db,
  { actor, now }: Acting,
  group: WorkingGroup,
  entry: { part: GroupPart; id: string | undefined; row: store.Row },
): Promise<void> {
  const { part, row } = entry
  const id = entry.id ?? randomBytes(8).toString('hex')
  await db.transaction().execute(async (tx) => {
    if (!(await store.putRow(tx, part, group.id, id, row))) throw new Refusal('not_found')
    await store.markChanged(tx, group.id, now)
    const action = entry.id ? 'working group entry changed' : 'working group entry added'
    await writeTrail(tx, { at: now, by: actor, action, ...about(group), details: { part, id, ...row } })
  })
}

/** Throws Refusal not_found. */
export async function removeEntry(
  db: Db,
  { actor, now }: Acting,
  group: WorkingGroup,
  { part, id }: { part: GroupPart; id: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await store.deleteRow(tx, part, group.id, id))) throw new Refusal('not_found')
    await store.markChanged(tx, group.id, now)
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'working group entry removed',
      ...about(group),
      details: { part, id },
    })
  })
}

const about = ({ id, networkId }: WorkingGroup) => ({ subject: { kind: 'working group', id }, networkId })
