import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { needsSecondFactor, type Role, roles } from '#network'
import type { Rule } from '#platform/access'
import { providerCallback } from '#site'
import { permissions, refuseUnlisted } from '../src/permissions.ts'
import { testApp } from './app.ts'
import { startProvider } from './sign-in/provider.ts'
import { nothing, realKinds, samples } from './permission-samples.ts'

const provider = await startProvider(`http://127.0.0.1:3000${providerCallback}`)
const tested = await testApp({
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: 'icc',
  OIDC_CLIENT_SECRET: 'a secret between the two of them',
})
const { db } = tested.deps

/** How somebody's mandate lies to the thing that a route acts on. */
type Relation =
  | 'programme'
  /** The same, and given this very thing to work on. */
  | 'assigned'
  | 'own place'
  | 'other place'
  /** A neighbour: of another place in the network of the place. */
  | 'place in own network'
  | 'own network'
  | 'other network'
  /** A real account with everything in its power, where invented things are acted on. */
  | 'other world'
  | 'none'
  | 'signed out'

interface Person {
  role: Role | undefined
  relation: Relation
  cookie: string | undefined
}

const known = await samples(db)

const scopes: Partial<Record<Relation, { placeId: string | null; networkId: string | null }>> = {
  programme: { placeId: null, networkId: null },
  assigned: { placeId: null, networkId: null },
  'other world': { placeId: null, networkId: null },
  'own place': { placeId: known.place, networkId: null },
  'other place': { placeId: known.otherPlace, networkId: null },
  'place in own network': { placeId: known.neighbour, networkId: null },
  'own network': { placeId: null, networkId: known.network },
  'other network': { placeId: null, networkId: known.otherNetwork },
}

const ofPlaces: readonly Relation[] = ['own place', 'other place', 'place in own network']
const relationsOf: Record<Role, readonly Relation[]> = {
  secretariat: ['programme', 'other world'],
  expert: ['programme', 'assigned'],
  network_coordinator: ['own network', 'other network'],
  place_coordinator: ofPlaces,
  deputy: ofPlaces,
  contributor: ofPlaces,
  elected: ofPlaces,
  reader: ['programme', ...ofPlaces, 'own network', 'other network'],
}

const people: Person[] = [
  { role: undefined, relation: 'signed out', cookie: undefined },
  { role: undefined, relation: 'none', cookie: await signedIn('none') },
]
for (const role of roles) {
  for (const relation of relationsOf[role]) {
    people.push({ role, relation, cookie: await signedIn(relation, role) })
  }
}
await known.assignTo(accountOf('assigned', 'expert'))

async function signedIn(relation: Relation, role?: Role): Promise<string> {
  const id = accountOf(relation, role)
  const email = `${id}@matrix.example`
  await sql`insert into auth_user (id, name, email, "emailVerified", demonstration)
    values (${id}, ${id}, ${email}, true, ${relation !== 'other world'})`.execute(db)
  const scope = scopes[relation]
  if (role && scope) {
    await sql`insert into mandate (id, account_id, role, place_id, network_id, from_on)
      values (${`matrix-${id}`}, ${id}, ${role}, ${scope.placeId}, ${scope.networkId}, '2020-01-01')`.execute(db)
  }
  const cookie = await tested.signIn(email)
  const mandate = { role: role ?? '', placeId: null, networkId: null, networkIds: [] }
  const guarded = needsSecondFactor({ accountId: id, demonstration: true, mandates: [mandate] })
  return guarded ? tested.setUpSecondFactor(email, cookie) : cookie
}

function accountOf(relation: Relation, role?: Role): string {
  return `${role}-${relation}`.replaceAll(' ', '-')
}

/** Read off the table as a person would, knowing how the mandate lies and nothing of ids. */
function maySucceed({ allow, target, orPublic }: Rule, { role, relation }: Person, isPublic: boolean): boolean {
  if (allow === 'everyone' || (orPublic && isPublic)) return true
  if (relation === 'signed out' || (target !== undefined && (relation === 'other world') !== realKinds.has(target)))
    return false
  if (allow === 'signed in') return true
  const reach = role && allow[role]
  if (reach === undefined) return false
  if (reach === 'any' || target === undefined) return true
  if (reach === 'own place') return relation === 'own place'
  if (reach === 'assigned') return relation === 'assigned'
  return relation === 'own network' || (ofPlaces.includes(relation) && relation !== 'other place')
}

const rows = [...permissions]
  .map(([route, { action, rule }]) => ({ route, action, rule }))
  // Signing out ends what the others need.
  .toSorted((a, b) => Number(a.action === 'sign out') - Number(b.action === 'sign out'))

const refusals: readonly number[] = [401, 403]

/** What somebody who may is answered with. Forms are sent empty, so that most have something to say about them. */
function answersOf(method: string, path: string): readonly number[] {
  if (method !== 'GET') return [200, 204, 302, 303, 400, 404, 409, 422]
  return path.includes(nothing) ? [200, 301, 302, 303, 404, 422] : [200, 301, 302, 303, 422]
}

let asked = 0

describe('every route x role x scope', () => {
  for (const { route, action, rule } of rows) {
    test(`${route}: ${action}`, async () => {
      const [method = '', pattern = ''] = route.split(' ')
      await tested.forgetTries()
      for (const isPublic of rule.orPublic ? [false, true] : [false]) {
        const path = known.address(pattern, rule.target, isPublic)
        const wrong: string[] = []
        for (const person of people) {
          const status = await ask(method, path, person.cookie)
          const fits = maySucceed(rule, person, isPublic) ? answersOf(method, path) : refusals
          if (!fits.includes(status)) wrong.push(`${person.role ?? 'somebody'} (${person.relation}): ${status}`)
        }
        assert.deepEqual(wrong, [], path)
      }
    })
  }
})

async function ask(method: string, path: string, cookie: string | undefined): Promise<number> {
  asked += 1
  const body = method === 'GET' ? {} : { body: new URLSearchParams() }
  const response = await tested.request(path, {
    method,
    ...body,
    headers: { origin: tested.deps.config.publicUrl },
    // This machine, which alone may read the figures; another client each time, so that no limit hides an answer.
    from: `127.0.${asked >> 8}.${asked & 255}`,
    ...(cookie && { cookie }),
  })
  await response.text()
  return response.status
}

test('what is served stands in the table, and what stands in the table is served', () => {
  const served = new Set(tested.app.routes.map(({ method, path }) => `${method} ${path}`))
  assert.deepEqual(
    rows.map(({ route }) => route).filter((route) => !served.has(route)),
    [],
  )
  assert.throws(() => refuseUnlisted([{ method: 'POST', path: '/en/back-door' }]), /No policy says who may use/)
})

test('the whole table was walked, with enough people', () => {
  assert.ok(asked >= rows.length * people.length && rows.length > 100 && people.length > 20)
  assert.deepEqual(tested.reported, [])
})
