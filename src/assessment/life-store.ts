import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Step } from './life.ts'

/** How a round came to where it stands, the first step first; a sign-off that was taken back is none of them. */
export async function listSteps(db: Db, roundId: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select what, at, auth_user.name as by
    from round cross join lateral (values
      (1, 'opened', opened_at, opened_by),
      (2, 'signed_off', submitted_at, submitted_by),
      (3, 'validated', validated_at, validated_by),
      (4, 'published', published_at, published_by)) as step (place, what, at, account)
      left join auth_user on auth_user.id = account
    where round.id = ${roundId} and at is not null order by place`.execute(db)
  return rows
}
