import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { loadNetwork } from '#network'
import { Refusal } from '#platform/http'
import { testDatabase } from '../../test/database.ts'
import { loadPractices } from './load.ts'
import { getPractice, listPracticeChoices, listPractices, practicesOf, slicePractices } from './store.ts'

const record = join(import.meta.dirname, '..', '..', 'data')
const { db } = await testDatabase()
await loadNetwork(db, record)
await sql`insert into practice (id, title, policy_area, summary, language, source, demonstration)
  values ('made-up', 'Made up', 'media', 'An invented one', 'en', 'invented', true)`.execute(db)
await sql`insert into place (id, name, country, kind, status, source, demonstration)
  values ('veyra-qm', 'Veyra', 'QM', 'city', 'member', 'invented', true)`.execute(db)
await sql`insert into practice_place values ('made-up', 0, 'veyra-qm', 'Veyra', 'QM')`.execute(db)
await loadPractices(db, record)
await loadPractices(db, record)

test('loading twice leaves the 201 practices of the record, and the invented one seen from its place alone', async () => {
  assert.equal((await listPractices(db)).length, 201)
  assert.deepEqual(
    (await practicesOf(db, 'veyra-qm')).map(({ id, demonstration }) => [id, demonstration]),
    [['made-up', true]],
  )
})

test('a practice of several places belongs to each, also where a place is in no membership list', async () => {
  const together = (await listPractices(db)).filter(({ places }) => places.length === 3)
  const lublin = together.find(({ places }) => places.some(({ name }) => name === 'Wrocław'))
  assert.deepEqual(
    lublin?.places.map(({ placeId, name, country }) => [placeId, name, country]),
    [
      ['lublin-pl', 'Lublin', 'PL'],
      ['krakow-pl', 'Kraków', 'PL'],
      [null, 'Wrocław', 'PL'],
    ],
  )
  assert.ok((await practicesOf(db, 'krakow-pl')).some(({ id }) => id === lublin?.id))
})

test('each place of a joined row has its own country', async () => {
  const both = (await practicesOf(db, 'melitopol-ua')).find(({ places }) => places.length === 2)
  assert.deepEqual(
    both?.places.map(({ name, country }) => [name, country]),
    [
      ['Melitopol', 'UA'],
      ['Ballarat', 'AU'],
    ],
  )
})

test('title and summary are searched whatever the accents, and wildcards stand for themselves', async () => {
  assert.ok((await listPractices(db, { search: 'MONTRÈAL' })).length > 0)
  for (const search of ['%', '_', "';--"]) {
    const practices = await listPractices(db, { search })
    assert.ok(
      practices.every(({ title, summary }) => `${title}${summary}`.includes(search)),
      search,
    )
  }
})

test('filters narrow together, and a slice knows how many there are in all', async () => {
  const { practices, count } = await slicePractices(db, { area: 'education' }, { limit: 25, offset: 25 })
  assert.equal(count, 28)
  assert.equal(practices.length, 3)
  assert.equal((await slicePractices(db, { area: 'education' }, { limit: 25, offset: 500 })).count, 28)
  const narrow = await listPractices(db, { country: 'CA', year: 2020 })
  assert.ok(narrow.length > 0 && narrow.every(({ year }) => year === 2020))
  assert.equal((await listPractices(db, { place: 'atlantis' })).length, 0)
})

test('the newest come first and the undated last', async () => {
  const years = (await listPractices(db)).map(({ year }) => year ?? 0)
  assert.deepEqual(
    years,
    years.toSorted((a, b) => b - a),
  )
})

test('the filters offer what the record has', async () => {
  const choices = await listPracticeChoices(db)
  assert.equal(choices.areas.length, 17)
  assert.ok(choices.years.includes(1989))
  assert.ok(choices.places.some(({ id, name }) => id === 'montreal-ca' && name === 'Montréal'))
})

test('an unknown practice is refused as not found', async () => {
  await assert.rejects(getPractice(db, 'nothing'), (error) => error instanceof Refusal && error.code === 'not_found')
})
