import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepFor } from './index.ts'

test('an answer is kept for its time, for each key, and then asked for again', async () => {
  let time = 0
  let asked = 0
  const read = keepFor(
    60,
    () => new Date(time),
    async (key: string) => `${key}${(asked += 1)}`,
  )
  assert.deepEqual(await Promise.all([read('a'), read('a'), read('b')]), ['a1', 'a1', 'b2'])
  time = 59_999
  assert.equal(await read('a'), 'a1')
  time = 60_000
  assert.equal(await read('a'), 'a3')
})

test('a failure is not kept', async () => {
  let fails = true
  const read = keepFor(
    60,
    () => new Date(0),
    async () => {
      if (fails) throw new Error('once')
      return 'answer'
    },
  )
  await assert.rejects(read(undefined), /once/)
  fails = false
  assert.equal(await read(undefined), 'answer')
})
