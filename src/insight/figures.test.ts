import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { loaded } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { insightFigures } from './figures.ts'

const { db } = await testDatabase(loaded)
const run = async (name: string, network: string | null) => {
  const figure = insightFigures.find((one) => one.name === name)
  assert.ok(figure, name)
  return figure.run(db, { year: 2020, network })
}

test('a network has the reports of the places that were its members in that year', async () => {
  const { rows } = await sql<{ place: string; network: string }>`select place_id as place, network_id as network
    from named_index_report join network_membership using (place_id) where year = 2020 order by 1, 2 limit 1`.execute(
    db,
  )
  const [{ place, network } = { place: '', network: '' }] = rows
  const counted = async () => (await run('index_reports_named', network)).rows.some(({ id }) => id === place)
  const during = (from: number | null, until: number | null) =>
    sql`update network_membership set from_year = ${from}, until_year = ${until}
      where place_id = ${place} and network_id = ${network}`.execute(db)
  await during(2020, null)
  assert.equal(await counted(), true)
  await during(2021, null)
  assert.equal(await counted(), false, 'It came later.')
  await during(null, 2019)
  assert.equal(await counted(), false, 'It had left.')
})

test('an invented place has no report in a figure', async () => {
  const { value, rows } = await run('index_reports', null)
  const known = await sql<{ id: string }>`select id from place where id = any(${rows.map(({ id }) => id)})`.execute(db)
  await sql`update place set demonstration = true where id = ${known.rows[0]?.id}`.execute(db)
  assert.equal((await run('index_reports', null)).value, Number(value) - 1)
})
