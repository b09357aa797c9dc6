import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSeen, type Seen, silence, whereabouts } from './model.ts'

const person = (name: string, area: string, item: string | null, heardAt = 0): Seen => {
  return { tab: `tab of ${name}`, accountId: name, name, area, item, heardAt }
}

test('everybody is shown where they are, but to themselves', () => {
  const all = [person('Bo', 'media', 'MDI-01'), person('Ana', 'media', null), person('Cem', 'education', 'EDU-01')]
  const { areas, items } = whereabouts(all, 'Cem', 1)
  assert.deepEqual([...areas], [['media', ['Ana', 'Bo']]])
  assert.deepEqual([...items], [['MDI-01', ['Bo']]])
})

test('who has two pages open is named once, and who is not heard of any more is gone', () => {
  const twice = [person('Bo', 'media', null), { ...person('Bo', 'media', null), tab: 'another' }]
  assert.deepEqual(whereabouts(twice, 'Ana', 1).areas.get('media'), ['Bo'])
  assert.equal(whereabouts(twice, 'Ana', silence).areas.size, 0)
})

test('what a page has seen is read from its address, whatever stands there', () => {
  assert.deepEqual(
    [...readSeen('COM-01:3,COM-02:0,nonsense,:,COM-03:x')],
    [
      ['COM-01', 3],
      ['COM-02', 0],
    ],
  )
})
