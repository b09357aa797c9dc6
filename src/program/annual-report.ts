import { type AnnualReportIo, annualReportCommand, annualReportOptions, annualReportUsage } from '#outreach'
import type { Config } from '#config'
import { readEditions } from '#instruments'
import { buildAssets } from '#platform/assets'
import { instrumentsFolder } from './deps.ts'
import { loadRecord } from './record.ts'
import type { Store } from './store.ts'

type WithStore = (work: (store: Store, config: Config) => Promise<number>) => Promise<number>

/**
 * `icc annual-report`: what is asked is read before a database is started for it, and the record is loaded where it is not.
 * Exit code 2 for wrong usage.
 */
export async function annualReportFromCommand(
  argv: readonly string[],
  withStore: WithStore,
  io: AnnualReportIo,
): Promise<number> {
  const options = annualReportOptions(argv)
  if (typeof options === 'string') {
    io.warn(`${options}\n${annualReportUsage}`)
    return 2
  }
  return withStore(async ({ db }, config) => {
    const now = () => new Date()
    const [assets] = await Promise.all([
      buildAssets(),
      readEditions(instrumentsFolder).then((editions) => loadRecord(db, editions, now, io.say)),
    ])
    return annualReportCommand({ db, assets, now, origin: config.publicUrl }, options, io)
  })
}
