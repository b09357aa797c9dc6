import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { permissions } from '../../src/permissions.ts'
import type { Endpoint } from '../surface/endpoints.ts'
import { fingerprint } from '../surface/fingerprint.ts'
import { unsafeRoutes } from '../surface/routes.ts'
import { endpoints, tested } from '../surface/world.ts'

const { db } = tested.deps

const isOpen = (key: string) => permissions.get(key)?.rule.fromAnywhere === true
const changing = endpoints.filter(({ method, pattern }) => method !== 'GET' && !isOpen(`${method} ${pattern}`))

/** How a request looks that another site makes a reader's browser send. */
const senders: Readonly<Record<string, Record<string, string>>> = {
  'another site': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'another site, to a browser that tells its origin alone': { origin: 'https://evil.example' },
  'a name that begins like ours': { origin: 'http://127.0.0.1:3000.evil.example' },
  'another port': { origin: 'http://127.0.0.1:3001', 'sec-fetch-site': 'same-site' },
  'a page without an origin': { origin: 'null' },
  'a page whose origin is kept back': { 'sec-fetch-site': 'cross-site' },
  'a sister of our name': { 'sec-fetch-site': 'same-site' },
  'nobody knows where': {},
}

/** What a form, or a script without leave, can send elsewhere. */
const types = [
  'application/x-www-form-urlencoded',
  'Multipart/Form-Data; boundary=b',
  'text/plain;charset=UTF-8',
  'text/ping',
  undefined,
]

const before = await fingerprint(db)

describe('what another site sends in a reader’s name is refused', () => {
  for (const endpoint of changing) {
    test(endpoint.name, async () => {
      const wrong: string[] = []
      for (const [sender, headers] of Object.entries(senders)) {
        for (const type of types) {
          const { status, code } = await sendAs(endpoint, { ...headers, ...(type && { 'content-type': type }) })
          if (status !== 403 || code !== 'foreign') wrong.push(`${type} from ${sender}: ${status} ${code}`)
        }
      }
      assert.deepEqual(wrong, [])
    })
  }
})

async function sendAs({ method, addresses, fields, people }: Endpoint, headers: Record<string, string>) {
  // As a browser would send it: what stands in the fields, and the cookie of somebody who may.
  const form = new URLSearchParams(fields.map(({ name, value, choices }) => [name, value ?? choices[0] ?? 'on']))
  const [person] = people
  const answer = await tested.request(addresses[0] ?? '', {
    method,
    body: new TextEncoder().encode(form.toString()),
    headers: { accept: 'application/json', ...headers },
    ...(person?.cookie && { cookie: person.cookie }),
  })
  const text = await answer.text()
  return { status: answer.status, code: /"code":"(\w+)"/.exec(text)?.[1] }
}

test('what may be sent from anywhere needs a secret in its address, and no account', () => {
  for (const { key, pattern } of unsafeRoutes.filter((route) => isOpen(route.key))) {
    assert.match(pattern, /\/:token$/)
    assert.equal(permissions.get(key)?.rule.allow, 'everyone')
  }
})

test('no other site is given leave to ask for more', async () => {
  for (const {
    method,
    addresses: [address = ''],
  } of changing) {
    const answer = await tested.request(address, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type',
      },
    })
    assert.equal(answer.headers.get('access-control-allow-origin'), null, address)
    assert.equal(answer.headers.get('access-control-allow-credentials'), null, address)
  }
})

test('every route that changes something was tried, and nothing has changed', async () => {
  const tried = new Set(changing.map(({ method, pattern }) => `${method} ${pattern}`))
  assert.deepEqual(
    unsafeRoutes.map(({ key }) => key).filter((key) => !tried.has(key) && !isOpen(key)),
    [],
  )
  assert.deepEqual(await fingerprint(db), before)
  assert.deepEqual(tested.reported, [])
})
