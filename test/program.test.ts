import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type RunningProgram, startProgram } from './program.ts'

const root = join(import.meta.dirname, '..')
const dataDir = mkdtempSync(join(tmpdir(), 'icc-program-test-'))
let program: RunningProgram

async function icc(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', './tools/jsx.mjs', 'src/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: '', DATABASE_URL: '', DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  const stderr = await text(child.stderr)
  await ended
  return { status: child.exitCode, stderr }
}

before(async () => {
  program = await startProgram({ dataDir })
})
after(async () => {
  await program.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a started program is alive, ready and speaks both languages', async () => {
  assert.deepEqual(await (await fetch(`${program.origin}/healthz`)).json(), { status: 'alive' })
  const ready = (await (await fetch(`${program.origin}/readyz`)).json()) as {
    status: string
    pendingMigrations: string[]
  }
  assert.equal(ready.status, 'ready')
  assert.deepEqual(ready.pendingMigrations, [])
  for (const lang of ['en', 'fr']) {
    assert.match(await (await fetch(`${program.origin}/${lang}/`)).text(), new RegExp(`<html lang="${lang}"`))
  }
})

test('the bare address leads to the reader’s language', async () => {
  const answer = await fetch(program.origin, {
    redirect: 'manual',
    headers: { 'accept-language': 'de, fr;q=0.8, en;q=0.5' },
  })
  assert.equal(answer.headers.get('location'), '/fr/')
})

test('a second start on the same folder is refused with a sentence, and leaves the first one running', async () => {
  const second = await icc(['start'], { PORT: '0' })
  assert.equal(second.status, 1)
  assert.match(second.stderr, /^[A-Z][^\n]+\.\n$/)
  assert.ok((await fetch(`${program.origin}/readyz`)).ok)
})

test('a port that is taken is refused by name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'icc-port-'))
  const refused = await icc(['start'], { PORT: new URL(program.origin).port, DATA_DIR: folder, DEMONSTRATION: 'off' })
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /Port \d+ is taken .* PORT=/)
  rmSync(folder, { recursive: true, force: true })
})

test('a command joins the running program: what it takes out is gone from the pages at once', async () => {
  const places = async () => (await fetch(`${program.origin}/en/places?set=demonstration`)).text()
  assert.match(await places(), /href="\/en\/places\/[^"?]+"/)
  assert.equal((await icc(['demo', 'remove'])).status, 0)
  assert.doesNotMatch(await places(), /<td/)
  assert.equal((await icc(['demo', 'load'])).status, 0)
  assert.match(await places(), /href="\/en\/places\/[^"?]+"/)
})

for (const [what, environment, sentence] of [
  ['demonstration accounts', { DEMONSTRATION: 'on' }, /demonstration accounts/],
  ['no secret', { SECRET: '' }, /SECRET/],
  ['no mail server', { SMTP_URL: '' }, /SMTP_URL/],
  ['demonstration accounts in the database', {}, /holds demonstration accounts.*icc demo remove/],
] as const) {
  test(`production mode with ${what} does not start and says which`, async () => {
    const fit = { NODE_ENV: 'production', SECRET: 's'.repeat(40), SMTP_URL: 'smtp://127.0.0.1:2525', PORT: '0' }
    const refused = await icc(['web'], { ...fit, ...environment })
    assert.equal(refused.status, 1)
    assert.match(refused.stderr, sentence)
    assert.doesNotMatch(refused.stderr, /\n\s+at /, 'a stack trace is no sentence')
  })
}

test('production mode does not load demonstration accounts', async () => {
  const fit = { NODE_ENV: 'production', SECRET: 's'.repeat(40), SMTP_URL: 'smtp://127.0.0.1:2525' }
  const refused = await icc(['demo', 'load'], fit)
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /^Demonstration accounts [^\n]+\.\n$/)
})

test('a database server that does not answer is refused with a sentence that keeps its password', async () => {
  const refused = await icc(['migrate'], { DATABASE_URL: 'postgres://icc:pass-word@127.0.0.1:1/icc' })
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /^The database that DATABASE_URL names [^\n]+\.\n$/)
  assert.doesNotMatch(refused.stderr, /pass-word/)
})

for (const name of ['publish', 'toString']) {
  test(`the unknown command ${name} prints the usage and exits with 2`, async () => {
    const unknown = await icc([name])
    assert.equal(unknown.status, 2)
    assert.match(unknown.stderr, new RegExp(`no command "${name}"`))
  })
}

test('SIGTERM answers a request that has begun, refuses new ones and ends; the next start finds everything', async () => {
  const { hostname, port } = new URL(program.origin)
  const form = 'email=someone@example.org'
  const begun = connect(Number(port), hostname)
  begun.write(
    `POST /en/sign-in HTTP/1.1\r\nhost: ${hostname}:${port}\r\norigin: ${program.origin}\r\nconnection: close\r\n` +
      `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${form.length}\r\n\r\n${form.slice(0, 6)}`,
  )
  await once(begun, 'ready')
  const answer = text(begun)
  // An answer on a later connection shows that the first one has been taken in.
  await fetch(`${program.origin}/healthz`)
  const stopped = program.stop()
  while (
    await fetch(`${program.origin}/healthz`).then(
      () => true,
      () => false,
    )
  );
  begun.write(form.slice(6))
  assert.match(await answer, /^HTTP\/1\.1 303 /)
  await stopped
  assert.equal(program.child.exitCode, 0)
  program = await startProgram({ dataDir })
  assert.match(await (await fetch(`${program.origin}/en/places`)).text(), /Oslo|Amadora/)
})
