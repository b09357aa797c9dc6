import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Department, Part, Person } from './model.ts'

export type Tx = Transaction<{}>

/** Those that were given something in the round, and while it is open every department of the place. */
export async function listDepartments(
  db: Db,
  { roundId, placeId }: { roundId: string; placeId: string },
): Promise<Department[]> {
  const { rows } = await sql<Omit<Department, 'people'>>`
    select id, name, (select max(at) from department_change
      where round_id = ${roundId} and kind = 'reminded' and department_id = department.id) as "remindedAt"
    from department
    where place_id = ${placeId} and ((ended_in is null
        and exists (select from round where round.id = ${roundId} and submitted_at is null))
      or exists (select from department_part
        where round_id = ${roundId} and department_id = department.id and department_part.ended_in is null))
    order by folded(name), id`.execute(db)
  const people = await listPeople(db, {
    roundId,
    departmentIds: rows.map(({ id }) => id),
  })
  return rows.map(({ id, name, remindedAt }) => {
    return { id, name, remindedAt, people: people.filter(({ departmentId }) => departmentId === id) }
  })
}

/**
 * Those of today, or of the day the round was signed off. An invitation that was accepted stands for its account before
 * anybody has noted it.
 */
async function listPeople(
  db: Db,
  { roundId, departmentIds }: { roundId: string; departmentIds: readonly string[] },
): Promise<(Person & { departmentId: string })[]> {
  if (departmentIds.length === 0) return []
  const { rows } = await sql<Person & { departmentId: string }>`
    select person.id, person.department_id as "departmentId", holder.id as "accountId",
      case when holder.id is null then person.invitation_id end as "invitationId",
      coalesce(holder.name, invitation.name) as name, coalesce(holder.email, invitation.email, '') as email,
      coalesce(joined_at, accepted_at) as "joinedAt",
      case when withdrawn_at is null and holder.id is null then expires_at end as "expiresAt"
    from department_person as person
      join round on round.id = ${roundId}
      join department_change as begun on begun.id = person.begun_in
      left join department_change as ended on ended.id = person.ended_in
      left join invitation on invitation.id = person.invitation_id
      left join auth_user as holder on holder.id = coalesce(person.account_id, accepted_by)
    where person.department_id = any(${sql.val(departmentIds)}) and begun.undone_at is null
      and case when submitted_at is null then person.ended_in is null
        else begun.at <= submitted_at and (person.ended_in is null or ended.at > submitted_at) end
    order by folded(coalesce(holder.name, invitation.name, invitation.email)), person.id`.execute(db)
  return rows
}

/** What is given in the round now. */
export async function listParts(db: Db, roundId: string): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select part.department_id as "departmentId", area, item, due_on as "dueOn", change.id as change, by,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD') as since
    from department_part as part join department_change as change on change.id = begun_in
    where part.round_id = ${roundId} and ended_in is null order by area nulls last, item`.execute(db)
  return rows
}

export type ChangeKind = 'added' | 'renamed' | 'people' | 'removed' | 'given' | 'reminded'

/** What was changed, by whom, and whether it can be undone now. */
export interface Change {
  readonly id: string
  readonly kind: ChangeKind
  readonly department: string | null
  readonly nameBefore: string | null
  readonly at: Date
  /** Name of the account; null where it is gone. */
  readonly by: string | null
  readonly undoneAt: Date | null
  readonly undoable: boolean
}

/**
 * Nothing that came later rests on it: what it began still holds, nobody was given anything by a department it added, and
 * what it ended has its place to go back to.
 */
const undoable = sql<boolean>`(change.undone_at is null and change.kind <> 'reminded'
  and not exists (select from department where begun_in = change.id and ended_in is not null)
  and not exists (select from department_person where begun_in = change.id and ended_in is not null)
  and not exists (select from department_part where begun_in = change.id and ended_in is not null)
  and not exists (select from department join department_part as part on department_id = department.id
    where department.begun_in = change.id and part.begun_in <> change.id and part.ended_in is null)
  and not exists (select from department_part as part join department on department.id = department_id
    where part.ended_in = change.id and department.ended_in <> change.id)
  and not exists (select from department_part as part
    join department_part as now on now.round_id = part.round_id and now.ended_in is null and now.begun_in <> change.id
      and (now.area = part.area or now.item = part.item)
    where part.ended_in = change.id and part.begun_in <> change.id)
  and not exists (select from department as ended join department as now on now.place_id = ended.place_id
    and lower(now.name) = lower(ended.name) and now.ended_in is null
    where ended.ended_in = change.id and ended.begun_in <> change.id)
  and not exists (select from department_person as ended join department_person as now
    on now.department_id = ended.department_id and now.account_id = ended.account_id and now.ended_in is null
    where ended.ended_in = change.id and ended.begun_in <> change.id)
  and (change.kind <> 'renamed' or not exists (select from department_change as later
    where later.department_id = change.department_id and later.kind in ('renamed', 'removed')
      and later.undone_at is null and later.at > change.at)))`

const changes = () => sql`
  select change.id, kind, department.name as department, name_before as "nameBefore", at, auth_user.name as by,
    undone_at as "undoneAt", ${undoable} as undoable
  from department_change as change
    left join department on department.id = department_id
    left join auth_user on auth_user.id = change.by`

/** The newest first. */
export async function listChanges(db: Db, roundId: string, limit: number): Promise<Change[]> {
  const { rows } = await sql<Change>`${changes()}
    where change.round_id = ${roundId} order by at desc, change.id limit ${limit}`.execute(db)
  return rows
}

export async function findChange(db: Db, roundId: string, id: string): Promise<Change | undefined> {
  const { rows } = await sql<Change>`${changes()}
    where change.round_id = ${roundId} and change.id = ${id}`.execute(db)
  return rows[0]
}

/** Open rounds in which something is given. */
export async function listRoundsToTell(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from round where submitted_at is null
      and exists (select from department_part where round_id = round.id and ended_in is null) order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Invitations that were accepted: the accounts stand in their place. */
export async function noteAccepted(db: Db): Promise<void> {
  await sql`delete from department_person as person using invitation, department_person as known
    where invitation.id = person.invitation_id and known.department_id = person.department_id
      and known.account_id = invitation.accepted_by and known.ended_in is null`.execute(db)
  await sql`update department_person set account_id = accepted_by, joined_at = accepted_at, invitation_id = null
    from invitation where invitation.id = invitation_id and accepted_by is not null`.execute(db)
}
