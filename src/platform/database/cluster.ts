import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, lchownSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Account } from './account.ts'
import { give } from './account.ts'
import { DatabaseRefused } from './refused.ts'

/** How PostgreSQL's programs are run here. */
export interface Runner {
  account: Account | undefined
  prefix: string[]
  binaries: string
  major: number
  environment: Record<string, string>
}

/** The role is no superuser, as on any managed server: row security holds, and no statement reaches files or programs. */
export const session = { user: 'app', database: 'app' }

/** Makes the database in the folder unless it is there, and takes over one that a restore as root left to root. */
export async function prepareCluster(folder: string, runner: Runner): Promise<string> {
  const cluster = join(folder, 'cluster')
  if (!existsSync(cluster)) await initialise(folder, cluster, runner)
  refuseOtherVersion(cluster, runner.major)
  if (runner.account && statSync(cluster).uid === 0) giveAll(cluster, runner.account)
  return cluster
}

export function refuseOtherOwner(cluster: string): void {
  if (!existsSync(cluster) || process.geteuid?.() === 0) return
  const { uid } = statSync(cluster)
  if (uid === process.geteuid?.()) return
  throw new DatabaseRefused(
    `The database in ${cluster} belongs to another user (${uid}): start the program as that user or as root, ` +
      'or give it another DATA_DIR.',
  )
}

function refuseOtherVersion(cluster: string, major: number): void {
  const file = join(cluster, 'PG_VERSION')
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (found === `${major}`) return
  throw new DatabaseRefused(
    found === undefined
      ? `${cluster} holds no PostgreSQL database: restore it, or move the folder away to begin with an empty one.`
      : `The database in ${cluster} was made by PostgreSQL ${found} and this program brings ${major}: ` +
          `set DATABASE_URL to a PostgreSQL ${found} server on it, or move the folder away to begin with an empty one.`,
  )
}

/** In a folder of another name first, so that a program killed meanwhile leaves no half database. */
async function initialise(folder: string, cluster: string, runner: Runner): Promise<void> {
  const unfinished = 'initial-'
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(unfinished))) {
    // Retried while what a killed program left is still ending.
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 20 })
  }
  const made = join(folder, `${unfinished}${randomBytes(4).toString('hex')}`)
  await initdb(made, runner)
  const roles = `create role ${session.user} login createdb;\ncreate database ${session.database} owner ${session.user};\n`
  await succeed(runner, ['postgres', '--single', '-D', made, 'postgres'], roles)
  renameSync(made, cluster)
}

/**
 * Text is ordered and cased by PostgreSQL's own C.UTF-8, which no system's library or ICU version can change under an
 * index. The character classes that pg_trgm asks for still come from the system, which names its UTF-8 as it likes; in C,
 * the last resort, search by trigrams knows unaccented Latin letters only.
 */
async function initdb(directory: string, runner: Runner): Promise<void> {
  const identity = ['--username=postgres', '--auth-local=trust', '--auth-host=reject']
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  for (const classes of ['C.UTF-8', 'en_US.UTF-8']) {
    const { code } = await run(runner, ['initdb', '-D', directory, ...identity, ...locale, `--lc-ctype=${classes}`])
    if (code === 0) return
  }
  await succeed(runner, ['initdb', '-D', directory, ...identity, ...locale])
}

async function succeed(runner: Runner, command: string[], input?: string): Promise<void> {
  const { code, output } = await run(runner, command, input)
  if (code === 0) return
  throw new DatabaseRefused(
    `The embedded PostgreSQL could not make a database (${lastError(output)}): cure that, or set DATABASE_URL to a PostgreSQL server.`,
  )
}

/** What PostgreSQL's programs say last of what went wrong. */
export function lastError(log: string): string {
  const lines = log.trim().split('\n')
  const line = lines.findLast((entry) => /(FATAL|PANIC|ERROR|error):/.test(entry)) ?? lines.at(-1) ?? ''
  return line.replace(/^.*?(FATAL|PANIC|ERROR|error): */, '')
}

async function run(runner: Runner, command: string[], input = ''): Promise<{ code: number; output: string }> {
  const [program = '', ...args] = command
  const [first = '', ...rest] = [...runner.prefix, join(runner.binaries, program), ...args]
  const child = spawn(first, rest, { cwd: '/', env: runner.environment, stdio: ['pipe', 'ignore', 'pipe'] })
  const code = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127)).once('close', (status) => resolve(status ?? 1))
  })
  // It may end before it has read all; its status tells.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const output = await text(child.stderr)
  return { code: await code, output }
}

function giveAll(cluster: string, account: Account): void {
  const entries = readdirSync(cluster, { recursive: true, encoding: 'utf8' })
  for (const entry of entries) lchownSync(join(cluster, entry), account.uid, account.gid)
  chmodSync(cluster, 0o700)
  give(cluster, account)
}
