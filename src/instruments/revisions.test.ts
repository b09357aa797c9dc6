import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { type Content, currentOf, decide, type Revision, sameContent, undecidedOf } from './revisions.ts'

const says = (code: string | null, comment = ''): Content => ({
  answer: code === null ? { state: 'missing' } : { state: 'answered', codes: [code] },
  comment,
  source: '',
})

function after(history: readonly Revision[], content: Content, basedOn: number): Revision[] {
  const decision = decide(history, { ...content, basedOn })
  if (decision === 'unknown_base' || decision === 'unchanged') return [...history]
  const made = {
    item: 'A',
    revision: history.length + 1,
    basedOn,
    setAside: decision === 'set_aside',
    origin: 'given' as const,
    accountId: null,
    name: null,
    savedAt: new Date(0),
  }
  return [...history, { ...made, ...content }]
}

const first = after([], says('yes'), 0)
const clashed = after(first, says('no'), 0)

describe('what becomes of a save', () => {
  test('the first one is in force', () => assert.equal(currentOf(first)?.revision, 1))
  test('saying nothing of an item that has no answer is no revision', () => {
    assert.equal(decide([], { ...says(null), basedOn: 0 }), 'unchanged')
  })
  test('saying the same again is no revision, in whatever order the codes stand', () => {
    const both: Content = { ...says('a'), answer: { state: 'answered', codes: ['a', 'b'] } }
    const turned: Content = { ...says('a'), answer: { state: 'answered', codes: ['b', 'a'] } }
    assert.equal(decide(after([], both, 0), { ...turned, basedOn: 1 }), 'unchanged')
  })
  test('a comment alone is a revision', () => {
    assert.equal(decide(first, { ...says('yes', 'see the minutes'), basedOn: 1 }), 'in_force')
  })
  test('taking an answer back is a revision', () =>
    assert.equal(decide(first, { ...says(null), basedOn: 1 }), 'in_force'))
  test('a save from before the one in force is set aside when it says something else', () => {
    assert.equal(decide(first, { ...says('no'), basedOn: 0 }), 'set_aside')
  })
  test('a page sent back untouched does not clash with what others saved meanwhile', () => {
    const second = after(first, says('no'), 1)
    assert.equal(decide(second, { ...says('yes'), basedOn: 1 }), 'unchanged')
  })
  test('a base that never was is refused', () => {
    assert.equal(decide(first, { ...says('no'), basedOn: 2 }), 'unknown_base')
    assert.equal(decide(first, { ...says('no'), basedOn: -1 }), 'unknown_base')
  })
})

describe('choosing between two answers', () => {
  test('what was set aside is not in force and waits for somebody to choose', () => {
    assert.equal(currentOf(clashed)?.revision, 1)
    assert.deepEqual(
      undecidedOf(clashed).map(({ revision }) => revision),
      [2],
    )
  })
  for (const choice of ['yes', 'no', 'something else']) {
    test(`choosing "${choice}" after seeing both is a revision and ends the clash`, () => {
      const chosen = after(clashed, says(choice), 2)
      assert.equal(chosen.length, 3)
      assert.deepEqual(currentOf(chosen)?.answer, says(choice).answer)
      assert.deepEqual(undecidedOf(chosen), [])
    })
  }
  test('a save by somebody who saw only the one in force does not end it', () => {
    const third = after(clashed, says('perhaps'), 1)
    assert.equal(currentOf(third)?.revision, 3)
    assert.deepEqual(
      undecidedOf(third).map(({ revision }) => revision),
      [2],
    )
  })
  test('a choice made while a third answer came into force is set aside in turn', () => {
    const third = after(clashed, says('perhaps'), 1)
    assert.equal(decide(third, { ...says('no'), basedOn: 2 }), 'set_aside')
  })
})

test('in any course of saves nothing is lost: each is kept, in force before, or shown until chosen', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const random = xoroshiro128plus(seed)
    const below = (limit: number) => uniformInt(random, 0, limit - 1)
    let history: Revision[] = []
    for (let step = 0; step < 12; step += 1) {
      const content = says([null, 'a', 'b', 'c'][below(4)] ?? null, below(3) === 0 ? 'why' : '')
      const basedOn = below(history.length + 1)
      const before = history
      history = after(before, content, basedOn)
      assert.ok(
        before.every((revision, i) => history[i] === revision),
        'a revision is never touched',
      )
      const now = currentOf(history)
      if (history.length > before.length) {
        const unseen = (currentOf(before)?.revision ?? 0) > basedOn
        assert.equal(history.at(-1)?.setAside, unseen, 'what a writer had not seen is never replaced')
      }
      const waiting = undecidedOf(history)
      for (const aside of history.filter((one) => one.setAside && !waiting.includes(one))) {
        const choice = history.find((one) => !one.setAside && one.basedOn >= aside.revision)
        assert.ok(choice, 'what was set aside waits until somebody who saw it has saved')
      }
      assert.ok(!now?.setAside)
      assert.ok(now === undefined || history.filter((one) => one.revision > now.revision).every((one) => one.setAside))
    }
  }
})

test('content is the same whatever else a revision carries', () => {
  assert.ok(sameContent(says('a'), { ...says('a') }))
  assert.ok(!sameContent(says('a'), says('b')))
  assert.ok(!sameContent(says(null), { ...says(null), answer: { state: 'na' } }))
})
