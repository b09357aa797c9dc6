import { sql } from 'kysely'
import { type Answers, listGivenOf } from '#instruments'
import { mandateDay } from '#network'
import type { Db } from '#platform/database'
import { type Collected, findCollected, listInvited } from '../collection/store.ts'
import type { Invitation, Invited } from '../collection/model.ts'

export interface Given {
  readonly invitation: Invitation
  readonly answers: Answers
}

/** Everybody who was asked, and what those sent who have sent; what is only begun is nobody's answer yet. */
export async function listSent(db: Db, surveyId: string, now: Date): Promise<{ invited: Invited[]; sent: Given[] }> {
  const invited = await listInvited(db, surveyId, mandateDay(now))
  const done = invited.filter(({ submittedAt }) => submittedAt)
  const given = await listGivenOf(
    db,
    done.flatMap(({ responseId }) => responseId ?? []),
  )
  const sent = done.map((invitation) => ({ invitation, answers: given.get(invitation.responseId ?? '') ?? {} }))
  return { invited, sent }
}

/** The annual survey before this one, of the same world, where there is one and it is closed. */
export async function findYearBefore(
  db: Db,
  { id, kind, demonstration, openedAt }: Pick<Collected, 'id' | 'kind' | 'demonstration' | 'openedAt'>,
): Promise<Collected | undefined> {
  if (kind !== 'annual') return undefined
  const { rows } = await sql<{ id: string }>`select id from survey
    where kind = 'annual' and demonstration = ${demonstration} and id <> ${id} and opened_at < ${openedAt}
      and closed_at is not null
    order by opened_at desc limit 1`.execute(db)
  return rows[0] && findCollected(db, rows[0].id)
}
