import assert from 'node:assert/strict'
import { join } from 'node:path'
import { beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#platform/http'
import { testDatabase } from '../../test/database.ts'
import { registerEditions } from './edition-actions.ts'
import { editionsOf, findLatestEdition, readEditions, withRegistered } from './editions.ts'
import { every, mipexRule, small } from './fixtures/editions.ts'

const { db } = await testDatabase()
const published = await readEditions(join(import.meta.dirname, '..', '..', 'instruments'))
const all = [...published.list(), mipexRule, small, every]
const now = () => new Date(0)

beforeEach(async () => {
  await sql`delete from edition`.execute(db)
  await registerEditions(db, editionsOf(all), now())
})

test('an edition whose files are gone is read as it was registered, to the last letter, and frozen', async () => {
  const left = withRegistered(db, editionsOf([small]), now)
  for (const edition of all) assert.deepEqual(await left.get(edition.id), edition, edition.id)
  const found = await left.get(mipexRule.id)
  assert.ok(Object.isFrozen(found.items[0]))
  assert.equal((await left.findBySlug('mipex-rule-2015'))?.hash, mipexRule.hash)
})

test('nobody is asked to answer an edition without files', () => {
  const left = withRegistered(db, editionsOf([small]), now)
  assert.deepEqual(left.list(), [small])
  assert.equal(findLatestEdition(left, 'icc-index'), undefined)
})

test('where there are files, they are what counts', async () => {
  const corrected = { ...small, hash: 'c'.repeat(64) }
  assert.equal(await withRegistered(db, editionsOf([corrected]), now).get(small.id), corrected)
})

test('what was not registered a moment ago and is now, by whatever process, is found at once', async () => {
  const left = withRegistered(db, editionsOf([]), now)
  const next = { ...small, id: 'small/2027', edition: '2027' }
  await assert.rejects(left.get(next.id), (error) => error instanceof Refusal && error.code === 'not_found')
  assert.equal(await left.findBySlug('small-2027'), undefined)
  await registerEditions(db, editionsOf([next]), now())
  assert.deepEqual(await left.get(next.id), next)
  assert.deepEqual(await left.findBySlug('small-2027'), next)
})

test('what was registered before there was any use but the Index is read as the Index, with the hash it had', async () => {
  await sql`update edition set document = jsonb_set(document - 'use' - 'aspects' - 'levels', '{items}',
    (select jsonb_agg(item - 'adaptable') from jsonb_array_elements(document -> 'items') item))
    where id = ${small.id}`.execute(db)
  assert.deepEqual(await withRegistered(db, editionsOf([]), now).get(small.id), small)
})

const broken: [what: string, change: string, found: RegExp][] = [
  ['is empty', `'{}'`, /has no item: list the items/],
  ['has an unknown key', `document || '{"weather": "fine"}'`, /the file has "weather", which the format does not know/],
  ['is of another edition', `document || '{"id": "small/1999"}'`, /id: is of another edition/],
  ['has another hash', `document || '{"hash": "0"}'`, /hash: is of another document/],
  ['lacks a language', `document #- '{texts,fr}'`, /texts\.fr: are not there/],
  ['lacks a text', `document #- '{texts,en,items,VIS-01}'`, /VIS-01 has no text/],
  ['names an unknown area', `jsonb_set(document, '{items,0,area}', '"moon"')`, /VIS-01 has the unknown area moon/],
]
for (const [what, change, found] of broken) {
  test(`a document that ${what} is refused with what is wrong, and the others are read`, async () => {
    await sql`update edition set document = ${sql.raw(change)} where id = ${small.id}`.execute(db)
    const left = withRegistered(db, editionsOf([]), now)
    await assert.rejects(left.get(small.id), (error: Error) => {
      assert.match(error.message, /^The edition small\/2026 stands in the database in a shape that cannot be read/)
      assert.match(error.message, found)
      return true
    })
    assert.equal((await left.get(mipexRule.id)).hash, mipexRule.hash)
  })
}
