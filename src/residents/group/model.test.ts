import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as holds, constantFrom, property, subarray } from 'fast-check'
import { codeLetters, moved, readCode, readySet, type Standing } from './model.ts'
import { newCode } from './secrets.ts'

const items = ['A', 'B', 'C']
const start: Standing = { items, position: 0, phase: 'asking', talkUntil: null }

test('whatever is pressed in whatever order, the room is at a question of the round, and closed ones are not asked again', () => {
  const press = constantFrom<'forward' | 'next' | 'back'>('forward', 'next', 'back')
  holds(
    property(array(press), subarray(items), (presses, closed) => {
      let at = start
      for (const one of presses) {
        const to = moved(at, one, new Set(closed))
        if (to) at = { items, ...to }
        assert.ok(at.position >= 0 && at.position <= items.length)
        assert.ok(at.position === 0 || at.phase !== 'asking' || !closed.includes(items[at.position - 1] ?? ''))
      }
    }),
  )
})

test('pressing on leads through every question to the last reflection, and no further', () => {
  const seen: string[] = []
  let at: Standing | undefined = start
  while (at) {
    const to: ReturnType<typeof moved> = moved(at, 'forward', new Set())
    if (to) seen.push(`${to.position} ${to.phase}`)
    at = to && { items, ...to }
  }
  const each = ['asking', 'shown', 'reflecting']
  assert.deepEqual(
    seen,
    [1, 2, 3].flatMap((position) => each.map((phase) => `${position} ${phase}`)),
  )
})

test('a code is read as people type it, and holds nothing that looks like something else', () => {
  assert.equal(readCode(' cdf-234 '), 'CDF234')
  assert.equal(readCode('CDF 23'), undefined)
  assert.equal(readCode('CDO234'), undefined, 'an O is none of ours')
  assert.doesNotMatch(codeLetters, /[01OILSZBGUE]/)
  const code = newCode()
  assert.equal(readCode(code.toLowerCase()), code)
})

test('the ready set asks one question a theme, the competences by turns', () => {
  const areas = ['x', 'y', 'z']
  const all = areas.flatMap((area) => [1, 2, 3].map((n) => ({ key: `${area}-${n}`, area })))
  assert.deepEqual(readySet(all, areas), ['x-1', 'y-2', 'z-3'])
})
