import { readFileSync } from 'node:fs'
import * as z from 'zod'

const schema = z.object({
  surveys: z.array(
    z.object({
      year: z.int(),
      held: z.record(z.string(), z.string()),
      members: z.int(),
      coordinators: z.int(),
      /** How many were asked; null where no source says so. */
      asked: z.int().nullable(),
      /** Members of the programme at about that time. */
      network: z.object({ members: z.int(), year: z.int(), source: z.string() }),
      source: z.string(),
    }),
  ),
})

/** Annual surveys of the programme from before this program, as their sources state them. */
export const formerSurveys = schema.parse(
  JSON.parse(readFileSync(new URL('../../../../data/annual-surveys.json', import.meta.url), 'utf8')),
).surveys
