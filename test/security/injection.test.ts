import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { faultOfAnswer } from '../surface/answer.ts'
import type { Endpoint } from '../surface/endpoints.ts'
import { stranger } from '../surface/people.ts'
import { endpoints, origin, origins, rewinding, tested } from '../surface/world.ts'

/** Whatever a stranger may write into the head of a request to pass for another host, all at once. */
const elsewhere = {
  host: 'evil.example',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'gopher',
  'x-forwarded-server': 'evil.example',
  'x-forwarded-for': 'evil.example',
  'x-original-url': 'https://evil.example/',
  'x-rewrite-url': '/evil.example',
  'x-http-method-override': 'DELETE',
  forwarded: 'host=evil.example;proto=https',
  referer: 'https://evil.example/',
}

/** What wants to be a header of its own, or an address of another site. */
const intruders = [
  '\r\nx-made-up: 1',
  '%0d%0aset-cookie: made-up=1',
  '\u560D\u560Ax-made-up: 1',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '/%5cevil.example/',
]
/** Names under which programs take an address to go on to. */
const returning = ['to', 'next', 'return', 'redirect', 'url', 'continue', 'callback']

describe('wherever a request says it came to, and wherever it wants to go, it stays here', () => {
  for (const endpoint of endpoints) {
    test(endpoint.name, async () => {
      const { fields } = endpoint
      const usual = fields.map(({ name, value, choices }): [string, string] => [name, value ?? choices[0] ?? 'on'])
      assert.deepEqual(await faultsOf(endpoint, [usual], elsewhere), [])
      const asked = intruders.map((text) => [
        ...usual,
        ...returning
          .filter((name) => !usual.some(([known]) => known === name))
          .map((name): [string, string] => [name, text]),
      ])
      const filled = intruders.map((text) => usual.map(([name]): [string, string] => [name, text]))
      assert.deepEqual(await faultsOf(endpoint, [...asked, ...filled], {}), [])
    })
  }
})

type Pairs = [name: string, value: string][]

async function faultsOf(endpoint: Endpoint, forms: Pairs[], headers: Record<string, string>): Promise<string[]> {
  const faults: string[] = []
  const [person = stranger] = endpoint.people
  for (const form of forms) {
    for (const { cookie } of [stranger, person]) {
      const fault = await rewinding(() => faultOf(endpoint, form, { ...headers, ...(cookie && { cookie }) }))
      if (fault) faults.push(`${new URLSearchParams(form).toString()}: ${fault}`)
    }
  }
  return faults
}

let redirects = 0

async function faultOf({ method, addresses }: Endpoint, form: Pairs, headers: Record<string, string>) {
  const [address = ''] = addresses
  const [path, query] = address.split('?')
  const host = headers['host'] ? 'http://evil.example' : origin
  const fields = new URLSearchParams(form)
  const answer =
    method === 'GET'
      ? await tested.app.request(`${host}${path}?${[query, fields].filter(Boolean).join('&')}`, { headers })
      : await tested.app.request(host + address, { method, body: fields, headers: { origin, ...headers } })
  const body = await answer.text()
  if (answer.headers.has('location')) redirects += 1
  const named =
    headers['host'] && /evil\.example/.test(body + [...answer.headers].join()) ? 'the host is repeated' : undefined
  return faultOfAnswer(answer, body, origins) ?? named ?? tested.reported.splice(0).map(String)[0]
}

test('there was much to lead astray', () => assert.ok(redirects > 300, `${redirects} redirects`))
