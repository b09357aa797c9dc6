import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Edition } from '#instruments'
import { onDay } from './membership.ts'
import type { Tx } from './store.ts'

const departmentSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  people: z.array(z.string()),
  invited: z.array(z.string().endsWith('.example')).default([]),
  areas: z.array(z.string()),
  items: z.array(z.string()).default([]),
  due: z.int(),
})
const schema = z.array(
  z.strictObject({
    place: z.string(),
    /** Ids of rounds; `open` is the one that is open on the day of loading. */
    rounds: z.array(z.string()),
    people: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    departments: z.array(departmentSchema),
  }),
)
type InventedPlace = z.infer<typeof schema>[number]
type InventedDepartment = InventedPlace['departments'][number]

interface Round {
  readonly id: string
  readonly openedAt: Date
  readonly submittedAt: Date | null
}

/** Who answered together in some of the rounds, who does in the open one, and what they were given. */
export async function insertDepartments(
  tx: Tx,
  { edition, dataFolder, now }: { edition: Edition; dataFolder: string; now: Date },
): Promise<void> {
  const text = await readFile(join(dataFolder, 'demonstration', 'departments.yaml'), 'utf8')
  for (const place of schema.parse(parse(text))) {
    const { rows } = await sql<Round>`
      select id, opened_at as "openedAt", submitted_at as "submittedAt" from round where place_id = ${place.place}
        and (id = any(${place.rounds}) or (submitted_at is null and 'open' = any(${place.rounds})))
      order by opened_at`.execute(tx)
    for (const { id, name } of place.people) await insertContributor(tx, { id, name, place: place.place })
    for (const [n, round] of rows.entries()) {
      for (const department of place.departments) {
        if (n === 0) await insertDepartment(tx, place.place, department, round)
        await insertParts(tx, { round, department, now })
        await nameWriter(tx, edition, { round, department, all: place.departments })
      }
      // Whoever has not answered yet was invited to the latest round.
      if (n === rows.length - 1) await insertInvited(tx, place, round)
    }
  }
}

const hoursAfter = (date: Date, hours: number): Date => new Date(date.getTime() + hours * 60 * 60 * 1000)

async function insertContributor(tx: Tx, { id, name, place }: { id: string; name: string; place: string }) {
  const at = new Date('2023-10-02T09:00:00Z')
  await sql`insert into auth_user (id, name, email, "emailVerified", "createdAt", "updatedAt", demonstration)
    values (${id}, ${name}, ${`${id.replace('demonstration-', '')}@demonstration.example`}, true, ${at}, ${at}, true)`.execute(
    tx,
  )
  await sql`insert into mandate (id, account_id, place_id, role, from_on, granted_at)
    values (${id}, ${id}, ${place}, 'contributor', ${at.toISOString().slice(0, 10)}, ${at})`.execute(tx)
}

/** Whoever coordinates the place, where somebody does. */
const lead = (
  roundId: string,
) => sql`(select min(account_id) from mandate join round on round.place_id = mandate.place_id
  where round.id = ${roundId} and role = 'place_coordinator')`

async function insertChange(
  tx: Tx,
  { id, kind, round, department, at }: { id: string; kind: string; round: string; department: string; at: Date },
): Promise<void> {
  await sql`insert into department_change (id, round_id, kind, department_id, at, by)
    values (${id}, ${round}, ${kind}, ${department}, ${at}, ${lead(round)})`.execute(tx)
}

async function insertDepartment(tx: Tx, place: string, { id, name, people }: InventedDepartment, round: Round) {
  const change = `${id}-added`
  const at = hoursAfter(round.openedAt, 27)
  await insertChange(tx, { id: change, kind: 'added', round: round.id, department: id, at })
  await sql`insert into department (id, place_id, name, begun_in) values (${id}, ${place}, ${name}, ${change})`.execute(
    tx,
  )
  for (const account of people) {
    await sql`insert into department_person (id, department_id, account_id, invited, joined_at, begun_in)
      values (${`${id}-${account}`}, ${id}, ${account}, false, ${at}, ${change})`.execute(tx)
  }
}

async function insertParts(
  tx: Tx,
  { round, department, now }: { round: Round; department: InventedDepartment; now: Date },
): Promise<void> {
  const { id, areas, items, due } = department
  const change = `${id}-${round.id}`
  const dueOn = round.submittedAt ? onDay(round.submittedAt, -21) : onDay(now, due)
  await insertChange(tx, {
    id: change,
    kind: 'given',
    round: round.id,
    department: id,
    at: hoursAfter(round.openedAt, 28),
  })
  const things = [...areas.map((area) => [area, null] as const), ...items.map((item) => [null, item] as const)]
  for (const [area, item] of things) {
    await sql`insert into department_part (id, round_id, department_id, area, item, due_on, begun_in)
      values (${`${change}-${area ?? item}`}, ${round.id}, ${id}, ${area}, ${item}, ${dueOn}, ${change})`.execute(tx)
  }
}

/** What a department was given, the first of its people answered. */
async function nameWriter(
  tx: Tx,
  edition: Edition,
  { round, department, all }: { round: Round; department: InventedDepartment; all: readonly InventedDepartment[] },
): Promise<void> {
  const [writer] = department.people
  if (!writer) return
  const apart = new Set(all.flatMap(({ items }) => items))
  const theirs = edition.items.filter(({ key, area }) =>
    apart.has(key) ? department.items.includes(key) : department.areas.includes(area),
  )
  await sql`update answer_revision set account_id = ${writer}
    where response_id = (select response_id from round where id = ${round.id})
      and item = any(${sql.val(theirs.map(({ key }) => key))})`.execute(tx)
}

async function insertInvited(tx: Tx, { place, departments }: InventedPlace, round: Round): Promise<void> {
  for (const { id: department, invited } of departments) {
    for (const email of invited) {
      const id = `invitation-${department}`
      const change = `${department}-invited`
      const at = hoursAfter(round.openedAt, 30)
      await sql`insert into invitation (id, email, role, place_id, from_on, language, invited_by, invited_at, expires_at,
          demonstration)
        values (${id}, ${email}, 'contributor', ${place}, ${onDay(at, 0)}, 'en', ${lead(round.id)}, ${at},
          ${hoursAfter(at, 30 * 24)}, true)`.execute(tx)
      await insertChange(tx, { id: change, kind: 'people', round: round.id, department, at })
      await sql`insert into department_person (id, department_id, invitation_id, invited, begun_in)
        values (${`${department}-invited`}, ${department}, ${id}, true, ${change})`.execute(tx)
    }
  }
}
