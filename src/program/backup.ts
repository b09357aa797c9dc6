import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from '#config'
import { backup, type Manifest, openArchive, restore } from '#platform/backup'
import { DatabaseRefused } from '#platform/database'
import { writeTrail } from '#platform/trail'
import type { Command } from './commands.ts'
import { migrations, openStore, root, type Store } from './store.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** icc backup [FILE] [--with-secret] */
export const backupCommand: Command = async (argv) => {
  const given = readArguments('backup [FILE] [--with-secret]', () =>
    parseArgs({ args: [...argv], allowPositionals: true, options: { 'with-secret': { type: 'boolean' } } }),
  )
  if (!given || given.positionals.length > 1) return given ? usage('backup [FILE] [--with-secret]') : 2
  const config = readConfig()
  const now = new Date()
  const path = resolve(given.positionals[0] ?? defaultPath(config, now))
  if (existsSync(path)) throw new DatabaseRefused(`The file ${path} exists already: give another name.`)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  await withStore(config, 'command', async ({ pool }) => {
    const withSecret = given.values['with-secret'] ?? false
    await backup({ pool, path, dataDir: config.dataDir, withSecret, release: release(), now })
    // Read back: what a disk did not keep is found today, not on the day it is needed.
    const archive = await openArchive(path)
    archive.close()
    say(`${path}\n${contents(archive.manifest)}`)
    say('It holds personal data: keep it where administrators alone can read it.')
    if (!withSecret)
      say('It does not hold the secret, without which second factors have to be set up anew: keep that elsewhere.')
  })
  return 0
}

/** icc restore FILE [--yes | --check] */
export const restoreCommand: Command = async (argv) => {
  const given = readArguments('restore FILE [--yes] [--check]', () =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { yes: { type: 'boolean' }, check: { type: 'boolean' } },
    }),
  )
  const file = given?.positionals[0]
  if (!given || file === undefined || given.positionals.length > 1) {
    return given ? usage('restore FILE [--yes] [--check]') : 2
  }
  const path = resolve(file)
  const archive = await openArchive(path)
  say(`The archive is whole. ${contents(archive.manifest)}`)
  if (given.values.check) return 0
  const config = readConfig()
  await withStore(config, 'program', async (store) => {
    const replace = given.values.yes ?? false
    const applied = await restore({ ...store, archive, path, migrations, dataDir: config.dataDir, replace })
    const { madeAt } = archive.manifest
    await writeTrail(store.db, {
      at: new Date(),
      by: null,
      action: 'database restored',
      subject: { kind: 'archive', id: madeAt },
    })
    say(`The database stands as it did at ${madeAt}.`)
    if (applied.length > 0) say(`Brought up to this release: ${applied.join(', ')}.`)
  })
  return 0
}

function readArguments<T>(form: string, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    usage(form)
    return undefined
  }
}

function usage(form: string): number {
  process.stderr.write(`icc ${form}\n`)
  return 2
}

function contents({ madeAt, release: from, tables, jobs, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return `Of ${madeAt}, release ${from}: ${tables.length} tables, ${rows} rows, ${jobs.rows} waiting jobs, ${files.length} files.`
}

function defaultPath({ dataDir }: Config, now: Date): string {
  return join(dataDir, 'backups', `icc-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.zip`)
}

function release(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

/** The database as it is: an archive is made of an older one too, and one that is to be replaced need not be brought up. */
async function withStore(config: Config, role: 'program' | 'command', work: (store: Store) => Promise<void>) {
  const store = await openStore(config, role)
  try {
    await work(store)
  } finally {
    await store.close()
  }
}
