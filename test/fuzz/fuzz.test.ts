import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { href } from '#routes'
import { faultOfAnswer, leadsTo } from '../surface/answer.ts'
import { fingerprint } from '../surface/fingerprint.ts'
import { type Person, stranger } from '../surface/people.ts'
import { routes } from '../surface/routes.ts'
import { endpoints, origin, origins, rewinding, signedIn, surface, tested } from '../surface/world.ts'
import { describedOperations, requestsOf } from './operations.ts'
import { certainRequests, requestsTo } from './requests.ts'
import { type Sent, shown } from './sent.ts'

/** To each route and form, signed in; as many signed out. The long form (npm run fuzz) asks more, from a seed of its own. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 50)
const seed = Number(process.env['FUZZ_SEED'] ?? 20261123)

const operations = await describedOperations(tested.request, href('openapi', {}))

const before = await fingerprint(tested.deps.db)
const statuses = new Map<number, number>()
let cases = 0

interface Answered {
  status: number
  type: string
  body: string
}

type Fault = (answered: Answered) => string | undefined

/** Throws Error with what is wrong with the answer, or with the page that it leads to: what was kept has to be shown. */
async function send(person: Person, sent: Sent, faultOf: Fault): Promise<void> {
  await rewinding(async () => {
    const { status, headers } = await ask(person, sent, faultOf)
    const location = headers.get('location')
    if (status !== 303 || location === null || !leadsTo(location, [origin])) return
    const { pathname, search } = new URL(location, origin)
    await ask(person, { method: 'GET', address: pathname + search, headers: {} }, () => undefined)
  })
}

async function ask({ cookie }: Person, { method, address, headers, body }: Sent, faultOf: Fault): Promise<Response> {
  const answer = await tested.request(address, {
    method,
    headers: { origin, ...headers },
    ...(body !== undefined && { body }),
    ...(cookie && { cookie }),
  })
  const text = await answer.text()
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
  const [error] = tested.reported.splice(0)
  const fault =
    faultOfAnswer(answer, text, origins) ??
    faultOf({ status: answer.status, type: answer.headers.get('content-type') ?? '', body: text }) ??
    (error ? 'an unexpected error was reported' : undefined)
  if (!fault) return answer
  const stack = error instanceof Error ? `: ${error.stack?.slice(0, 600)}` : ''
  throw new Error(`${method} ${address}: ${fault}${stack}`)
}

async function fuzz(
  people: readonly Person[],
  { requests, certain, faultOf }: { requests: fc.Arbitrary<Sent>; certain: Sent[]; faultOf?: Fault },
): Promise<void> {
  assert.ok(people.length > 0, 'somebody may do it')
  const property = fc.asyncProperty(fc.constantFrom(...people), requests, (person, sent) =>
    send(person, sent, faultOf ?? (() => undefined)),
  )
  const examples = certain.map((sent, index): [Person, Sent] => [people[index % people.length] ?? stranger, sent])
  const { failed, ...done } = await fc.check(property, {
    seed,
    examples,
    numRuns: Math.max(runs, examples.length + runs / 2),
  })
  cases += done.numRuns
  if (failed) assert.fail(`${done.counterexample ? shown(...done.counterexample) : ''}\n${String(done.errorInstance)}`)
  assert.ok(done.numRuns >= 50, `only ${done.numRuns} cases`)
}

describe('whatever is sent, the program has an answer', () => {
  for (const endpoint of endpoints) {
    const given = { requests: requestsTo(endpoint), certain: certainRequests(endpoint, seed) }
    // A stranger at a closed door is sent away before anything is read.
    const outside = endpoint.open ? given : { ...given, certain: [] }
    test(`${endpoint.name}, signed out`, () => fuzz([stranger], outside))
    if (endpoint.people.length > 0) test(`${endpoint.name}, signed in`, () => fuzz(endpoint.people, given))
  }
})

describe('whatever a program asks, the answer is what the description says', () => {
  for (const operation of operations) {
    const { name, faultOf } = operation
    const given = {
      requests: requestsOf(operation),
      certain: [],
      faultOf: (answered: Answered) => faultOf(answered.status, answered.type, answered.body),
    }
    test(`${name}, signed out`, () => fuzz([stranger], given))
    test(`${name}, signed in`, () => fuzz(signedIn, given))
  }
})

test('every route, form and operation was asked, often enough', (t) => {
  const asked = new Set(endpoints.map(({ method, pattern }) => `${method} ${pattern}`))
  assert.deepEqual(
    routes.filter(({ key }) => !asked.has(key)),
    [],
  )
  assert.deepEqual(
    endpoints.filter(({ open, people }) => !open && people.length === 0),
    [],
    'somebody may use it',
  )
  assert.ok(surface.forms.length > 50 && operations.length >= 12)
  const told = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
  t.diagnostic(
    `${cases} cases to ${endpoints.length} routes and forms and ${operations.length} operations; ${told.join(', ')}`,
  )
  assert.ok(cases >= 10_000, `only ${cases} cases`)
  assert.ok((statuses.get(303) ?? 0) > 500, 'many were carried out')
})

test('every case began from the same rows', async () => {
  assert.deepEqual(await fingerprint(tested.deps.db), before)
})
