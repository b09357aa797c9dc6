import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { readEditions, withRegistered } from '#instruments'
import { loadNetwork } from '#network'
import { testDatabase } from '../../../test/database.ts'
import { pagesApp } from '../../../test/pages-app.ts'
import { loadPractices } from '../load.ts'
import { sourceOf } from '../model.ts'
import { libraryPages } from './index.tsx'

const data = join(import.meta.dirname, '..', '..', '..', 'data')
const { db } = await testDatabase()
await loadNetwork(db, data)
await loadPractices(db, data)
await sql`insert into practice (id, title, policy_area, summary, language, source)
  values ('sly', '<script>alert(1)</script>', 'media', 'S', 'en', 'javascript:alert(1)')`.execute(db)
await sql`insert into practice (id, title, year, period, policy_area, summary, language, source, demonstration) values
  ('made-up', 'Made up', 2018, 'since 2018', 'media', 'S', 'en', 'Invented for the demonstration network', true),
  ('made-up-too', 'Made up too', 2018, 'every spring since 2018', 'media', 'S', 'en', 'Invented', true)`.execute(db)

const now = () => new Date('2026-11-23')
const editions = withRegistered(db, await readEditions(join(data, '..', 'instruments')), now)
const { app, html } = pagesApp(libraryPages({ db, now, editions, entryKinds: [] }))
const listed = (page: string) => [...page.matchAll(/<h3[^>]*><a href="\/\w+\/practices\/([^"]+)"/g)].map(([, id]) => id)

test('the list shows 25 a page and leads past its end to its last page', async () => {
  const page = await html('/en/practices?area=education')
  assert.match(page, /28 practices/)
  assert.equal(listed(page).length, 25)
  const beyond = await app.request('/en/practices?area=education&page=900')
  assert.equal(beyond.status, 302)
  assert.equal(beyond.headers.get('location'), '/en/practices?area=education&page=2')
})

test('filters narrow by area, country, place and year, and keep their values', async () => {
  const page = await html('/fr/practices?place=montreal-ca&year=2020&area=public_space&country=CA')
  assert.deepEqual(listed(page), ['montreal-public-spaces-as-tools-for-positive-interaction'])
  assert.match(page, /<option value="montreal-ca" selected="">Montréal/)
  assert.match(page, /<option value="2020" selected=""/)
})

test('words in English are marked as such on a French page, and nowhere on an English one', async () => {
  const french = await html('/fr/practices/montreal-the-montreal-intercultural-council')
  assert.match(french, /<h1 lang="en">/)
  assert.match(french, /une langue\u00A0: anglais/)
  assert.doesNotMatch(await html('/en/practices/montreal-the-montreal-intercultural-council'), /<h1 lang=/)
})

test('a title in another language than its summary is marked for itself', async () => {
  const path = 'practices/tenerife-5eme-sommet-de-la-jeunesse-contre-les-rumeurs'
  const english = await html(`/en/${path}`)
  assert.match(english, /<h1 lang="fr">5ème Sommet/)
  assert.match(english, /<p class="lead">Young people/)
  const french = await html(`/fr/${path}`)
  assert.match(french, /<h1>5ème Sommet/)
  assert.match(french, /<p class="lead" lang="en">Young people/)
})

test('a practice says what is not recorded, and where it was found', async () => {
  const page = await html('/en/practices/neuchatel-board-game-on-diversity-and-non-discrimination')
  assert.match(page, /The card of this practice[\s\S]*6 parts of 8 are missing/)
  assert.match(page, /Annual report 2020 of the Intercultural Cities programme/)
  assert.doesNotMatch(page, /\.txt/)
})

test('a place in no list of members stands by its name, others are linked', async () => {
  const page = await html('/en/practices/lublin-lublin-krakow-and-wrocaw-together-against-hate-speech')
  assert.match(page, /<a href="\/en\/places\/lublin-pl">Lublin<\/a>/)
  assert.match(page, /<li>Wrocław/)
  assert.match(page, /in no list of members/)
})

test('only web addresses become links, and no markup of the record is let through', async () => {
  const page = await html('/en/practices/sly')
  assert.doesNotMatch(page, /href="javascript:/)
  assert.doesNotMatch(page, /<script>alert/)
  assert.deepEqual(sourceOf('https://a.example/x y'), { kind: 'named', text: 'https://a.example/x y' })
})

test('what makes no sense in an address still gives a page; an unknown practice is not found', async () => {
  for (const query of ['page=-1', 'page=x', 'year=abc', 'area=%00', 'q=%', `q=${'y'.repeat(10_000)}`, 'place=../x']) {
    await html(`/en/practices?${query}`)
  }
  assert.match(await html('/en/practices?q=zzzzzz'), /No practice fits these filters/)
  assert.equal((await app.request('/en/practices/none')).status, 404)
  assert.equal((await app.request('/en/practices/%00')).status, 404)
})

test('an invented practice says so in the reader’s language, and sends nobody to a source or a place for more', async () => {
  const french = await html('/fr/practices/made-up')
  assert.match(french, /Depuis 2018/)
  assert.match(french, /Inventée pour le réseau de démonstration/)
  assert.match(french, /Ni la pratique ni son territoire n’existent/)
  assert.doesNotMatch(french, /since 2018|Invented for|La source en dit peut-être plus/)
  assert.match(await html('/fr/practices/made-up-too'), /<span lang="en">every spring since 2018/)
  const english = await html('/en/practices/made-up')
  assert.match(english, /Since 2018.*Invented for the demonstration network.*It never took place/s)
  assert.doesNotMatch(english, /The source may say more/)
})
