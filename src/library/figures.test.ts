import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { loaded } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { libraryFigures, librarySeries } from './figures.ts'

const { db } = await testDatabase(loaded)
const run = (name: string, year = 2020, network: string | null = null) => {
  const figure = libraryFigures.find((one) => one.name === name)
  assert.ok(figure, name)
  return figure.run(db, { year, network })
}

test('figures of the library are those of the printed report of 2020, each with the rows it was made from', async () => {
  const printed = {
    practices_collected: 111,
    practices_published: 117,
    online_courses_prepared: 3,
    trust_barometer_dimensions: 3,
    rpci_welcome_products: 3,
    voice_over_editions: 3,
    policy_briefs: 4,
    welcome_pack_documents: 6,
    welcome_pack_languages: 5,
    international_day_publications: 2,
  }
  for (const [name, value] of Object.entries(printed)) {
    const found = await run(name)
    assert.equal(found.value, value, name)
    const made = found.rows.reduce((sum, { amount = 1 }) => sum + amount, 0)
    assert.equal(made, value, name)
    assert.ok(
      found.rows.every(({ label, source }) => label !== '' && source !== null),
      name,
    )
  }
})

test('news are counted where the record holds any, and only else taken from what the report states', async () => {
  const { rows } = await sql<{ count: number }>`select count(*) from news_item where not demonstration`.execute(db)
  assert.equal((await run('news_items')).value, Number(rows[0]?.count))
  await sql`update news_item set withdrawn_at = now()`.execute(db)
  const stated = await run('news_items')
  assert.equal(stated.value, 111)
  assert.equal(stated.rows.length, 1)
})

test('a year or a network of which the record has nothing says so, not zero', async () => {
  assert.equal((await run('policy_briefs', 2019)).value, null)
  assert.equal((await run('rpci_welcome_products', 2020, 'reci')).value, null)
  assert.equal((await run('rpci_welcome_products', 2020, 'rpci')).value, 3)
})

test('series add up to their lists', async () => {
  const of = (name: string) => librarySeries.find((one) => one.name === name)?.run(db, { year: 2020, network: null })
  const kinds = (await of('publications_by_kind')) ?? []
  assert.equal(kinds.length, (await run('publications_listed')).value)
  assert.ok(kinds.every(({ group }) => group !== null))
  const languages = (await of('publications_by_language')) ?? []
  const { rows } = await sql<{ count: number }>`select sum(cardinality(languages)) as count from publication
    where not demonstration`.execute(db)
  assert.equal(languages.length, Number(rows[0]?.count))
  const areas = (await of('practices_by_area')) ?? []
  assert.ok(areas.length > 150)
})
