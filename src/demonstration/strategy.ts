import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Tx } from './store.ts'

const day = z.iso.date()
const noteSchema = z.strictObject({
  on: day,
  state: z.enum(['not_begun', 'under_way', 'done', 'dropped']),
  words: z.string().min(1),
})
const actionSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  due: day,
  indicator: z.strictObject({ name: z.string(), baseline: z.string(), target: z.string() }).nullable(),
  budget: z.int().nullable(),
  items: z.array(z.string()),
  notes: z.array(noteSchema),
})
const strategiesSchema = z.array(
  z.strictObject({
    round: z.string(),
    written: day,
    public: z.boolean(),
    objectives: z.array(
      z.strictObject({
        id: z.string(),
        /** The recommendation that it came of. */
        accepted: z.string().optional(),
        title: z.string(),
        why: z.string(),
        items: z.array(z.string()),
        actions: z.array(actionSchema),
      }),
    ),
  }),
)
type InventedStrategy = z.infer<typeof strategiesSchema>[number]

/** What places made of their results, each note of progress a version of its own. */
export async function insertStrategies(tx: Tx, dataFolder: string): Promise<void> {
  const text = await readFile(join(dataFolder, 'demonstration', 'strategy.yaml'), 'utf8')
  for (const strategy of strategiesSchema.parse(parse(text))) await insertStrategy(tx, strategy)
}

async function insertStrategy(tx: Tx, strategy: InventedStrategy): Promise<void> {
  const { round, written } = strategy
  await sql`insert into strategy (round_id, public_since)
    values (${round}, ${strategy.public ? new Date(`${written}T09:00:00Z`) : null})`.execute(tx)
  const noted = strategy.objectives.flatMap(({ actions }) => actions.flatMap(({ notes }) => notes.map(({ on }) => on)))
  const days = [written, ...[...new Set(noted)].sort()]
  for (const [n, on] of days.entries()) {
    await sql`insert into strategy_version (round_id, version, content, change, saved_at, saved_by)
      values (${round}, ${n + 1}, ${JSON.stringify(contentOn(strategy, on))}::jsonb,
        ${n === 0 ? 'objective_added' : 'progress_noted'}, ${new Date(`${on}T09:00:00Z`)},
        (select min(account_id) from mandate join round on round.place_id = mandate.place_id
          where round.id = ${round} and role = 'place_coordinator'))`.execute(tx)
  }
}

/** As it stood on a day: with the notes that had been written by then. */
function contentOn({ objectives }: InventedStrategy, today: string) {
  return {
    objectives: objectives.map(({ accepted, actions, ...objective }) => ({
      ...objective,
      origin: accepted ?? null,
      actions: actions.map(({ due, notes, ...action }) => ({
        ...action,
        dueOn: due,
        notes: notes
          .filter(({ on }) => on <= today)
          .map((note, n) => Object.assign({ id: `${action.id}-${n + 1}` }, note)),
      })),
    })),
  }
}
