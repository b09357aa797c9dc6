import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { demonstrationCoordinator } from '#demonstration'
import { kysely, openPool } from '#platform/database'
import { listOutbox } from '#platform/mail'
import { startProgram } from '../program.ts'

const server = process.env['TEST_DATABASE_URL'] ?? ''
const root = join(import.meta.dirname, '..', '..')

test('on a server: web waits for the migrations, load fills the tables, another process sends the mail', async (t) => {
  const pool = openPool({ connectionString: server })
  const name = `icc_roles_${process.pid}`
  await sql`create database ${sql.id(name)}`.execute(kysely(pool))
  const address = new URL(server)
  address.pathname = `/${name}`
  const dataDir = mkdtempSync(join(tmpdir(), 'icc-roles-'))
  const environment = { DATABASE_URL: address.href, DATA_DIR: dataDir }
  const args = (command: string) => ['--import', './tools/jsx.mjs', 'src/main.ts', command]
  const env = { ...process.env, NODE_ENV: '', ...environment }
  const run = (command: string) => {
    const child = spawn(process.execPath, args(command), { cwd: root, env, stdio: 'ignore' })
    return { child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) }
  }
  const icc = (command: string) => run(command).ended

  const web = await startProgram({ dataDir, environment, role: 'web', check: '/healthz' })
  t.after(() => web.child.kill())
  const waiting = await fetch(`${web.origin}/readyz`)
  assert.equal(waiting.status, 503)
  assert.ok(((await waiting.json()) as { pendingMigrations: string[] }).pendingMigrations.length > 0)

  assert.equal(await icc('migrate'), 0)
  assert.equal((await fetch(`${web.origin}/readyz`)).status, 200)
  assert.equal(await icc('load'), 0)
  assert.match(await (await fetch(`${web.origin}/fr/places`)).text(), /Agadir/)

  const worker = run('worker')
  t.after(() => worker.child.kill())
  await fetch(`${web.origin}/en/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: web.origin },
    body: new URLSearchParams({ email: demonstrationCoordinator.email }),
  })
  const outbox = join(dataDir, 'outbox')
  const deadline = performance.now() + 20_000
  while ((await listOutbox(outbox)).length === 0) {
    assert.ok(performance.now() < deadline, 'the worker sent no mail within 20 seconds')
    await new Promise((resolve) => setImmediate(resolve))
  }
  worker.child.kill('SIGTERM')
  assert.equal(await worker.ended, 0)
  await web.stop()
  assert.equal(web.child.exitCode, 0)
  await sql`drop database ${sql.id(name)} with (force)`.execute(kysely(pool))
  await pool.end()
  rmSync(dataDir, { recursive: true, force: true })
})
