import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import * as z from 'zod'
import { assessmentFigures } from '#assessment'
import { readRows } from '#platform/csv'
import { loaded } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { activityFigures, activitySeries } from './figures.ts'

const { db } = await testDatabase(loaded)
const scope = { year: 2020, network: null }
const own = [...activityFigures, ...assessmentFigures]

const Printed = z.object({ name: z.string(), printed: z.coerce.number() })
const printed = await readRows(join(import.meta.dirname, '..', '..', 'data', 'figures-2020.csv'), Printed)
const printedAs = new Map(printed.map((row) => [row.name, row.printed]))

test('every figure of the report of 2020 on activities comes out of the rows as it was printed', async () => {
  const known = own.filter(({ name }) => printedAs.has(name))
  const made = await Promise.all(
    known.map(async (figure) => [figure.name, (await figure.run(db, scope)).value] as const),
  )
  assert.deepEqual(
    made.map(([name, value]) => [name, value]),
    known.map(({ name }) => [name, printedAs.get(name)]),
  )
  assert.equal(known.length, 22)
})

test('a figure opens: its rows add up to it, each with its source', async () => {
  for (const figure of own) {
    const { value, rows } = await figure.run(db, scope)
    const sum = rows.reduce((total, { amount = 1 }) => total + amount, 0)
    assert.equal(value, sum, figure.name)
    assert.ok(
      rows.every(({ source }) => source !== null),
      figure.name,
    )
  }
})

test('a year of which nothing is on record has no figure, rather than a nought', async () => {
  for (const figure of own) assert.equal((await figure.run(db, { year: 1999, network: null })).value, null, figure.name)
})

test('drafts, what was withdrawn and what is invented count for nothing', async () => {
  const major = own.find(({ name }) => name === 'events_major')
  const add = (id: string, published: string | null, withdrawn: string | null, demonstration: boolean) =>
    sql`insert into event (id, source, published_at, withdrawn_at, kind, start_on, level, demonstration)
      values (${id}, 'test', ${published}, ${withdrawn}, 'meeting', '2020-05-05', 'main', ${demonstration})`.execute(db)
  await add('draft-2020', null, null, false)
  await add('withdrawn-2020', '2020-06-01', '2020-07-01', false)
  await add('invented-2020', '2020-06-01', null, true)
  assert.equal((await major?.run(db, scope))?.value, 9)
})

test('what is not for everybody counts for nothing', async () => {
  const recorded = own.find(({ name }) => name === 'events_recorded')
  const before = (await recorded?.run(db, scope))?.value
  for (const visibility of ['members', 'network', 'secretariat']) {
    await sql`insert into event (id, source, published_at, kind, start_on, visibility, network_id)
      values (${`for-${visibility}`}, 'test', '2020-06-01', 'meeting', '2020-05-05', ${visibility}, 'reci')`.execute(db)
  }
  assert.equal((await recorded?.run(db, scope))?.value, before)
  assert.equal((await recorded?.run(db, { year: 2020, network: 'reci' }))?.value, 5)
})

test('an earlier draft of an invented network is not the first meeting of the regions', async () => {
  const names = ['regions_at_first_meeting', 'regions_countries', 'regions_needs']
  const values = () =>
    Promise.all(names.map(async (name) => (await own.find((figure) => figure.name === name)?.run(db, scope))?.value))
  const before = await values()
  await sql`insert into event (id, source, kind, start_on, series, demonstration)
    values ('invented-regions', 'test', 'meeting', '2020-01-01', 'intercultural-regions', true)`.execute(db)
  assert.deepEqual(await values(), before)
})

test('of a network count its own events and those of a place that was its member in that year', async () => {
  const recorded = own.find(({ name }) => name === 'events_recorded')
  assert.match(recorded?.says.en ?? '', /member in that year/)
  const counts = async () =>
    (await recorded?.run(db, { year: 2020, network: 'reci' }))?.rows.some(({ id }) => id === 'shared-2020')
  await sql`insert into event (id, source, published_at, kind, start_on, network_id)
    values ('shared-2020', 'test', '2020-06-01', 'meeting', '2020-05-06', 'rpci')`.execute(db)
  assert.equal(await counts(), false)
  await sql`insert into entry_place (kind, entry_id, role, position, place_id, name)
    select 'event', 'shared-2020', 'participant', 0, place_id, 'A place' from network_membership
    where network_id = 'reci' order by place_id limit 1`.execute(db)
  assert.equal(await counts(), true)
  const during = (from: number | null, until: number | null) =>
    sql`update network_membership set from_year = ${from}, until_year = ${until} where network_id = 'reci'
      and place_id = (select place_id from entry_place where entry_id = 'shared-2020')`.execute(db)
  await during(null, 2019)
  assert.equal(await counts(), false, 'It had left.')
  await during(2021, null)
  assert.equal(await counts(), false, 'It came later.')
  await during(2020, 2020)
  assert.equal(await counts(), true)
  await sql`delete from event where id = 'shared-2020'`.execute(db)
})

test('an entry without a title is called by its id, which is no text in a language', async () => {
  await sql`insert into event (id, source, published_at, kind, start_on) values ('untitled-2020', 'test', '2020-06-01',
    'meeting', '2020-05-06')`.execute(db)
  const recorded = await own.find(({ name }) => name === 'events_recorded')?.run(db, scope)
  const row = recorded?.rows.find(({ id }) => id === 'untitled-2020')
  assert.deepEqual([row?.label, row?.language, row?.labels], ['untitled-2020', null, undefined])
  await sql`delete from event where id = 'untitled-2020'`.execute(db)
})

test('countries of a project of which the report states a number are rows', async () => {
  const { rows = [] } = (await own.find(({ name }) => name === 'ua_members_project_countries')?.run(db, scope)) ?? {}
  assert.deepEqual(rows.map(({ id }) => id).sort(), ['AU', 'UA'])
})

test('events by month give no month to those that have none', async () => {
  const byMonth = await activitySeries.find(({ name }) => name === 'events_by_month')?.run(db, scope)
  const without = byMonth?.filter(({ group }) => group === null).map(({ id }) => id)
  assert.deepEqual(without, ['australia-japan-exchange-2020', 'communication-working-group-2020', 'gt-adi-int-2-2020'])
  assert.equal(byMonth?.filter(({ group }) => group === '2020-11').length, 5)
})

test('a network has the figures of its own part', async () => {
  const recorded = own.find(({ name }) => name === 'events_recorded')
  assert.equal((await recorded?.run(db, { year: 2020, network: 'reci' }))?.value, 5)
  const visits = own.find(({ name }) => name === 'expert_visits')
  assert.equal((await visits?.run(db, { year: 2020, network: 'rpci' }))?.value, 1)
})

test('a row is called by its name in every language that has one', async () => {
  const rowsOf = async (name: string) => (await own.find((figure) => figure.name === name)?.run(db, scope))?.rows ?? []
  const needs = (await rowsOf('regions_needs')).map(({ labels }) => [labels?.['en'], labels?.['fr']])
  assert.deepEqual(needs[2], ['Intercultural strategies', 'Stratégies interculturelles'])
  for (const name of ['events_major', 'grants_projects', 'expert_visits', 'supported_activities', 'citta_events']) {
    for (const { labels } of await rowsOf(name)) assert.ok(labels?.['en'] && labels['fr'], name)
  }
})
