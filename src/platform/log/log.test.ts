import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { observe } from '../http/observe.ts'
import { jsonLog, plainLog } from './index.ts'

const lines: string[] = []
const out = { stdout: (line: string) => void lines.push(line), stderr: (line: string) => void lines.push(line) }
const log = jsonLog(out, () => new Date('2026-11-23T09:00:00Z'))

const pages = new Hono<{ Variables: { unlogged?: true } }>()
  .get('/:lang/nobody', (c) => {
    c.set('unlogged', true)
    return c.text('ok')
  })
  .get('/:lang/link/:token', (c) => c.text('ok'))
  .get('/:lang/broken', () => {
    throw Object.assign(new Error('mail to ada@example.org was refused'), { code: '550', detail: 'Key (email)=(x)' })
  })
const app = new Hono()
  .use(observe(log.request))
  .use('/:lang/*', (c, next) => (c.req.query('gate') ? Promise.resolve(c.redirect('/elsewhere')) : next()))
app.route('/', pages)
app.get('/healthz', (c) => c.text('alive'))
app.onError((error, c) => {
  log.error(error)
  return c.text('failed', 500)
})

async function logged(path: string): Promise<{ answer: Response; lines: Record<string, unknown>[] }> {
  lines.length = 0
  const answer = await app.request(path, { headers: { 'x-forwarded-for': '192.0.2.7' } })
  return { answer, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

test('a request is one line with the pattern of its address: no token, no address of anybody', async () => {
  const { answer, lines: said } = await logged('/en/link/secret-token?email=ada@example.org')
  assert.equal(said.length, 1)
  const { id, ms, ...rest } = said[0] ?? {}
  assert.deepEqual(rest, {
    time: '2026-11-23T09:00:00.000Z',
    level: 'info',
    event: 'request',
    method: 'GET',
    route: '/:lang/link/:token',
    status: 200,
  })
  assert.equal(typeof ms, 'number')
  assert.equal(answer.headers.get('x-request-id'), id)
})

test('what a gate answers counts for the page behind it', async () => {
  const { lines: said } = await logged('/en/link/secret-token?gate=1')
  assert.deepEqual([said[0]?.['route'], said[0]?.['status']], ['/:lang/link/:token', 302])
})

test('addresses that nobody serves are one route', async () => {
  for (const path of ['/en/wp-login.php', '/.env', '/en/link/a/b/c']) {
    const { lines: said } = await logged(path)
    assert.deepEqual([said[0]?.['route'], said[0]?.['status']], ['none', 404], path)
  }
})

test('an error has the id of its request, and neither rows nor people’s addresses', async () => {
  const { lines: said } = await logged('/en/broken')
  const [error, request] = said
  assert.equal(error?.['id'], request?.['id'])
  assert.equal(error?.['message'], 'mail to <address> was refused')
  assert.equal(error?.['code'], '550')
  assert.doesNotMatch(lines.join(), /ada@|Key \(email\)/)
  assert.deepEqual([request?.['level'], request?.['status']], ['error', 500])
})

test('what watches the program leaves no line as long as all is well', async () => {
  assert.deepEqual((await logged('/healthz')).lines, [])
})

test('a page that may not tell when it was used leaves no line', async () => {
  assert.deepEqual((await logged('/en/nobody')).lines, [])
})

test('at a terminal a line is for a person', () => {
  lines.length = 0
  const plain = plainLog(out)
  plain.request({ id: 'x', method: 'GET', route: '/:lang/places', status: 200, ms: 12.3 })
  plain.job({ job: 'sign-in link', attempt: 2, failed: true })
  assert.deepEqual(lines, ['GET /:lang/places 200 12.3 ms', 'job sign-in link: failed (attempt 2)'])
})
