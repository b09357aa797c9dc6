import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { pagesApp } from '../../../test/pages-app.ts'
import { loadNetwork } from '../load.ts'
import { networkPages } from './index.tsx'

const { db } = await testDatabase()
await loadNetwork(db, join(import.meta.dirname, '..', '..', '..', 'data'))
await sql`insert into invented_country values ('QM', '{"en": "Orvellane", "fr": "Orvellanie"}')`.execute(db)
await sql`insert into place (id, name, country, kind, status, longitude, latitude, source, demonstration)
  values ('veyra-qm', 'Veyra & <Sea>', 'QM', 'city', 'member', 1300, 900, 'invented', true)`.execute(db)

const { app, html } = pagesApp(networkPages({ db, now: () => new Date('2026-11-23') }))
const placesOn = (page: string) =>
  [...page.matchAll(/<th scope="row"><a href="\/\w+\/places\/([\w-]+)"/g)].map(([, id]) => id)

test('the list shows 25 places a page, by name in the order of the reader’s language', async () => {
  const first = await html('/en/places')
  assert.match(first, /157 places/)
  assert.equal(placesOn(first).length, 25)
  assert.equal(placesOn(first)[0], 'agadir-ma')
  assert.equal(placesOn(await html('/en/places?page=7')).length, 7)
})

test('each way of belonging to the network has its own word, and the key says how many have it', async () => {
  const page = await html('/en/places')
  for (const words of [
    'Member (119)',
    'Likely member (14)',
    'Joined after 2020 (11)',
    'Took part in the Index (10)',
    'Accession pending (1)',
    'Former pilot city (2)',
  ]) {
    assert.ok(page.includes(words), words)
  }
})

test('filters keep their values, narrow list and map, and can be cleared', async () => {
  const page = await html('/fr/places?country=CH&status=member')
  assert.deepEqual(placesOn(page), ['geneva-ch', 'neuchatel-canton-ch'])
  assert.match(page, /<option value="CH" selected=""/)
  assert.match(page, /2 territoires/)
  assert.equal([...page.matchAll(/<title>[^<]+, Suisse<\/title>/g)].length, 2)
  assert.match(page, /<a href="\/fr\/places">Effacer tous les filtres<\/a>/)
})

test('nothing found is said, with the way back', async () => {
  const page = await html('/en/places?q=nowhere-at-all')
  assert.match(page, /No place fits these filters/)
  assert.match(page, /Clear all filters/)
})

test('what makes no sense in an address still gives a page', async () => {
  for (const query of [
    'page=-1',
    'page=abc',
    'page=99999999999',
    'page=4000',
    'from=abc&to=99999',
    'status=king',
    'country=%00',
    'q=%00%00',
    'q=%',
    'q=%E0%A4%A',
    `q=${'x'.repeat(10_000)}`,
    'q=a&q=b',
    'set=nothing',
    'network=%27%3B--',
  ]) {
    await html(`/en/places?${query}`)
  }
})

test('the invented network is a set of its own, marked, with its own countries and map', async () => {
  const page = await html('/fr/places?set=demonstration')
  assert.deepEqual(placesOn(page), ['veyra-qm'])
  assert.match(page, /demonstration-band/)
  assert.match(page, /Orvellanie/)
  assert.match(page, /map\/demonstration-[0-9a-f]{10}\.svg#land/)
  assert.match(page, /<title>Veyra &amp; &lt;Sea&gt;, Orvellanie<\/title>/)
  const real = await html('/fr/places')
  assert.doesNotMatch(real, /Veyra/)
  assert.doesNotMatch(real, /demonstration-band/)
})

test('the land is fetched once and kept: its address holds its hash', async () => {
  const page = await html('/en/places')
  const address = /href="(\/en\/places\/map\/[^#"]+)#land"/.exec(page)?.[1] ?? ''
  const response = await app.request(address)
  assert.equal(response.headers.get('content-type'), 'image/svg+xml')
  assert.match(response.headers.get('cache-control') ?? '', /immutable/)
  const svg = await response.text()
  assert.match(svg, /<path id="land"/)
  assert.ok(svg.length <= 42_000, `${svg.length} characters`)
  assert.equal((await app.request('/en/places/map/world-0000000000.svg')).status, 404)
})
