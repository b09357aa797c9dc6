import { type Actor, getPlace, leadsPlace, notify, type Role } from '#network'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import { mayLead } from '../policy.ts'
import { getPractice } from '../store.ts'
import { mayBeMarkedBy, type MarkKind } from './model.ts'
import * as store from './store.ts'

export interface Acting {
  readonly actor: Actor
  readonly now: Date
}

const leads = Object.keys(leadsPlace) as Role[]

/**
 * Marks a practice for a place, or changes the mark; one that is adopted is no longer merely interesting, nor becomes so by
 * a press on a page from before. The places it is
 * from are told once. Throws Refusal: not_found; forbidden for a place of others; conflict for a practice of one's own.
 */
export async function markPractice(db: Db, { actor, now }: Acting, mark: store.NewMark): Promise<void> {
  if (!mayLead(actor, mark.placeId)) throw new Refusal('forbidden')
  const [practice, place] = await Promise.all([getPractice(db, mark.practiceId), getPlace(db, mark.placeId)])
  if (!mayBeMarkedBy(practice, place)) throw new Refusal('conflict')
  const { kind, practiceId } = mark
  await db.transaction().execute(async (tx) => {
    if (kind === 'interested' && (await store.hasMark(tx, practiceId, place.id, 'adopted'))) return
    const added = await store.putMark(tx, mark, actor.accountId, now)
    if (kind === 'adopted') await store.deleteMark(tx, practiceId, place.id, 'interested')
    const owners = added ? practice.places.flatMap(({ placeId }) => placeId ?? []) : []
    for (const placeId of new Set(owners)) {
      await notify(tx, {
        kind: 'practice',
        subject: { kind: 'practice', id: practiceId },
        payload: { what: kind, title: practice.title, place: place.name },
        at: now,
        to: { roles: leads, placeId },
        key: ['practice', practiceId, kind, place.id].join(':'),
        except: actor.accountId,
      })
    }
    await trail(tx, { actor, now }, 'practice marked', mark)
  })
}

/** Nothing happens where there is no such mark. Throws Refusal forbidden. */
export async function unmarkPractice(
  db: Db,
  { actor, now }: Acting,
  mark: { practiceId: string; placeId: string; kind: MarkKind },
): Promise<void> {
  if (!mayLead(actor, mark.placeId)) throw new Refusal('forbidden')
  await db.transaction().execute(async (tx) => {
    const done = await store.deleteMark(tx, mark.practiceId, mark.placeId, mark.kind)
    if (done) await trail(tx, { actor, now }, 'practice unmarked', mark)
  })
}

function trail(
  tx: store.Tx,
  { actor, now }: Acting,
  action: 'practice marked' | 'practice unmarked',
  {
    practiceId,
    placeId,
    kind,
    ...more
  }: Partial<store.NewMark> & Pick<store.NewMark, 'practiceId' | 'placeId' | 'kind'>,
): Promise<void> {
  const details = { what: kind, ...('year' in more && { year: more.year }) }
  const subject = { kind: 'practice', id: practiceId }
  return writeTrail(tx, { at: now, by: actor, action, subject, placeId, details })
}
