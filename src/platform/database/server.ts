import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { give } from './account.ts'
import { lastError, type Runner } from './cluster.ts'
import { DatabaseRefused } from './refused.ts'
import { until } from './until.ts'

export interface Place {
  cluster: string
  /** The folder of the unix socket: short, since a socket's path has some hundred characters at most. */
  socket: string
  log: string
}

/**
 * Megabytes of pages that the server keeps: an eighth of the memory that this process may use, since program and files share it.
 * Only what is needed is taken.
 */
function cacheSize(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity)
  return Math.min(1024, Math.max(128, Math.floor(memory / 8 / 2 ** 20)))
}

const settings = [
  'listen_addresses=',
  'max_connections=50',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_line_prefix=%m [%p] ',
  'log_checkpoints=off',
  // Statements and rows hold personal data; the program that sent a statement hears of its errors anyway.
  'log_min_messages=log',
  'log_min_error_statement=panic',
  `shared_buffers=${cacheSize()}MB`,
  ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
]

const passing = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/

/** A server that takes connections, whatever a dead program left behind. */
export async function launch(runner: Runner, place: Place): Promise<ChildProcess> {
  const end = performance.now() + 30_000
  for (;;) {
    await endEarlierServer(place.cluster)
    for (const name of readdirSync(place.socket)) rmSync(join(place.socket, name), { force: true })
    const log = openLog(runner, place.log)
    const child = start(runner, place, log.descriptor)
    closeSync(log.descriptor)
    if (await isReady(child, place.cluster)) return child
    const output = readFileSync(place.log).subarray(log.length).toString()
    // The last processes of a killed server take a moment to go, and may have the last word here.
    if (passing.test(output) && performance.now() < end) {
      await delay(50)
      continue
    }
    throw new DatabaseRefused(
      `The embedded PostgreSQL did not start (${lastError(output)}): see ${place.log}, or set DATABASE_URL to a PostgreSQL server.`,
    )
  }
}

/** Ends the server: connections are cut, what is committed is on disk. */
export async function shutDown(child: ChildProcess): Promise<void> {
  child.kill('SIGINT')
  if (await until(() => hasEnded(child), 30_000)) return
  child.kill('SIGQUIT')
  await until(() => hasEnded(child), 10_000)
}

function start(runner: Runner, { cluster, socket }: Place, log: number): ChildProcess {
  const options = [...settings, `unix_socket_directories=${socket}`].flatMap((setting) => ['-c', setting])
  const [first = '', ...rest] = [...runner.prefix, join(runner.binaries, 'postgres'), '-D', cluster, ...options]
  // In a session of its own, else Ctrl-C in the terminal ends it before the program has finished its work.
  const child = spawn(first, rest, {
    cwd: '/',
    detached: true,
    env: runner.environment,
    stdio: ['ignore', log, log],
  })
  child.once('error', () => {})
  child.unref()
  return child
}

async function isReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const { pid } = child
  await until(() => hasEnded(child) || isTaking(cluster, pid))
  return !hasEnded(child)
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

function isTaking(cluster: string, pid: number | undefined): boolean {
  const lines = pidFile(cluster)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

async function endEarlierServer(cluster: string): Promise<void> {
  const pid = Number(pidFile(cluster)[0])
  if (!pid || !exists(pid)) return
  // PostgreSQL takes a zombie, or a stranger with the number of its dead self, for a running server.
  if (!isServer(pid, cluster)) return rmSync(join(cluster, 'postmaster.pid'), { force: true })
  for (const [signal, patience] of [['SIGINT', 30_000] as const, ['SIGQUIT', 10_000] as const]) {
    if (!signalTo(pid, signal)) break
    if (await until(() => !isServer(pid, cluster), patience)) return
  }
  if (!isServer(pid, cluster)) return
  throw new DatabaseRefused(`An earlier PostgreSQL still holds ${cluster}: end its process ${pid}, then start again.`)
}

function pidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** A live server of this folder; a zombie has no command line. */
export function isServer(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster)
    return execFileSync('ps', ['-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' }).includes(` ${cluster} `)
  } catch {
    return false
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function openLog({ account }: Runner, path: string): { descriptor: number; length: number } {
  const kept = 1_000_000
  let length = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (length > kept) {
    renameSync(path, `${path}.old`)
    length = 0
  }
  const descriptor = openSync(path, 'a', 0o600)
  give(path, account)
  return { descriptor, length }
}
