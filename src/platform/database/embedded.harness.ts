// What the tests of the embedded database share: real processes, real folders, conditions with a deadline.
import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type EmbeddedDatabase, openPool, startEmbedded } from './index.ts'
import { until } from './until.ts'

export type Connection = EmbeddedDatabase['connection']

interface Message {
  connection?: Connection
  joined?: boolean
  refused?: string
  said?: string
  drained?: number
  stopped?: boolean
}

export interface Program {
  child: ChildProcess
  /** The first message that has the key. */
  told<K extends keyof Message>(key: K): Promise<NonNullable<Message[K]>>
  hasTold(key: keyof Message): boolean
  kill(): Promise<void>
  stop(): Promise<void>
}

const patience = 15_000
const programs: Program[] = []

export async function eventually(condition: () => boolean, what: string): Promise<void> {
  assert.ok(await until(condition, patience), `${what}, within ${patience} ms`)
}

/** A folder that only its maker may enter, as mktemp -d makes them; it goes with the test, when nothing runs on it. */
export function temporaryFolder(t: TestContext): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'embedded-test-')))
  t.after(async () => {
    await Promise.all(programs.splice(0).map((program) => program.kill()))
    await eventually(() => processesOn(folder).length === 0, 'every server of the test has ended')
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** The same with a database in it, which holds the empty table kept; a copy, since making one takes most of a second. */
export async function folderWithDatabase(t: TestContext): Promise<string> {
  template ??= makeTemplate()
  const folder = temporaryFolder(t)
  execFileSync('cp', ['-a', join(await template, 'database'), folder])
  return folder
}

let template: Promise<string> | undefined

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-test-'))
  const database = await startEmbedded({ dataDir: folder, role: 'program' })
  await query(database.connection, 'create table kept (number int)')
  await database.stop()
  return folder
}

after(async () => {
  if (template) rmSync(await template, { recursive: true })
})

export function run(
  dataDir: string,
  role: 'program' | 'command',
  { prefix = [], detached = false }: { prefix?: string[]; detached?: boolean } = {},
): Program {
  const script = fileURLToPath(new URL('embedded.program.ts', import.meta.url))
  const [first, ...rest] = [...prefix, process.execPath, script, dataDir, role]
  const child = spawn(first, rest, { detached, stdio: ['pipe', 'pipe', 'inherit'] })
  const messages: Message[] = []
  createInterface({ input: child.stdout }).on('line', (line) => messages.push(JSON.parse(line) as Message))
  let closed = false
  child.once('close', () => (closed = true))
  const ended = () => closed
  const kill = async () => {
    child.kill('SIGKILL')
    await eventually(ended, 'the killed program has ended')
  }
  const program: Program = {
    child,
    kill,
    hasTold: (key) => messages.some((message) => key in message),
    async told(key) {
      const find = () => messages.map((message) => message[key]).find((value) => value !== undefined)
      await until(() => find() !== undefined || ended(), patience)
      const value = find()
      if (value === undefined) throw new Error(`no "${key}" in ${JSON.stringify(messages)}`)
      return value
    },
    async stop() {
      child.stdin.end()
      await eventually(ended, 'the program that was told to stop has ended')
    },
  }
  programs.push(program)
  return program
}

export async function query<R extends object>(connection: Connection, sql: string): Promise<R[]> {
  const pool = openPool(connection)
  try {
    return (await pool.query<R>(sql)).rows
  } finally {
    await pool.end()
  }
}

/** Waits out a server that is being started again. */
export async function answers(connection: Connection): Promise<void> {
  const end = performance.now() + patience
  for (;;) {
    try {
      await query(connection, 'select 1')
      return
    } catch (error) {
      if (performance.now() > end) throw error
    }
  }
}

export async function count(connection: Connection): Promise<number> {
  const [row] = await query<{ count: number }>(connection, 'select count(*) from kept')
  return row?.count ?? -1
}

/** Commits row after row until the database goes; the numbers of those it acknowledged. */
export function commitUntilGone(connection: Connection): { acknowledged: number[]; gone: Promise<void> } {
  const acknowledged: number[] = []
  const commit = async () => {
    const pool = openPool(connection, { max: 1 })
    try {
      for (let number = 0; ; number++) {
        await pool.query('insert into kept values ($1)', [number])
        acknowledged.push(number)
      }
    } catch {
      await pool.end()
    }
  }
  return { acknowledged, gone: commit() }
}

export function clusterOf(dataDir: string): string {
  return join(dataDir, 'database', 'cluster')
}

export function serverProcess(dataDir: string): number {
  return Number(readFileSync(join(clusterOf(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0])
}

export function processesOn(folder: string): string[] {
  if (process.platform !== 'linux') {
    const all = execFileSync('ps', ['-axo', 'command='], { encoding: 'utf8' })
    return all.split('\n').filter((line) => line.includes(folder))
  }
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return numbers.map(commandLine).filter((line) => line.includes(folder))
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
