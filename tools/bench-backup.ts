// How long an archive takes, there and back, with a database of 300 MB: embedded, and on the server of TEST_DATABASE_URL.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPool } from '../src/platform/database/index.ts'
import { fill } from './bench/fill.ts'
import { runNode } from './run.ts'
import { startProgram } from '../test/program.ts'

type Environment = Record<string, string>
const wanted = 300_000_000

const room = mkdtempSync(join(tmpdir(), 'icc-bench-backup-'))
try {
  await measure(
    'embedded',
    { DATABASE_URL: '', DATA_DIR: join(room, 'full') },
    { DATABASE_URL: '', DATA_DIR: join(room, 'empty') },
  )
  const server = process.env['TEST_DATABASE_URL']
  if (server) await onServer(server)
} finally {
  rmSync(room, { recursive: true, force: true })
}

async function onServer(url: string): Promise<void> {
  const admin = openPool({ connectionString: url })
  const names = ['full', 'empty'].map((name) => `icc_bench_${name}_${process.pid}`)
  const [full = {}, empty = {}] = names.map((name): Environment => {
    const address = new URL(url)
    address.pathname = `/${name}`
    return { DATABASE_URL: address.href, DATA_DIR: join(room, name) }
  })
  try {
    for (const name of names) await admin.query(`create database ${name}`)
    const { rows } = await admin.query<{ server_version: string }>('show server_version')
    await measure(`PostgreSQL ${rows[0]?.server_version}`, full, empty)
  } finally {
    for (const name of names) await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
}

async function measure(what: string, full: Environment, empty: Environment): Promise<void> {
  icc(full, 'load')
  const { size, rows } = await fill(full, wanted)
  const archive = join(room, `${what.replaceAll(' ', '-')}.zip`)
  const backup = timed(() => icc(full, 'backup', archive))
  const check = timed(() => icc(empty, 'restore', archive, '--check'))
  const fresh = timed(() => icc(empty, 'restore', archive))
  const over = timed(() => icc(empty, 'restore', archive, '--yes'))
  const program = await startProgram({ dataDir: empty['DATA_DIR'] ?? '', environment: empty })
  await program.stop()
  console.log(
    `\n${what}: database of ${megabytes(size)}, ${rows.toLocaleString('en')} rows of answers; archive ${megabytes(statSync(archive).size)}\n` +
      `backup ${backup} s, check alone ${check} s, restore into an empty database ${fresh} s, over a full one ${over} s, ` +
      `start until ready ${(program.readyAfterMs / 1000).toFixed(1)} s\n`,
  )
}

function icc(environment: Environment, ...args: string[]): void {
  const code = runNode(
    ['--import', './tools/jsx.mjs', '--disable-warning=ExperimentalWarning', 'src/main.ts', ...args],
    {
      NODE_ENV: '',
      ...environment,
    },
  )
  if (code !== 0) throw new Error(`icc ${args.join(' ')} ended with ${code}`)
}

function timed(work: () => void): string {
  const began = performance.now()
  work()
  return ((performance.now() - began) / 1000).toFixed(1)
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
