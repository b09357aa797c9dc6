import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { ChangeKind, Tx } from './store.ts'

export interface NewChange {
  readonly roundId: string
  readonly kind: ChangeKind
  readonly departmentId?: string
  readonly nameBefore?: string
  readonly by: string | null
  readonly at: Date
}

/** Resolves to its id, which whatever begins or ends in it names. */
export async function insertChange(tx: Tx, change: NewChange): Promise<string> {
  const id = randomUUID()
  const { roundId, kind, departmentId = null, nameBefore = null, by, at } = change
  await sql`insert into department_change (id, round_id, kind, department_id, name_before, at, by)
    values (${id}, ${roundId}, ${kind}, ${departmentId}, ${nameBefore}, ${at}, ${by})`.execute(tx)
  return id
}

/** Whether a department of the place, other than this one, has the name. */
export async function isNameTaken(
  db: Db,
  { placeId, name, but = '' }: { placeId: string; name: string; but?: string },
): Promise<boolean> {
  const { rows } = await sql`select from department
    where place_id = ${placeId} and lower(name) = lower(${name}) and ended_in is null and id <> ${but}`.execute(db)
  return rows.length > 0
}

export async function insertDepartment(
  tx: Tx,
  { id, placeId, name, change }: { id: string; placeId: string; name: string; change: string },
): Promise<void> {
  await sql`insert into department (id, place_id, name, begun_in)
    values (${id}, ${placeId}, ${name}, ${change})`.execute(tx)
}

export async function renameDepartment(tx: Tx, id: string, name: string): Promise<void> {
  await sql`update department set name = ${name} where id = ${id}`.execute(tx)
}

/** What it was given in rounds that are open is nobody's again; in others it stays on record. */
export async function endDepartment(tx: Tx, id: string, change: string): Promise<void> {
  await sql`update department set ended_in = ${change} where id = ${id}`.execute(tx)
  await sql`update department_part set ended_in = ${change} from round
    where department_id = ${id} and ended_in is null and round.id = round_id and submitted_at is null`.execute(tx)
}

export interface NewPerson {
  readonly departmentId: string
  readonly accountId?: string
  readonly invitationId?: string
  /** The invitation was made for the department. */
  readonly invited?: boolean
  readonly joinedAt?: Date
}

/** Who belongs to it already stays as they are. */
export async function insertPerson(tx: Tx, person: NewPerson, change: string): Promise<void> {
  const { departmentId, accountId = null, invitationId = null, invited = false, joinedAt = null } = person
  await sql`insert into department_person (id, department_id, account_id, invitation_id, invited, joined_at, begun_in)
    select ${randomUUID()}, ${departmentId}, ${accountId}, ${invitationId}, ${invited}, ${joinedAt}, ${change}
    where not exists (select from department_person where department_id = ${departmentId} and ended_in is null
      and (account_id = ${accountId} or invitation_id = ${invitationId}))`.execute(tx)
}

/** False: there is no such person. */
export async function endPerson(tx: Tx, departmentId: string, id: string, change: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update department_person set ended_in = ${change}
    where id = ${id} and department_id = ${departmentId} and ended_in is null`.execute(tx)
  return numAffectedRows === 1n
}

/** An area or an item, as a form names it. */
export type Thing = { readonly area: string } | { readonly item: string }

export const columnsOf = (thing: Thing) => ('area' in thing ? { ...thing, item: null } : { ...thing, area: null })

export async function endPart(tx: Tx, roundId: string, thing: Thing, change: string): Promise<void> {
  const { area, item } = columnsOf(thing)
  await sql`update department_part set ended_in = ${change}
    where round_id = ${roundId} and ended_in is null and (area = ${area} or item = ${item})`.execute(tx)
}

export async function insertPart(
  tx: Tx,
  part: { roundId: string; departmentId: string; thing: Thing; dueOn: string },
  change: string,
): Promise<void> {
  const { area, item } = columnsOf(part.thing)
  await sql`insert into department_part (id, round_id, department_id, area, item, due_on, begun_in)
    values (${randomUUID()}, ${part.roundId}, ${part.departmentId}, ${area}, ${item}, ${part.dueOn}, ${change})`.execute(
    tx,
  )
}

/** What it began holds no more, what it ended holds again. */
export async function undoChange(tx: Tx, change: string, by: string, at: Date): Promise<void> {
  await sql`update department set name = name_before from department_change as change
    where change.id = ${change} and kind = 'renamed' and department.id = department_id`.execute(tx)
  for (const table of ['department', 'department_person', 'department_part'] as const) {
    const ended = sql`update ${sql.table(table)} set ended_in = ${change} where begun_in = ${change} and ended_in is null`
    await ended.execute(tx)
    const again = sql`update ${sql.table(table)} set ended_in = null where ended_in = ${change} and begun_in <> ${change}`
    await again.execute(tx)
  }
  await sql`update department_change set undone_at = ${at}, undone_by = ${by} where id = ${change}`.execute(tx)
}

const current = sql`person.ended_in is null and department.ended_in is null`

/** Invitations made for departments that wait although nobody waits for them any more. */
export async function listInvitationsToWithdraw(db: Db, placeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select invitation.id
    from department_person as person join department on department.id = department_id
      join invitation on invitation.id = invitation_id
    where department.place_id = ${placeId} and accepted_at is null and withdrawn_at is null
    group by invitation.id having bool_or(invited) and not bool_or(${current})`.execute(db)
  return rows.map(({ id }) => id)
}

/** Withdrawn ones for which somebody waits again. */
export async function listInvitationsToRenew(
  db: Db,
  placeId: string,
): Promise<{ id: string; email: string; name: string | null; language: string }[]> {
  const { rows } = await sql<{ id: string; email: string; name: string | null; language: string }>`
    select distinct invitation.id, email, invitation.name, language
    from department_person as person join department on department.id = department_id
      join invitation on invitation.id = invitation_id
    where department.place_id = ${placeId} and accepted_at is null and withdrawn_at is not null and email is not null
      and invited and ${current}`.execute(db)
  return rows
}

export async function replaceInvitation(tx: Tx, before: string, by: { invitationId: string }): Promise<void> {
  await sql`update department_person set invitation_id = ${by.invitationId} where invitation_id = ${before}`.execute(tx)
}
