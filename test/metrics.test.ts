import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enqueue } from '#platform/jobs'
import { testApp } from './app.ts'

const loopback = { env: { incoming: { socket: { remoteAddress: '127.0.0.1' } } } }
const open = await testApp()
const guarded = await testApp({ METRICS_TOKEN: 'a-token-of-enough-letters' })

async function measure(
  { app }: typeof open,
  headers: Record<string, string> = {},
  from: object = loopback.env,
): Promise<{ status: number; body: string }> {
  const answer = await app.request('http://127.0.0.1:3000/metrics', { headers }, from)
  return { status: answer.status, body: await answer.text() }
}

test('figures tell routes, time, pool, queue and migrations, and no address that was asked for', async () => {
  await open.request('/en/places/oslo-no?from=secret')
  await open.request('/en/nowhere-at-all')
  await enqueue(open.deps.db, 'sign-in link', { email: 'ada@example.org' })
  const { status, body } = await measure(open)
  assert.equal(status, 200)
  for (const line of [
    /^icc_requests_total\{method="GET",route="\/:lang\/places\/:id",status="200"\} 1$/m,
    /^icc_requests_total\{method="GET",route="none",status="404"\} 1$/m,
    /^icc_request_seconds_bucket\{le="0.1",route="\/:lang\/places\/:id"\} \d$/m,
    /^icc_database_connections\{state="waiting"\} 0$/m,
    /^icc_jobs\{job="sign-in link",state="ready"\} 1$/m,
    /^icc_jobs_oldest_seconds \d/m,
    /^icc_migrations_pending 0$/m,
    /^icc_database_up 1$/m,
  ]) {
    assert.match(body, line)
  }
  assert.doesNotMatch(body, /oslo|secret|nowhere|ada@/)
})

test('without a token only this machine reads them, and not through a proxy that runs on it', async () => {
  assert.equal((await measure(open, {}, { incoming: { socket: { remoteAddress: '192.0.2.7' } } })).status, 403)
  assert.equal((await measure(open, {}, {})).status, 403)
  for (const header of ['x-forwarded-for', 'forwarded', 'via']) {
    assert.equal((await measure(open, { [header]: '127.0.0.1' })).status, 403, header)
  }
})

test('with a token whoever shows it reads them, and nobody else', async () => {
  assert.equal((await measure(guarded)).status, 403)
  assert.equal((await measure(guarded, { authorization: 'Bearer something-else-entirely' })).status, 403)
  const far = { incoming: { socket: { remoteAddress: '192.0.2.7' } } }
  assert.equal((await measure(guarded, { authorization: 'Bearer a-token-of-enough-letters' }, far)).status, 200)
})
