import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { loaded } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { Refusal } from '#platform/http'
import { statedAs } from './figure-makers.ts'
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

test('what is not for everybody is in no figure and no series', async () => {
  for (const visibility of ['members', 'secretariat']) {
    await sql`update publication set visibility = ${visibility}`.execute(db)
    for (const name of ['policy_briefs', 'welcome_pack_documents', 'welcome_pack_languages', 'publications_listed'])
      assert.equal((await run(name)).value, null, name)
    for (const one of librarySeries.filter(({ name }) => name.startsWith('publications')))
      assert.deepEqual(await one.run(db, { year: 2020, network: null }), [], one.name)
  }
  await sql`update publication set visibility = 'public'`.execute(db)
})

test('an entry without a title is called by its id', async () => {
  await sql`update publication set texts = '{}' where id = (select min(id) from publication where section = 'policy_briefs')`.execute(
    db,
  )
  const { rows } = await run('policy_briefs')
  assert.equal(rows.filter(({ id, label, language }) => id === label && language === null).length, 1)
})

test('a stated count is of its year, a lasting fact also of the years that follow; two of one year are told', async () => {
  const state = (id: string, year: number, amount: number, published: string | null = '2020-01-01') =>
    sql`insert into stated_count (id, source, published_at, figure, year, amount)
      values (${id}, 'test', ${published}, 'tried', ${year}, ${amount})`.execute(db)
  const said = async (year: number, lasting: boolean) =>
    (await statedAs('tried', lasting)(db, { year, network: null })).map(({ amount }) => amount)
  await state('tried-2015', 2015, 47)
  await state('tried-2018', 2018, 46)
  await state('tried-2018-draft', 2018, 45, null)
  assert.deepEqual(await said(2019, false), [])
  assert.deepEqual(await said(2015, false), [47])
  assert.deepEqual(await said(2019, true), [46])
  assert.deepEqual(await said(2017, true), [47])
  await state('tried-2018-again', 2018, 48)
  for (const [year, lasting] of [
    [2018, false],
    [2020, true],
  ] as const) {
    await assert.rejects(said(year, lasting), (error: Error) => {
      assert.ok(error instanceof Refusal && error.code === 'conflict')
      assert.match(error.message, /tried-2018, tried-2018-again/)
      return true
    })
  }
})
