import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { type Allowance, createLimits } from './limits.ts'

const { db } = await testDatabase()
let time = Date.parse('2026-11-23T09:00:00Z')
const secret = 'x'.repeat(32)
const limits = createLimits({ db, secret, now: () => new Date(time) })
const another = createLimits({ db, secret, now: () => new Date(time) })
const nine: Allowance = { name: 'nine', tries: 9, seconds: 60 }

test('the tenth try has to wait, and says how long; the first such is marked', async () => {
  const tries = [{ allowance: nine, of: 'a' }]
  for (let count = 1; count <= 9; count += 1) assert.equal(await limits.count(tries), undefined)
  time += 20_000
  assert.deepEqual(await limits.count(tries), { waitSeconds: 40, first: true })
  assert.deepEqual(await another.count(tries), { waitSeconds: 40, first: false }, 'every process counts the same')
  time += 40_000
  assert.equal(await limits.count(tries), undefined, 'after the wait it goes on')
})

test('tries at one moment are all counted', async () => {
  const tries = [{ allowance: nine, of: 'at once' }]
  const answers = await Promise.all(Array.from({ length: 25 }, () => limits.count(tries)))
  assert.equal(answers.filter((answer) => answer === undefined).length, 9)
  assert.equal(answers.filter((answer) => answer?.first).length, 1)
})

test('one is not counted for another, nor one kind for another', async () => {
  const other: Allowance = { ...nine, name: 'other' }
  for (let count = 1; count <= 9; count += 1) await limits.count([{ allowance: nine, of: 'b' }])
  assert.equal(await limits.count([{ allowance: nine, of: 'c' }]), undefined)
  assert.equal(await limits.count([{ allowance: other, of: 'b' }]), undefined)
  assert.ok(
    await limits.count([
      { allowance: other, of: 'c' },
      { allowance: nine, of: 'b' },
    ]),
  )
})

test('what is given back was never tried, but no credit adds up', async () => {
  const tries = [{ allowance: nine, of: 'd' }]
  for (let count = 0; count < 30; count += 1) {
    assert.equal(await limits.count(tries), undefined)
    await limits.giveBack(tries)
    await limits.giveBack(tries)
  }
  for (let count = 1; count <= 9; count += 1) assert.equal(await limits.count(tries), undefined)
  assert.ok(await limits.count(tries))
})

test('neither addresses nor accounts can be read from the counters, and those that are over go', async () => {
  await limits.count([{ allowance: nine, of: 'ana@example.org' }])
  const { rows } = await sql<{ key: string }>`select key from limit_count`.execute(db)
  assert.ok(rows.every(({ key }) => !/ana|example/.test(key)))
  time += 120_000
  await limits.count([{ allowance: nine, of: 'e' }])
  const { rows: left } = await sql<{ count: number }>`select count(*) as count from limit_count`.execute(db)
  assert.equal(left[0]?.count, 1)
})
