import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { activityKinds } from '#activities'
import { insertEntries } from '#library'
import type { Tx } from './store.ts'

/** A row as a file of the record has it, but for its days: these are counted from the day of loading. */
const row = z.looseObject({ id: z.string(), startsOn: z.int(), lasts: z.int().min(1).optional() })
const schema = z.record(z.string(), z.array(row))

/** Invented events and projects, some of which lie ahead. */
export async function insertActivities(tx: Tx, dataFolder: string, now: Date): Promise<void> {
  const found = schema.parse(parse(await readFile(join(dataFolder, 'demonstration', 'activities.yaml'), 'utf8')))
  for (const kind of activityKinds) {
    const rows = (found[kind.name] ?? []).map((one) => fileRow(one, now))
    await insertEntries(tx, kind, rows, { kinds: activityKinds, demonstration: true })
  }
}

function fileRow({ startsOn, lasts = 1, ...rest }: z.infer<typeof row>, now: Date): Record<string, unknown> {
  const start = dayFrom(now, startsOn)
  const days = lasts > 1 ? { start, end: dayFrom(now, startsOn + lasts - 1) } : { start }
  return { ...rest, ...days, published: dayFrom(now, Math.min(startsOn, 0)) }
}

const dayFrom = (now: Date, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
