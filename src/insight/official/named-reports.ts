import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { NamedReport } from '../figures-store.ts'

const City = z.object({ city: z.string().min(1), country_iso2: z.string().length(2) })
const Printed = z.object({
  meta: z.object({ year: z.int(), source_title_en: z.string() }),
  index: z.object({ reports_2020: z.object({ listed: z.array(City) }).optional() }),
})

/** Cities that the printed annual reports name as having completed the Index in their year. */
export async function namedReports(dataFolder: string): Promise<NamedReport[]> {
  const files = globSync('annual-report-*.json', { cwd: dataFolder }).sort()
  const found = await Promise.all(
    files.map(async (file) => {
      const { meta, index } = Printed.parse(JSON.parse(await readFile(join(dataFolder, file), 'utf8')))
      const listed = index.reports_2020?.listed ?? []
      const source = `${meta.source_title_en} (introduction)`
      return listed.map(({ city, country_iso2: country }) => ({ year: meta.year, name: city, country, source }))
    }),
  )
  return found.flat()
}
