import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { loadNetwork } from '#network'
import { testDatabase } from '../../../test/database.ts'
import { loadOfficialResults } from './load.ts'
import { listKnownReports, listOfficialResults, officialResultsOf } from './store.ts'

const data = join(import.meta.dirname, '..', '..', '..', 'data')
const { db } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'icc-insight-'))

before(() => loadNetwork(db, data))
after(() => rm(folder, { recursive: true }))

test('all 30 published figures and 55 known comparisons are loaded, each with its source; a second load adds none', async () => {
  for (const _ of [1, 2]) {
    await loadOfficialResults(db, data)
    const results = await listOfficialResults(db)
    const reports = await listKnownReports(db)
    assert.equal(results.length, 30)
    assert.equal(reports.length, 55)
    assert.ok([...results, ...reports].every(({ source }) => /^https?:\/\//.test(source)))
  }
})

test('a figure carries what the notes say of it: whose result it was', async () => {
  const oslo = await officialResultsOf(db, 'oslo-no')
  assert.deepEqual(
    oslo.map(({ year, scorePercent, basis, variant, area }) => [year, scorePercent, basis, variant, area]),
    [
      [2017, 85, 'comparator', 'unspecified', 'overall'],
      [2020, 85, 'comparator', 'unspecified', 'overall'],
    ],
  )
  assert.ok(oslo.every(({ note }) => note))
  const all = await listOfficialResults(db)
  assert.equal(all.filter(({ basis }) => basis === 'comparator').length, 6)
  assert.equal(all.filter(({ year }) => year === null).length, 1)
})

test('a figure without its note stops the load, and leaves what was there', async () => {
  const there = await listOfficialResults(db)
  for (const file of ['index-results.csv', 'index-reports.csv']) await cp(join(data, file), join(folder, file))
  const notes = await readFile(join(data, 'index-results.notes.csv'), 'utf8')
  await writeFile(join(folder, 'index-results.notes.csv'), notes.replace(/^Bilbao,2013.*\n/m, ''))
  await assert.rejects(loadOfficialResults(db, folder), /has no row for .*Bilbao/)
  assert.equal((await listOfficialResults(db)).length, there.length)
})
