import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrationCoordinator } from '#demonstration'
import { href } from '#routes'
import { testApp } from './app.ts'

const asked: string[] = []
const tested = await testApp({}, (pool) => {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    const told = (...given: unknown[]) => {
      asked.push(typeof given[0] === 'string' ? given[0] : JSON.stringify(given[0]))
      return query(...given)
    }
    Object.assign(client, { query: told })
  })
  return pool
})
const { request } = tested
const cookie = await tested.signIn(demonstrationCoordinator.email)

test('whoever is signed in is known, with their mandates, by one statement', async () => {
  asked.length = 0
  await request(href('signInSent', { lang: 'en' }), { cookie })
  assert.equal(asked.length, 1, asked.join('\n'))
})

// On the last day before a deadline each of them is paid for some hundred times a second.
test('a save of an answer asks the database five times: who, which round, what stands, the save, how far it is', async () => {
  const headers = { origin: tested.deps.config.publicUrl, 'content-type': 'application/json' }
  const path = href('roundAnswer', { lang: 'en', round: 'brannoreth-qn-2026', item: 'COM-01' })
  const save = async (comment: string, basedOn: number) => {
    const body = JSON.stringify({ values: [], comment, source: '', basedOn })
    const answer = await request(path, { method: 'PUT', headers, cookie, body })
    return (await answer.json()) as { kind: string; changed: boolean; newest: number }
  }
  const { newest } = await save('one', 0)
  asked.length = 0
  const { kind, changed } = await save('two', newest)
  assert.deepEqual([kind, changed], ['saved', true])
  assert.equal(asked.length, 5, asked.join('\n'))
})
