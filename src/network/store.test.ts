import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#platform/http'
import { speech } from '#platform/i18n'
import { testDatabase } from '../../test/database.ts'
import { loadNetwork } from './load.ts'
import { headline } from './model.ts'
import { countryName } from './names.ts'
import {
  getNetwork,
  getPlace,
  listFacts,
  listInventedCountries,
  listPlaceChoices,
  listPlaces,
  mandatedPlaces,
} from './store.ts'

const record = join(import.meta.dirname, '..', '..', 'data')

const { db } = await testDatabase()
await addInvented()
await loadNetwork(db, record)
await loadNetwork(db, record)

const ids = async (filter: Parameters<typeof listPlaces>[1]) =>
  (await listPlaces(db, filter)).map(({ id }) => id).sort()

test('loading twice leaves 157 real places, 119 of them attested, and every invented row and mandate', async () => {
  assert.equal((await listPlaces(db)).length, 157)
  assert.equal((await listPlaces(db, { status: 'member' })).length, 119)
  assert.deepEqual(await ids({ demonstration: true }), ['veyra-qm'])
  assert.deepEqual(
    (await mandatedPlaces(db, 'someone', '2026-11-23')).map(({ id }) => id),
    ['veyra-qm'],
  )
  assert.equal((await listFacts(db, ['veyra-qm'])).length, 1)
  const facts = await listFacts(
    db,
    (await listPlaces(db)).map(({ id }) => id),
  )
  assert.equal(facts.filter(({ basis }) => basis === 'geonames').length, 139)
  assert.equal(facts.filter(({ basis }) => basis === 'stated').length, 85)
})

test('a place is found by its name or local name, whatever accents and case are typed', async () => {
  for (const [search, id] of [
    ['montreal', 'montreal-ca'],
    ['MÖNTRÉAL', 'montreal-ca'],
    ['kobenhavn', 'copenhagen-dk'],
    ['λεμεσος', 'limassol-cy'],
    ['одеса', 'odessa-ua'],
    ['浜松', 'hamamatsu-jp'],
  ] as const) {
    assert.deepEqual(await ids({ search }), [id], search)
  }
})

test('signs that a search pattern would read as wildcards stand for themselves', async () => {
  for (const search of ['%', '_', '\\', "'; drop table place; --"]) assert.deepEqual(await ids({ search }), [], search)
})

test('filters narrow together', async () => {
  assert.deepEqual(await ids({ country: 'CH', status: 'member' }), ['geneva-ch', 'neuchatel-canton-ch'])
  assert.deepEqual(await ids({ network: 'nordic' }), ['klaksvik-fo'])
  assert.deepEqual(await ids({ kind: 'canton' }), ['neuchatel-canton-ch'])
  assert.deepEqual(await ids({ joinedFrom: 2022, joinedTo: 2024 }), ['zagarolo-it'])
})

test('a stated population comes before that of GeoNames, and both are kept with their basis', async () => {
  const facts = await listFacts(db, ['geneva-ch'])
  assert.deepEqual(
    facts.filter(({ measure }) => measure === 'population').map(({ value, year, basis }) => [value, year, basis]),
    [
      [197376, 2014, 'stated'],
      [190205, 2009, 'stated'],
      [183981, null, 'geonames'],
    ],
  )
  assert.equal(headline(facts, 'population')?.value, 197376)
})

test('a figure that both files have stands once; a date that only one has is kept', async () => {
  const of = async (id: string) =>
    (await listFacts(db, [id]))
      .filter(({ measure }) => measure === 'population')
      .map(({ value, year }) => [value, year])
  assert.deepEqual(await of('botkyrka-se'), [[82608, 2010]])
  assert.deepEqual(await of('hamamatsu-jp'), [[796114, 2017]])
  assert.deepEqual(await of('neuchatel-canton-ch'), [
    [170000, 2012],
    [177000, null],
  ])
})

test('what a figure does not mean is said in both languages', async () => {
  const [fact] = await listFacts(db, ['mexico-city-mx'])
  assert.match(fact?.caveat?.en ?? '', /other states of Mexico/)
  assert.match(fact?.caveat?.fr ?? '', /autres États du Mexique/)
})

test('networks have names in both languages and what they did in 2020 as far as the report says', async () => {
  const { networks } = await listPlaceChoices(db, false)
  assert.equal(networks.length, 11)
  for (const { id, name } of networks) assert.ok(name.en && name['fr'], id)
  const reci = await getNetwork(db, 'reci')
  assert.equal(reci.name['fr'], 'RECI – réseau espagnol des Cités interculturelles')
  assert.equal(reci.activities['en']?.length, 3)
  assert.equal(reci.activities['fr']?.length, 3)
  assert.match((await getNetwork(db, 'nordic')).activities['en']?.join() ?? '', /^the coordinator of Klaksvík/)
  assert.deepEqual((await getNetwork(db, 'uk')).activities, {})
})

test('what is not there is refused as not found', async () => {
  const refused = (error: unknown) => error instanceof Refusal && error.code === 'not_found'
  await assert.rejects(getPlace(db, 'atlantis'), refused)
  await assert.rejects(getNetwork(db, 'atlantis'), refused)
})

test('the filters of a set offer its own countries and networks only', async () => {
  const real = await listPlaceChoices(db, false)
  assert.equal(real.countries.length, 37)
  assert.equal(real.networks.length, 11)
  const invented = await listPlaceChoices(db, true)
  assert.deepEqual(invented.countries, ['QM'])
  assert.deepEqual(
    invented.networks.map(({ id }) => id),
    ['demo-net'],
  )
})

test('countries are named by the standard, invented ones by their own names', async () => {
  const invented = await listInventedCountries(db)
  assert.equal(countryName(speech('fr'), 'NO', invented), 'Norvège')
  assert.equal(countryName(speech('fr'), 'QM', invented), 'Mérovie')
  assert.equal(countryName(speech('en'), 'QZ', invented), 'QZ')
})

test('a mandate counts from its first day to its last', async () => {
  const on = async (day: string) => (await mandatedPlaces(db, 'someone', day)).length
  assert.deepEqual(
    [await on('2025-12-31'), await on('2026-01-01'), await on('2027-01-01'), await on('2027-01-02')],
    [0, 1, 1, 0],
  )
})

async function addInvented(): Promise<void> {
  const name = JSON.stringify({ en: 'Meroway', fr: 'Mérovie' })
  await sql`insert into invented_country values ('QM', ${name})`.execute(db)
  await sql`insert into network values ('demo-net', ${name}, ${name}, '{}', true)`.execute(db)
  await sql`insert into place (id, name, country, kind, status, source, demonstration)
    values ('veyra-qm', 'Veyra', 'QM', 'city', 'member', 'invented', true)`.execute(db)
  await sql`insert into network_membership (place_id, network_id, source)
    values ('veyra-qm', 'demo-net', 'invented')`.execute(db)
  await sql`insert into place_fact (place_id, measure, value, basis, source)
    values ('veyra-qm', 'population', 1000, 'invented', 'invented')`.execute(db)
  await sql`insert into auth_user (id, name, email) values ('someone', 'Someone', 'someone@example.org')`.execute(db)
  await sql`insert into mandate values ('m', 'someone', 'veyra-qm', 'place_coordinator', '2026-01-01', '2027-01-01')`.execute(
    db,
  )
}
