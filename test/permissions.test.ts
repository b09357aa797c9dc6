import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Role, roles } from '#network'
import type { Rule } from '#platform/access'
import { permissions } from '../src/permissions.ts'
import { testApp } from './app.ts'
import { samples } from './permission-samples.ts'

const tested = await testApp()
const { db } = tested.deps

/** How somebody's mandate lies to the thing that a route acts on. */
type Relation = 'programme' | 'own place' | 'other place' | 'own network' | 'other network' | 'none' | 'signed out'

interface Person {
  role: Role | undefined
  relation: Relation
  cookie: string | undefined
}

const known = await samples(db)

const scopes: Partial<Record<Relation, { placeId: string | null; networkId: string | null }>> = {
  programme: { placeId: null, networkId: null },
  'own place': { placeId: known.place, networkId: null },
  'other place': { placeId: known.otherPlace, networkId: null },
  'own network': { placeId: null, networkId: known.network },
  'other network': { placeId: null, networkId: known.otherNetwork },
}

const relationsOf: Record<Role, readonly Relation[]> = {
  secretariat: ['programme'],
  expert: ['programme'],
  network_coordinator: ['own network', 'other network'],
  place_coordinator: ['own place', 'other place'],
  deputy: ['own place', 'other place'],
  contributor: ['own place', 'other place'],
  elected: ['own place', 'other place'],
  reader: ['programme', 'own place', 'other place', 'own network', 'other network'],
}

const people: Person[] = [
  { role: undefined, relation: 'signed out', cookie: undefined },
  { role: undefined, relation: 'none', cookie: await signedIn('nobody') },
]
for (const role of roles) {
  for (const relation of relationsOf[role]) {
    people.push({ role, relation, cookie: await signedIn(`${role}-${relation.replace(' ', '-')}`, role, relation) })
  }
}
// A neighbour in the network of the place: neither the place's own nor far away.
const neighbour = { placeId: known.neighbour, networkId: null }
people.push({
  role: 'place_coordinator',
  relation: 'own network',
  cookie: await signedIn('neighbour', 'place_coordinator', neighbour),
})

async function signedIn(name: string, role?: Role, where?: Relation | (typeof scopes)[Relation]): Promise<string> {
  const email = `${name}@matrix.example`
  await sql`insert into auth_user (id, name, email, "emailVerified", demonstration)
    values (${name}, ${name}, ${email}, true, true)`.execute(db)
  const scope = typeof where === 'string' ? scopes[where] : where
  if (role && scope) {
    await sql`insert into mandate (id, account_id, role, place_id, network_id, from_on)
      values (${`matrix-${name}`}, ${name}, ${role}, ${scope.placeId}, ${scope.networkId}, '2020-01-01')`.execute(db)
  }
  const cookie = await tested.signIn(email)
  await sql`update auth_session set second_factor_at = now() where "userId" = ${name}`.execute(db)
  return cookie
}

/** Read off the table as a person would, knowing how the mandate lies and nothing of ids. */
function maySucceed({ allow, target }: Rule, { role, relation }: Person): boolean {
  if (allow === 'everyone') return true
  if (relation === 'signed out') return false
  if (allow === 'signed in') return true
  const reach = role && allow[role]
  if (reach === undefined) return false
  if (reach === 'any' || target === undefined) return true
  if (reach === 'own place') return relation === 'own place'
  return relation === 'own network' || relation === 'own place'
}

const rows = [...permissions]
  .map(([route, { action, rule }]) => ({ route, action, rule }))
  // Signing out ends what the others need.
  .toSorted((a, b) => Number(a.action === 'sign out') - Number(b.action === 'sign out'))

describe('every route x role x scope', () => {
  for (const { route, action, rule } of rows) {
    test(`${route}: ${action}`, async () => {
      const [method = '', pattern = ''] = route.split(' ')
      const path = known.address(pattern, rule.target)
      const wrong: string[] = []
      for (const person of people) {
        const status = await ask(method, path, person.cookie)
        const refused = status === 401 || status === 403
        if (status >= 500 || refused === maySucceed(rule, person)) {
          wrong.push(`${person.role ?? 'somebody'} (${person.relation}): ${status}`)
        }
      }
      assert.deepEqual(wrong, [], path)
    })
  }
})

async function ask(method: string, path: string, cookie: string | undefined): Promise<number> {
  const body = method === 'GET' ? {} : { body: new URLSearchParams() }
  const response = await tested.request(path, {
    method,
    ...body,
    headers: { origin: tested.deps.config.publicUrl },
    ...(cookie && { cookie }),
  })
  await response.text()
  return response.status
}

test('the whole table was walked, with enough people', () => {
  assert.ok(rows.length > 40 && people.length > 15)
  assert.deepEqual(tested.reported, [])
})
