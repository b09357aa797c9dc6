import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { parse } from 'yaml'
import { z } from 'zod'
import { hashOfProfile, makeProfile } from '#assessment'
import type { Editions } from '#instruments'
import { onDay } from './membership.ts'
import type { Tx } from './store.ts'

/** A day, or how many days after the Monday of the week of the loading, so that nobody is visited on a Sunday. */
const day = z.union([z.iso.date(), z.int()])
const items = z.array(z.string()).default([])

const visitsSchema = z.array(
  z.strictObject({
    id: z.string(),
    round: z.string(),
    kind: z.enum(['first', 'monitoring']),
    language: z.enum(['en', 'fr']),
    mode: z.enum(['on_site', 'online', 'hybrid']),
    from: day,
    until: day,
    created: day,
    held: day.optional(),
    sent: day.optional(),
    checked: day.optional(),
    published: day.optional(),
    team: z.array(z.string()),
    topics: z.array(z.strictObject({ id: z.string(), title: z.string(), area: z.string() })),
    stakeholders: z.array(z.strictObject({ organisation: z.string(), role: z.string() })),
    blocks: z.array(
      z.strictObject({
        on: day,
        from: z.string(),
        until: z.string(),
        title: z.string(),
        where: z.string(),
        met: z.string(),
      }),
    ),
    findings: z.array(
      z.strictObject({
        topic: z.string(),
        seen: z.string(),
        confirms: items,
        contradicts: items,
        recommendation: z.string(),
        owner: z.string(),
        horizon: z.enum(['months', 'year', 'years']),
      }),
    ),
    sections: z.record(z.string(), z.string()),
    remarks: z.array(z.strictObject({ section: z.string(), words: z.string(), answer: z.string() })),
  }),
)
type InventedVisit = z.infer<typeof visitsSchema>[number]

/** One visit with its profile published, one still being prepared. */
export async function insertVisits(
  tx: Tx,
  dataFolder: string,
  { now, editions }: { now: Date; editions: Editions },
): Promise<void> {
  const text = await readFile(join(dataFolder, 'demonstration', 'visits.yaml'), 'utf8')
  for (const visit of visitsSchema.parse(parse(text))) await insertVisit(tx, visit, now, editions)
}

export const mondayOf = (now: Date): Date => new Date(`${onDay(now, -((now.getUTCDay() + 6) % 7))}T12:00:00Z`)

const accountOf = (name: string): string => (name.startsWith('demonstration-') ? name : `demonstration-${name}`)

async function insertVisit(tx: Tx, visit: InventedVisit, now: Date, editions: Editions): Promise<void> {
  const { id, round, kind, language, team, created, published } = visit
  const dayOf = (on: string | number) => (typeof on === 'string' ? on : onDay(mondayOf(now), on))
  const timeOf = (on: string | number | undefined) => (on === undefined ? null : new Date(`${dayOf(on)}T12:00:00Z`))
  await sql`insert into visit (id, round_id, kind, language, created_at, created_by, held_at, sent_at, checked_at)
    values (${id}, ${round}, ${kind}, ${language}, ${timeOf(created)}, 'demonstration-secretariat',
      ${timeOf(visit.held)}, ${timeOf(visit.sent)}, ${timeOf(visit.checked)})`.execute(tx)
  for (const name of team) {
    await sql`insert into visit_expert (visit_id, account_id, assigned_at, assigned_by)
      values (${id}, ${accountOf(name)}, ${timeOf(created)}, 'demonstration-secretariat')`.execute(tx)
  }
  const [writer] = team
  await sql`insert into visit_version (visit_id, version, content, change, saved_at, saved_by)
    values (${id}, 1, ${JSON.stringify(contentOf(visit, dayOf))}::jsonb, 'basics', ${timeOf(visit.sent ?? created)},
      ${writer === undefined ? null : accountOf(writer)})`.execute(tx)
  const publishedAt = timeOf(published)
  if (publishedAt) await publish(tx, id, publishedAt, editions)
}

async function publish(tx: Tx, id: string, at: Date, editions: Editions): Promise<void> {
  const profile = await makeProfile(tx, editions, id, at)
  await sql`update visit set published_at = ${at}, profile = ${JSON.stringify(profile)}::jsonb,
    profile_hash = ${hashOfProfile(profile)} where id = ${id}`.execute(tx)
}

function contentOf(visit: InventedVisit, dayOf: (on: string | number) => string) {
  const { id, mode, from, until, topics, stakeholders, blocks, findings, sections, remarks } = visit
  const numbered = <Entry extends object>(list: readonly Entry[], what: string) =>
    list.map((entry, n) => ({ ...entry, id: `${id}-${what}-${n + 1}` }))
  return {
    mode,
    fromOn: dayOf(from),
    untilOn: dayOf(until),
    topics,
    stakeholders: numbered(stakeholders, 'met'),
    blocks: numbered(
      blocks.map((block) => Object.assign({}, block, { on: dayOf(block.on) })),
      'block',
    ),
    findings: numbered(findings, 'finding'),
    sections,
    remarks: numbered(remarks, 'remark'),
  }
}
