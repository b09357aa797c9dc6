// A PostgreSQL server of the machine's own packages, in a folder that goes with the rehearsal.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** 15 is the oldest version that the program supports. */
export const binaries = globSync('/usr/lib/postgresql/*/bin')
  .filter((bin) => existsSync(join(bin, 'pg_basebackup')))
  .sort((a, b) => Number(b.includes('/15/')) - Number(a.includes('/15/')))[0]

const postgres = accountOf('postgres')

function accountOf(name: string): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const [, , uid, gid] =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .find(([user]) => user === name) ?? []
  return uid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/** PostgreSQL does not run as root: then as its own user. */
export function run(program: string, args: readonly string[]): SpawnSyncReturns<string> {
  const done = spawnSync(join(binaries ?? '', program), args, {
    encoding: 'utf8',
    cwd: '/',
    stdio: 'pipe',
    ...postgres,
  })
  if (done.status !== 0) throw new Error(`${program} ended with ${done.status}:\n${done.stdout}\n${done.stderr}`)
  return done
}

export function folder(...parts: string[]): string {
  const path = join(...parts)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (postgres) chownSync(path, postgres.uid, postgres.gid)
  return path
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Starts, waits until it takes connections (while it recovers, only when it has), and returns the seconds that took. */
export function start(data: string, port: number): number {
  const began = performance.now()
  const settings = [`listen_addresses=127.0.0.1`, `port=${port}`, `unix_socket_directories=${data}`]
  // The log is the server's only output: inherited pipes would keep pg_ctl from ending.
  run('pg_ctl', ['-D', data, '-w', '-t', '120', '-l', join(data, 'server.log'), '-o', options(settings), 'start'])
  return (performance.now() - began) / 1000
}

export function stop(data: string): void {
  run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
}

function options(settings: readonly string[]): string {
  return settings.map((setting) => `-c ${setting}`).join(' ')
}
