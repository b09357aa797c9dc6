import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '#network'
import type { Actor } from '#platform/access'
import { levelOf, publicationLevels, publicationOf, scoresAt } from './model.ts'
import { mayPublish, readingOf } from './policy.ts'

const real = { placeId: 'oslo-no', demonstration: false }
const reviewed = { ...real, reviewers: ['account'] }
const invented = { placeId: 'halvenby', demonstration: true }

const actorOf = (role: Role, placeId: string | null, demonstration = false): Actor => ({
  accountId: 'account',
  demonstration,
  mandates: [{ role, placeId, networkId: null, networkIds: [] }],
})

const nobody = null
const readings: [says: string, result: typeof real, actor: Actor | null, whole: boolean, chooses: boolean][] = [
  ['nobody in particular', real, nobody, false, false],
  ['its coordinator', real, actorOf('place_coordinator', 'oslo-no'), true, true],
  ['whoever stands in for the coordinator', real, actorOf('deputy', 'oslo-no'), true, true],
  ['a department that answers', real, actorOf('contributor', 'oslo-no'), true, false],
  ['an elected representative of the place', real, actorOf('elected', 'oslo-no'), true, false],
  ['the coordinator of another place', real, actorOf('place_coordinator', 'bergen-no'), false, false],
  ['the secretariat', real, actorOf('secretariat', null), true, false],
  ['an expert', real, actorOf('expert', null), false, false],
  ['an expert who reviews its round', reviewed, actorOf('expert', null), true, false],
  ['a reader of another place who reviews nothing', reviewed, actorOf('reader', 'bergen-no'), false, false],
  ['the coordinator of its network', real, actorOf('network_coordinator', null), false, false],
  ['a demonstration account of that place', real, actorOf('place_coordinator', 'oslo-no', true), false, false],
  ['the coordinator of an invented place', invented, actorOf('place_coordinator', 'halvenby', true), true, true],
  ['the real secretariat, of an invented place', invented, actorOf('secretariat', null), false, false],
]
for (const [says, result, actor, whole, chooses] of readings) {
  test(`${says} reads ${whole ? 'the whole result' : 'what is public'} and ${chooses ? 'chooses' : 'does not choose'} what is`, () => {
    for (const published of publicationLevels) {
      assert.equal(readingOf(result, published, actor), whole ? 'answers' : published)
    }
    assert.equal(mayPublish(result, actor), chooses)
  })
}

test('each level holds the ones before, in columns and back', () => {
  assert.deepEqual(
    publicationLevels.map(publicationOf).map(({ total, areas, answers }) => [total, areas, answers]),
    [
      [false, false, false],
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ],
  )
  for (const level of publicationLevels) assert.equal(levelOf(publicationOf(level)), level)
  assert.equal(levelOf(undefined), 'nothing')
})

test('at the total stand the core and the extended index alone: the lens is made of areas', () => {
  const scores = { core: 60, extended: 55, intercultural_lens: 50, media: null }
  assert.deepEqual(scoresAt('nothing', scores), {})
  assert.deepEqual(scoresAt('total', scores), { core: 60, extended: 55 })
  assert.deepEqual(scoresAt('areas', scores), scores)
})
