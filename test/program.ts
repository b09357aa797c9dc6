import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

export interface RunningProgram {
  origin: string
  dataDir: string
  child: ChildProcess
  /** From the start of the process to the first ready answer. */
  readyAfterMs: number
  stop(): Promise<void>
}

/** The program as `npm start` runs it, or one role of it, on a free port and a folder of its own unless one is given. */
export async function startProgram(
  given: {
    dataDir?: string
    environment?: Record<string, string>
    role?: 'start' | 'web'
    /** Of a program that was stopped, to take its place. */
    port?: number
    /** The health check to wait for. */
    check?: '/readyz' | '/healthz'
  } = {},
): Promise<RunningProgram> {
  const dataDir = given.dataDir ?? mkdtempSync(join(tmpdir(), 'icc-program-'))
  const port = given.port ?? (await freePort())
  const origin = `http://127.0.0.1:${port}`
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', './tools/jsx.mjs', 'src/main.ts', given.role ?? 'start'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: '',
      DATABASE_URL: '',
      PORT: String(port),
      DATA_DIR: dataDir,
      ...given.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilReady(origin + (given.check ?? '/readyz'), child, () => said)
  return {
    origin,
    dataDir,
    child,
    readyAfterMs: performance.now() - began,
    async stop() {
      child.kill('SIGTERM')
      await ended
      if (!given.dataDir) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function untilReady(check: string, child: ChildProcess, said: () => string): Promise<void> {
  const deadline = performance.now() + 120_000
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The program ended by itself:\n${said()}`)
    const ready = await fetch(check).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`The program was not ready after two minutes:\n${said()}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
