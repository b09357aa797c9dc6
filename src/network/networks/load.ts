import { join } from 'node:path'
import { z } from 'zod'
import { readRows } from '#platform/csv'
import type { Db } from '#platform/database'
import { type FactKey, factKeys, type NetworkFacts, networkKinds, networkModels } from './model.ts'
import { recordFacts } from './store.ts'

const text = z.string().trim()
const Row = z.object({ network: text.min(1), field: z.enum(factKeys), value: text.min(1), source: text })
type Row = z.infer<typeof Row>

/** What the record says of each network; what somebody has changed here stays as it is. */
export async function loadNetworkFacts(db: Db, dataFolder: string): Promise<void> {
  const rows = await readRows(join(dataFolder, 'networks.facts.csv'), Row)
  const networks = [...new Set(rows.map(({ network }) => network))]
  await db.transaction().execute(async (tx) => {
    for (const id of networks) {
      const facts = factsOf(rows.filter(({ network }) => network === id))
      await recordFacts(tx, id, facts)
    }
  })
}

/** Throws ZodError for a kind or a model that is none. */
function factsOf(rows: readonly Row[]): NetworkFacts {
  const valueOf = (field: FactKey) => rows.find((row) => row.field === field)?.value ?? null
  const sources = rows.flatMap(({ field, source }) => (source === '' ? [] : [[field, source]]))
  const founded = valueOf('founded')
  return {
    kind: z.enum(networkKinds).parse(valueOf('kind')),
    model: z.enum(networkModels).nullable().parse(valueOf('model')),
    leadPlaceId: null,
    leadOrganisation: valueOf('lead'),
    contactPage: valueOf('contactPage'),
    languages: valueOf('languages')?.split(' ') ?? [],
    foundedYear: founded === null ? null : Number(founded),
    sources: Object.fromEntries(sources) as NetworkFacts['sources'],
  }
}
