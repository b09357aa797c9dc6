import { readFile, writeFile } from 'node:fs/promises'
import { type Config, ConfigRefused, readConfig } from '#config'
import { type CommandIo, readEditions, scoreCommand, templateCommand } from '#instruments'
import { instrumentsFolder } from './deps.ts'
import { forgetDemonstration, loadDemonstrationOnce, loadRecord, takeDemonstrationOut } from './record.ts'
import { runRole } from './start.ts'
import { openStore, type Store } from './store.ts'

/** Resolves to the exit code. */
export type Command = (argv: readonly string[]) => Promise<number>

const say = (line: string) => void process.stdout.write(`${line}\n`)

const io: CommandIo = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  readFile,
  writeFile,
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
  score: (argv) => scoreCommand(argv, io),
  template: (argv) => templateCommand(argv, io),
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
  if (config.demonstration) await loadDemonstrationOnce(db, editions, now, say)
}

/** A migrated database for the length of one command. */
async function withStore(work: (store: Store, config: Config) => Promise<void>): Promise<number> {
  const config = readConfig()
  const store = await openStore(config, 'command')
  try {
    await store.migrate()
    await work(store, config)
    return 0
  } finally {
    await store.close()
  }
}
