import { reportCommand, reportOptions, reportUsage, type ReportIo } from '#assessment'
import type { Config } from '#config'
import { readEditions, withRegistered } from '#instruments'
import { listPlaces } from '#network'
import { buildAssets } from '#platform/assets'
import { instrumentsFolder } from './deps.ts'
import type { Store } from './store.ts'

type WithStore = (work: (store: Store, config: Config) => Promise<number>) => Promise<number>

/** `icc report`: what is asked is read before a database is started for it. Exit code 2 for wrong usage. */
export async function reportFromCommand(
  argv: readonly string[],
  withStore: WithStore,
  load: (store: Store, config: Config) => Promise<void>,
  io: ReportIo,
): Promise<number> {
  const options = reportOptions(argv)
  if (typeof options === 'string') {
    io.warn(`${options}\n${reportUsage}`)
    return 2
  }
  return withStore(async (store, config) => {
    const { db } = store
    // The program was never started: the record is loaded as a start would.
    if ((await listPlaces(db)).length === 0) await load(store, config)
    const [files, assets] = await Promise.all([readEditions(instrumentsFolder), buildAssets()])
    const editions = withRegistered(db, files, () => new Date())
    return reportCommand({ db, editions, assets, origin: config.publicUrl }, options, io)
  })
}
