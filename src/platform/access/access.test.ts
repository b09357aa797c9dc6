import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Actor, type Decision, decide, permissionTable, type Reach, type Rule, type Target } from './index.ts'

const sentence = { en: 'Act.', fr: 'Agir.' }
const rule = (allow: Rule['allow']): Rule => ({ sentence, routes: [], allow })
const actor = (role: string, where: { placeId?: string; networkId?: string }, networkIds: string[] = []): Actor => ({
  accountId: 'a',
  demonstration: false,
  mandates: [{ role, placeId: where.placeId ?? null, networkId: where.networkId ?? null, networkIds }],
})
const place: Target = { placeId: 'p', networkIds: ['n', 'm'], demonstration: false }
const network: Target = { networkIds: ['n'], demonstration: false }

const cases: [who: string, actor: Actor | null, reach: Reach, target: Target | null, Decision][] = [
  ['nobody', null, 'any', place, 'sign_in'],
  ['the role for this place', actor('r', { placeId: 'p' }), 'own place', place, 'allowed'],
  ['the role for another place', actor('r', { placeId: 'q' }), 'own place', place, 'forbidden'],
  ['another role for this place', actor('s', { placeId: 'p' }), 'own place', place, 'forbidden'],
  ['the role for a network of the place', actor('r', { networkId: 'm' }, ['m']), 'own network', place, 'allowed'],
  ['the role for another network', actor('r', { networkId: 'x' }, ['x']), 'own network', place, 'forbidden'],
  [
    'a network’s role where only a place’s own counts',
    actor('r', { networkId: 'n' }, ['n']),
    'own place',
    place,
    'forbidden',
  ],
  ['a role of a place in the network', actor('r', { placeId: 'q' }, ['n']), 'own network', network, 'allowed'],
  [
    'a place’s role where a network without a place is meant',
    actor('r', { placeId: 'q' }),
    'own place',
    network,
    'forbidden',
  ],
  ['the role everywhere', actor('r', {}), 'any', place, 'allowed'],
  ['the role everywhere, for an invented place', actor('r', {}), 'any', { ...place, demonstration: true }, 'forbidden'],
  ['an invented account for a real place', { ...actor('r', {}), demonstration: true }, 'any', place, 'forbidden'],
  ['the role, where the address names nothing', actor('r', { placeId: 'q' }), 'own place', null, 'allowed'],
]

describe('the permission table decides', () => {
  for (const [who, by, reach, target, decision] of cases) {
    test(`${who}: ${decision}`, () => assert.equal(decide(rule({ r: reach }), by, target), decision))
  }

  test('what is public is for everybody, the rest for those with a role', () => {
    const reading: Rule = { ...rule({ r: 'own place' }), orPublic: true }
    assert.equal(decide(reading, null, { ...place, public: true }), 'allowed')
    assert.equal(decide(reading, null, place), 'sign_in')
    assert.equal(decide(reading, actor('r', { placeId: 'p' }), place), 'allowed')
    assert.equal(decide(rule({ r: 'any' }), null, { ...place, public: true }), 'sign_in')
  })

  test('whoever is signed in acts in their own world alone', () => {
    assert.equal(decide(rule('signed in'), actor('r', {}), null), 'allowed')
    assert.equal(decide(rule('signed in'), actor('r', {}), { demonstration: true }), 'forbidden')
    assert.equal(decide(rule('signed in'), null, null), 'sign_in')
  })
})

test('a route stands in one row, under a name that exists', () => {
  const patterns = { home: '/:lang/' }
  const row = { ...rule('everyone'), routes: ['GET home'] }
  assert.deepEqual([...permissionTable([{ a: row }], patterns).keys()], ['GET /:lang/'])
  assert.throws(() => permissionTable([{ a: row }, { b: row }], patterns), /stands in "a" and in "b"/)
  assert.throws(() => permissionTable([{ a: { ...row, routes: ['GET house'] } }], patterns), /unknown route/)
  assert.throws(() => permissionTable([{ a: row }, { a: row }], patterns), /Two policies/)
})

test('what takes forms from anywhere depends on nobody who is signed in', () => {
  const open = { ...rule('signed in'), routes: ['POST /x'], fromAnywhere: true } as const
  assert.throws(() => permissionTable([{ a: open }], {}), /come from elsewhere/)
  assert.equal(permissionTable([{ a: { ...open, allow: 'everyone' } }], {}).size, 1)
})
