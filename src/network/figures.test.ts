import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '#platform/csv'
import { testDatabase } from '../../test/database.ts'
import { networkFigures } from './figures.ts'
import { loadNetwork } from './load.ts'
import { networkSeries } from './series.ts'

const data = join(import.meta.dirname, '..', '..', 'data')
const { db } = await testDatabase()
await loadNetwork(db, data)

const Member = z.object({
  id: z.string(),
  country_iso2: z.string(),
  joined_year: z.string(),
  status: z.string(),
  network: z.string(),
})
const members = await readRows(join(data, 'members.csv'), Member)
const attested = members.filter(({ status }) => status === 'member')

async function figure(name: string, year = 2020, network: string | null = null) {
  const found = networkFigures.find((one) => one.name === name)
  assert.ok(found, `There is a figure ${name}.`)
  return found.run(db, { year, network })
}
const valueOf = async (...asked: Parameters<typeof figure>) => (await figure(...asked)).value

test('members of 2020 are the rows of the list that a source attests, not the 141 that the report states', async () => {
  const { value, rows } = await figure('members_total')
  assert.equal(value, attested.length)
  assert.deepEqual(rows.map(({ id }) => id).sort(), attested.map(({ id }) => id).sort())
  assert.ok(rows.every(({ source, address }) => source && address?.startsWith('/places/')))
  assert.equal(await valueOf('members_countries'), new Set(attested.map((row) => row.country_iso2)).size)
  const italian = attested.filter(({ network }) => network === 'Città del Dialogo')
  assert.equal(await valueOf('members_total', 2020, 'citta-del-dialogo'), italian.length)
})

test('continents are those on which the countries of members lie, each a row named in both languages', async () => {
  const { value, rows } = await figure('network_continents')
  assert.equal(value, 5)
  assert.deepEqual(
    rows.map(({ labels }) => [labels?.['en'], labels?.['fr']]),
    [
      ['Africa', 'Afrique'],
      ['Asia', 'Asie'],
      ['Europe', 'Europe'],
      ['North America', 'Amérique du Nord'],
      ['Oceania', 'Océanie'],
    ],
  )
  assert.equal(await valueOf('network_continents', 2005), null, 'Nobody had joined.')
})

test('an earlier year has the members that are known to have joined by then, a later one those that followed', async () => {
  const by2015 = attested.filter((row) => row.joined_year !== '' && Number(row.joined_year) <= 2015)
  assert.equal(await valueOf('members_total', 2015), by2015.length)
  const later = members.filter(
    (row) => row.status === 'joined_after_2020' && ['2020', '2021'].includes(row.joined_year),
  )
  assert.equal(await valueOf('members_total', 2021), attested.length + later.length)
})

test('the six new members are those that the report names; of the seven accessions the record knows who was on the way', async () => {
  const { value, rows } = await figure('members_new')
  assert.equal(value, 6)
  assert.deepEqual(rows.map(({ label }) => label).sort(), [
    'Ansan',
    'Barakaldo',
    'Camden',
    'Guro',
    'Neumarkt in der Oberpfalz',
    'Valencia',
  ])
  const started = await figure('accessions_started')
  assert.deepEqual(
    started.rows.map(({ label }) => label),
    ['Kobe', 'Salisbury'],
  )
  assert.equal(await valueOf('members_new', 1999), null, 'Nothing on record is no zero.')
})

test('the group of States and cities: seats, meetings and results are counted from its rows', async () => {
  const Groups = z.array(
    z.object({
      id: z.string(),
      network: z.string().nullable(),
      seats: z.array(z.object({ kind: z.string(), seats: z.number() })),
      meetings: z.array(z.object({ from: z.string() })),
      outputs: z.array(z.object({ begun: z.string().optional() })),
    }),
  )
  const groups = Groups.parse(JSON.parse(await readFile(join(data, 'working-groups.json'), 'utf8')))
  const levels = groups.find(({ id }) => id === 'gt-adi-int')
  assert.ok(levels)
  const seats = (kind: string) => levels.seats.find((row) => row.kind === kind)?.seats
  assert.equal(await valueOf('gt_states'), seats('state'))
  assert.equal(await valueOf('gt_cities'), seats('place'))
  assert.equal(await valueOf('gt_members'), 20)
  assert.equal(await valueOf('gt_meetings'), levels.meetings.filter(({ from }) => from.startsWith('2020')).length)
  assert.equal(await valueOf('gt_results'), levels.outputs.filter(({ begun }) => begun?.startsWith('2020')).length)
  assert.equal(await valueOf('reci_working_groups'), groups.filter(({ network }) => network === 'reci').length)
  assert.equal(await valueOf('gt_members', 2024), null, 'Its mandate had ended.')
})

test('the Norwegian network had ten years behind it; the initiative in Québec is no network of the programme', async () => {
  assert.equal(await valueOf('norwegian_network_years'), 10)
  const { rows } = await figure('networks')
  const ids = new Set(rows.map(({ id }) => id))
  assert.ok(ids.has('norwegian') && ids.has('nordic') && ids.has('regions'))
  assert.ok(!ids.has('quebec-remiri') && !ids.has('international'))
})

test('what an invented group did counts for nothing, and what has no name is called by its id or date', async () => {
  const meetings = await valueOf('gt_meetings')
  await sql`update working_group_output set title = '{}'`.execute(db)
  await sql`update working_group_meeting set summary = null`.execute(db)
  for (const name of ['gt_results', 'gt_meetings'])
    for (const { label, language } of (await figure(name)).rows)
      assert.deepEqual([typeof label, language], ['string', null])
  await sql`update working_group set demonstration = true where id = 'gt-adi-int'`.execute(db)
  assert.ok(meetings)
  for (const name of ['gt_meetings', 'gt_results', 'gt_members']) assert.equal(await valueOf(name), null, name)
})

test('the series of members has a row a member, under its country, and leaves invented places out', async () => {
  await sql`update place set demonstration = true where id = 'ansan-kr'`.execute(db)
  const series = networkSeries.find(({ name }) => name === 'members_by_country')
  const rows = (await series?.run(db, { year: 2020, network: null })) ?? []
  assert.equal(rows.length, attested.length - 1)
  assert.equal(
    rows.filter(({ group }) => group === 'IT').length,
    attested.filter((row) => row.country_iso2 === 'IT').length,
  )
})
