import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { accountFor, commandPrefix, give, plainEnvironment } from './account.ts'
import { findPackage, linkLibraries, type Package } from './binaries.ts'
import { prepareCluster, refuseOtherOwner, type Runner, session } from './cluster.ts'
import { FolderLock } from './lock.ts'
import { DatabaseRefused } from './refused.ts'
import { launch, type Place, shutDown } from './server.ts'
import { until } from './until.ts'

export interface EmbeddedDatabase {
  /** host is the folder of a unix socket. */
  connection: { host: string; port: number; user: string; database: string }
  /** Another process owns the server and keeps it up until stop() is called here too. */
  joined: boolean
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  dataDir: string
  /**
   * 'program' owns the folder for as long as it runs; a second program on the same folder is refused. 'command' joins the
   * database of whoever runs it, or else starts one of its own and ends it with the last command that joined.
   */
  role: 'program' | 'command'
  /** Told, in a sentence, of what takes time or went wrong later. */
  say?: (sentence: string) => void
  platform?: string
}

/** What the owner tells the others; to be believed only while the owner's lock is held. */
interface Running {
  role: EmbeddedOptions['role']
  process: number
  connection: EmbeddedDatabase['connection']
}

/**
 * The owner's lock is held by the process whose child the server is. The gate is held by the owner alone while the server
 * starts or stops, and shared by those who joined, so that nobody joins a server that is about to go.
 */
interface Locks {
  gate: FolderLock
  owner: FolderLock
}

const socketName = 'postgresql-'

/** Starts, or joins, the real PostgreSQL that npm brought. Throws DatabaseRefused. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const platform = findPackage(options.platform ?? `${process.platform}-${process.arch}`)
  try {
    const folder = openFolder(options.dataDir)
    const locks = openLocks(folder)
    try {
      const running = await enter(folder, locks, options)
      if (running === undefined) return await own(folder, locks, platform, options)
      return { connection: running.connection, joined: true, stop: () => Promise.resolve(close(locks)) }
    } catch (error) {
      close(locks)
      throw error
    }
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error
    throw new DatabaseRefused(
      `The database in ${options.dataDir} could not be started (${error instanceof Error ? error.message : 'unknown'}): ` +
        'cure that, give another DATA_DIR, or set DATABASE_URL to a PostgreSQL server.',
      { cause: error },
    )
  }
}

function openFolder(dataDir: string): string {
  const folder = join(dataDir, 'database')
  const cluster = join(folder, 'cluster')
  mkdirSync(dataDir, { recursive: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  give(folder, accountFor(cluster))
  refuseOtherOwner(cluster)
  return realpathSync(folder)
}

function openLocks(folder: string): Locks {
  const [gate, owner] = [join(folder, 'gate.lock'), join(folder, 'owner.lock')]
  const locks = { gate: new FolderLock(gate), owner: new FolderLock(owner) }
  for (const path of [gate, owner]) give(path, accountFor(join(folder, 'cluster')))
  return locks
}

function close({ gate, owner }: Locks): void {
  owner.close()
  gate.close()
}

/** The server to join, with the gate shared; or nothing when it is ours to start, with both locks held. */
async function enter(folder: string, { gate, owner }: Locks, options: EmbeddedOptions): Promise<Running | undefined> {
  const patience = performance.now() + 1000
  let said = false
  let running: Running | undefined
  await until(() => {
    if (gate.tryExclusive() && owner.tryExclusive()) return true
    // Testers share the owner's lock, so that they never look like an owner to each other.
    const owned = gate.tryShared() && !owner.tryShared()
    owner.release()
    running = owned ? readRunning(folder) : undefined
    if (running && options.role === 'command') return true
    if (running?.role === 'program') throw alreadyRuns(dirname(folder), running)
    gate.release()
    if (!said && performance.now() > patience) {
      said = true
      options.say?.(`Waiting for another process that starts, ends or uses the database in ${dirname(folder)} …`)
    }
    return false
  })
  return running
}

function alreadyRuns(dataDir: string, running: Running): DatabaseRefused {
  return new DatabaseRefused(
    `The program already runs on ${dataDir} (process ${running.process}): stop it, or give this one another DATA_DIR.`,
  )
}

async function own(
  folder: string,
  locks: Locks,
  platform: Package,
  { role, say }: EmbeddedOptions,
): Promise<EmbeddedDatabase> {
  const account = accountFor(join(folder, 'cluster'))
  const environment = { ...plainEnvironment, ...linkLibraries(platform, join(folder, 'libraries')) }
  const binaries = join(platform.root, 'native', 'bin')
  const earlier = readRunning(folder)
  const socket = makeSocketFolder()
  const connection = { host: socket, port: 5432, ...session }
  try {
    // Before the server runs, so that whoever comes after a kill knows what to clear away; nobody reads it before then.
    writeRunning(folder, { role, process: process.pid, connection })
    give(socket, account)
    const prefix = commandPrefix(account, [folder, binaries, socket])
    const runner: Runner = { account, prefix, binaries, major: platform.major, environment }
    const cluster = await prepareCluster(folder, runner)
    const server = await supervise(runner, { cluster, socket, log: join(folder, 'server.log') }, say)
    if (earlier) removeSocketFolder(earlier.connection.host)
    locks.gate.release()
    let stopped: Promise<void> | undefined
    const stop = async () => {
      removeRunning(folder)
      // Commands that joined are let finish; a program that was told to stop does not wait for ever.
      await until(() => locks.gate.tryExclusive(), role === 'program' ? 5000 : Infinity)
      await server.stop()
      removeSocketFolder(socket)
      close(locks)
    }
    return { connection, joined: false, stop: () => (stopped ??= stop()) }
  } catch (error) {
    removeRunning(folder)
    removeSocketFolder(socket)
    throw error
  }
}

/** Keeps a server up until it is stopped: one that was killed, for want of memory or by hand, is started again. */
async function supervise(
  runner: Runner,
  place: Place,
  say: EmbeddedOptions['say'],
): Promise<{ stop(): Promise<void> }> {
  let child: ChildProcess
  let stopping = false
  let raised = Promise.resolve()
  const raise = async () => {
    child = await launch(runner, place)
    child.once('exit', () => {
      if (stopping) return
      say?.('PostgreSQL ended unexpectedly and is started again.')
      raised = raiseAgain()
    })
  }
  const raiseAgain = async (): Promise<void> => {
    if (stopping) return
    try {
      await raise()
    } catch (error) {
      say?.(error instanceof Error ? error.message : String(error))
      await delay(1000)
      await raiseAgain()
    }
  }
  await raise()
  // Where the system does not end the server with the program, at least an orderly exit does.
  const atExit = () => {
    child.kill('SIGINT')
    removeSocketFolder(place.socket)
  }
  process.once('exit', atExit)
  return {
    async stop() {
      stopping = true
      await raised
      await shutDown(child)
      process.off('exit', atExit)
    },
  }
}

function makeSocketFolder(): string {
  const longest = 60
  const parent = tmpdir().length > longest ? '/tmp' : tmpdir()
  return realpathSync(mkdtempSync(join(parent, socketName)))
}

function removeSocketFolder(socket: string): void {
  if (basename(socket).startsWith(socketName)) rmSync(socket, { recursive: true, force: true })
}

function readRunning(folder: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as Running
  } catch {
    return undefined
  }
}

function writeRunning(folder: string, running: Running): void {
  // Removed first: it may belong to root, who ran here before.
  removeRunning(folder)
  writeFileSync(join(folder, 'running.json'), JSON.stringify(running))
}

function removeRunning(folder: string): void {
  rmSync(join(folder, 'running.json'), { force: true })
}
