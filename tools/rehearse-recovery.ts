// Point-in-time recovery for real: an archived server, a table dropped by mistake, then the whole machine lost.
import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import { openPool } from '../src/platform/database/index.ts'
import { startProgram } from '../test/program.ts'
import { fill } from './bench/fill.ts'
import { binaries, folder, freePort, run, start, stop } from './recovery/server.ts'
import { runNode } from './run.ts'

if (!binaries) {
  process.stderr.write(
    'This rehearsal needs a PostgreSQL server of the system: on Debian, apt-get install postgresql.\n',
  )
  process.exit(1)
}
const size = Number(process.argv[2] ?? 300) * 1_000_000
const timeout = 10
const room = mkdtempSync(join(tmpdir(), 'icc-recovery-'))
chmodSync(room, 0o755)
const [primary, base, archive] = ['primary', 'base', 'archive'].map((name) => folder(room, name)) as [
  string,
  string,
  string,
]
const running = new Set<string>()

try {
  const port = await startPrimary()
  const environment = { DATABASE_URL: address(port), DATA_DIR: folder(room, 'data') }
  icc(environment, 'load')
  await fill(environment, size)
  await rehearse(port, environment)
} finally {
  for (const data of running) stop(data)
  rmSync(room, { recursive: true, force: true })
}

async function startPrimary(): Promise<number> {
  const port = await freePort()
  run('initdb', ['-D', primary, '-U', 'icc', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'])
  appendFileSync(
    join(primary, 'postgresql.conf'),
    [
      'wal_level = replica',
      'archive_mode = on',
      `archive_timeout = ${timeout}s`,
      `archive_command = 'test ! -f ${archive}/%f.gz && gzip < %p > ${archive}/%f.part && mv ${archive}/%f.part ${archive}/%f.gz'`,
      '',
    ].join('\n'),
  )
  start(primary, port)
  running.add(primary)
  run('createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', 'icc', 'icc'])
  return port
}

async function rehearse(port: number, environment: Record<string, string>): Promise<void> {
  const pool = openPool({ connectionString: address(port) })
  const began = performance.now()
  run('pg_basebackup', ['-h', '127.0.0.1', '-p', String(port), '-U', 'icc', '-D', base, '-X', 'stream', '-c', 'fast'])
  tell('base backup', `${((performance.now() - began) / 1000).toFixed(1)} s, database of ${await megabytes(pool)}`)
  await pool.query(
    'create table ledger (n integer primary key, written_at timestamptz not null default clock_timestamp())',
  )
  await write(pool, 1, 200)
  const before = await counts(pool)
  const { rows } = await pool.query<{ at: string }>('select clock_timestamp()::text as at')
  const at = rows[0]?.at ?? ''
  await delay(1000)
  await pool.query('drop table answer_revision cascade')
  tell(
    'table dropped',
    `one second after ${at}; ${before.answers} answers and ${before.ledger} ledger rows stood there`,
  )
  await write(pool, 201, 201 + 25 * 40)
  tell(
    'archived while rows were written',
    `every ${longestGap().toFixed(1)} s at the latest (archive_timeout ${timeout} s)`,
  )
  const lost = await newest(pool)
  await pool.end()
  stop(primary)
  running.delete(primary)
  await recover('to the second before the table was dropped', at, environment, before)
  await recover(
    'of a machine that is lost, from base backup and archive alone',
    undefined,
    environment,
    undefined,
    lost,
  )
}

async function recover(
  what: string,
  at: string | undefined,
  environment: Record<string, string>,
  expected?: { answers: number; ledger: number },
  lost?: Date,
): Promise<void> {
  const data = join(room, `recovered-${at ? 'before' : 'end'}`)
  execFileSync('cp', ['-a', base, data])
  appendFileSync(
    join(data, 'postgresql.conf'),
    [
      // A recovered server must not write into the archive that it was recovered from.
      'archive_mode = off',
      `restore_command = 'gunzip < ${archive}/%f.gz > %p'`,
      ...(at ? [`recovery_target_time = '${at}'`, 'recovery_target_action = promote'] : []),
      '',
    ].join('\n'),
  )
  writeFileSync(join(data, 'recovery.signal'), '')
  const port = await freePort()
  const seconds = start(data, port)
  running.add(data)
  const pool = openPool({ connectionString: address(port) })
  const began = performance.now()
  while ((await pool.query<{ on: boolean }>('select pg_is_in_recovery() as on')).rows[0]?.on) await delay(20)
  tell(`recovery ${what}`, `${(seconds + (performance.now() - began) / 1000).toFixed(2)} s`)
  if (expected) compare(await counts(pool), expected)
  if (lost) {
    const kept = await newest(pool)
    tell(
      'newest row kept',
      `${((lost.getTime() - kept.getTime()) / 1000).toFixed(1)} s older than the newest that was committed`,
    )
  }
  await pool.end()
  if (expected) await answers({ ...environment, DATABASE_URL: address(port) })
  stop(data)
  running.delete(data)
}

function compare(found: { answers: number; ledger: number }, expected: { answers: number; ledger: number }): void {
  tell(
    'rows found',
    `${found.answers} of ${expected.answers} answers, ${found.ledger} of ${expected.ledger} ledger rows`,
  )
  if (found.answers !== expected.answers || found.ledger !== expected.ledger) process.exitCode = 1
}

/** The program itself on the recovered server: its trail verifies, its pages answer. */
async function answers(environment: Record<string, string>): Promise<void> {
  icc(environment, 'audit', 'verify')
  const program = await startProgram({ dataDir: environment['DATA_DIR'] ?? '', environment, role: 'web' })
  const { status } = await fetch(`${program.origin}/en/places`)
  await program.stop()
  tell('the list of places answers', String(status))
  if (status !== 200) process.exitCode = 1
}

async function write(pool: Pool, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) {
    await pool.query('insert into ledger (n) values ($1)', [n])
    await delay(25)
  }
}

/** In seconds, of the files that came after the base backup. */
function longestGap(): number {
  const times = readdirSync(archive)
    .filter((name) => /^[0-9A-F]{24}\.gz$/.test(name))
    .map((name) => statSync(join(archive, name)).mtimeMs)
    .sort((a, b) => a - b)
    .filter((time) => time > statSync(join(base, 'backup_manifest')).mtimeMs)
  return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time))) / 1000
}

async function counts(pool: Pool): Promise<{ answers: number; ledger: number }> {
  const { rows } = await pool.query<{ answers: number; ledger: number }>(`
    select (select count(*) from answer_revision)::integer as answers, (select count(*) from ledger)::integer as ledger`)
  return rows[0] ?? { answers: 0, ledger: 0 }
}

async function newest(pool: Pool): Promise<Date> {
  const { rows } = await pool.query<{ at: Date }>('select max(written_at) as at from ledger')
  return rows[0]?.at ?? new Date(0)
}

async function megabytes(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ size: number }>('select pg_database_size(current_database()) as size')
  return `${Math.round((rows[0]?.size ?? 0) / 1e6)} MB`
}

function address(port: number): string {
  return `postgres://icc@127.0.0.1:${port}/icc`
}

function icc(environment: Record<string, string>, ...args: string[]): void {
  const hook = ['--import', './tools/jsx.mjs', '--disable-warning=ExperimentalWarning', 'src/main.ts']
  const code = runNode([...hook, ...args], { NODE_ENV: '', ...environment })
  if (code !== 0) throw new Error(`icc ${args.join(' ')} ended with ${code}`)
}

function tell(what: string, value: string): void {
  console.log(`${what}: ${value}`)
}
