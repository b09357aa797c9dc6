import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { deadlineDay } from '../load/day.ts'
import { brokenPromises } from '../load/kept.ts'

test('705 people of 141 places answer, clash and sign off while everything is killed: what was acknowledged is there', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'icc-deadline-day-'))
  // By counts, not by the clock: a slow machine takes longer and meets the same.
  const day = await deadlineDay(dataDir, {
    places: 141,
    peopleEach: 5,
    items: 12,
    thinking: 500,
    until: { answersEach: 2 },
    seed: 1,
    say: () => {},
  })
  try {
    assert.deepEqual(await brokenPromises(day), [])
    assert.ok(day.told.saved.length > 705)
    assert.ok(day.told.clashes > 0, 'nobody met anybody')
    assert.equal(day.told.signedOff.size, 141)
    assert.ok(Object.values(day.kills).every((count) => count > 0))
  } finally {
    await day.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
