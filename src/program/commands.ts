import { filesFolder } from '#platform/files'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { type Config, ConfigRefused, readConfig } from '#config'
import { indexCommand } from '#insight'
import { type CommandIo, readEditions, scoreCommand, templateCommand, xlsformCommand } from '#instruments'
import { adminCommand } from './admin.ts'
import { annualReportFromCommand } from './annual-report.ts'
import { auditCommand } from './audit.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { instrumentsFolder } from './deps.ts'
import { forgetDemonstration, loadDemonstrationOnce, loadRecord, takeDemonstrationOut } from './record.ts'
import { releaseDataCommand, releaseFirstData } from './release-data.ts'
import { reportFromCommand } from './report.ts'
import { retentionCommand } from './retention.ts'
import { secondFactorCommand } from './second-factor.ts'
import { runRole } from './start.ts'
import { openStore, type Store } from './store.ts'

/** Resolves to the exit code. */
export type Command = (argv: readonly string[]) => Promise<number>

const say = (line: string) => void process.stdout.write(`${line}\n`)
/** Over the line before, where somebody is watching. */
const progress = (text: string) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(60)}${text === '' ? '\r' : ''}`)
}
const warn = (line: string) => void process.stderr.write(`${line}\n`)

const io: CommandIo = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  readFile,
  writeFile,
  makeFolder: (path) => mkdir(path, { recursive: true }),
  editionsFolder: instrumentsFolder,
}

export const commands: Readonly<Record<string, Command>> = {
  start: () => runRole('start'),
  web: () => runRole('web'),
  worker: () => runRole('worker'),
  migrate: () => withStore(async () => say('The tables are up to date.')),
  load: () =>
    withStore(async (store, config) => {
      await loadAll(store, config)
      say('The open record is loaded.')
    }),
  backup: backupCommand,
  restore: restoreCommand,
  admin: (argv) => withStore(({ db }, config) => adminCommand({ db, config }, argv, { say, warn })),
  'second-factor': (argv) => withStore(({ db }) => secondFactorCommand(db, argv, { say, warn })),
  'release-data': (argv) => withStore(({ db }, config) => releaseDataCommand({ db, config }, argv, { say, warn })),
  retention: () => withStore(({ db }, config) => retentionCommand({ db, config }, say)),
  audit: (argv) => withStore(({ db }) => auditCommand(db, argv, { say, warn })),
  index: (argv) => indexCommand(argv, { say, warn, progress }),
  'annual-report': (argv) => annualReportFromCommand(argv, withStore, { say, warn }),
  report: (argv) => reportFromCommand(argv, withStore, loadAll, { say, warn, progress }),
  score: (argv) => scoreCommand(argv, io),
  template: (argv) => templateCommand(argv, io),
  xlsform: (argv) => xlsformCommand(argv, io),
  demo: ([verb]) => {
    if (verb === 'remove') {
      return withStore(async (store, config) => {
        await loadAll(store, { ...config, demonstration: false })
        await takeDemonstrationOut(store.db)
        say('The demonstration network is taken out. To put it in again: npx icc demo load')
      })
    }
    if (verb === 'load') {
      return withStore(async (store, config) => {
        if (config.production) {
          throw new ConfigRefused('Demonstration accounts are open to everybody: production mode does not load them.')
        }
        await forgetDemonstration(store.db)
        await loadAll(store, { ...config, demonstration: true })
        say('The demonstration network is in.')
      })
    }
    process.stderr.write('Say what to do with the demonstration network: icc demo load, or icc demo remove.\n')
    return Promise.resolve(2)
  },
}

async function loadAll({ db }: Store, config: Config): Promise<void> {
  const editions = await readEditions(instrumentsFolder)
  const now = () => new Date()
  await loadRecord(db, editions, now, say)
  if (config.demonstration) await loadDemonstrationOnce(db, editions, now, say, filesFolder(config.dataDir))
  await releaseFirstData({ db, config }, now(), say)
}

/** A migrated database for the length of one command, which may say its exit code. */
async function withStore(work: (store: Store, config: Config) => Promise<void | number>): Promise<number> {
  const config = readConfig()
  const store = await openStore(config, 'command')
  try {
    await store.migrate()
    return (await work(store, config)) ?? 0
  } finally {
    await store.close()
  }
}
