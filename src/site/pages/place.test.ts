import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Deps } from '#deps'
import { loadOfficialResults } from '#insight'
import { loadPractices } from '#library'
import { loadNetwork } from '#network'
import { testDatabase } from '../../../test/database.ts'
import { pagesApp } from '../../../test/pages-app.ts'
import { sitePages } from './index.tsx'

const data = join(import.meta.dirname, '..', '..', '..', 'data')
const { db } = await testDatabase()
await loadNetwork(db, data)
await loadPractices(db, data)
await loadOfficialResults(db, data)
await sql`insert into invented_country values ('QM', '{"en": "Orvellane", "fr": "Orvellanie"}')`.execute(db)
await sql`insert into network values ('tides', '{"en": "Tides"}', '{"en": "Ports"}', '{"en": ["Trains interpreters"]}', true)`.execute(
  db,
)
await sql`insert into place (id, name, country, kind, status, source, demonstration)
  values ('veyra-qm', 'Veyra', 'QM', 'city', 'member', 'invented', true)`.execute(db)
await sql`insert into network_membership (place_id, network_id, source) values ('veyra-qm', 'tides', 'invented')`.execute(
  db,
)

const { app, html } = pagesApp(sitePages({ db, now: () => new Date('2026-11-23') } as Deps, new Map()))

test('a place shows its figures with year and source, each measure for itself, GeoNames named as such', async () => {
  const page = await html('/en/places/geneva-ch')
  assert.match(page, /<h1>Geneva<span class="also"> Genève<\/span><\/h1>/)
  assert.doesNotMatch(await html('/fr/places/melitopol-ua'), /<h1>Melitopol<\/h1>/)
  assert.match(page, /197,376<\/strong> <span class="also">in 2014 · <a href="https:\/\/www\.coe\.int/)
  assert.match(
    page,
    /183,981<\/strong> <span class="also">figure GeoNames gives[^<]*often smaller than the municipality/,
  )
  assert.match(page, /Born abroad<\/dt><dd>.*?58%/)
  assert.match(page, /Foreign nationality<\/dt><dd>.*?46\.7%/)
  assert.match(page, /add up to 101/)
})

test('the status is a sentence, and the note of the record stands marked as English', async () => {
  const page = await html('/fr/places/offenburg-de')
  assert.match(page, /aucune source proche de 2020 ne confirme/)
  assert.match(page, /<span lang="en">The city says member since 2012/)
})

test('each section with words in English alone says so once on a French page, and on an English one nowhere', async () => {
  const note =
    /Les notes et les précisions sur les sources n’existent pour l’instant que dans une langue\u00A0: anglais/g
  const sections = async (path: string) =>
    (await html(path)).split('<section').map((section) => section.match(note)?.length ?? 0)
  const melitopol = (await sections('/fr/places/melitopol-ua')).filter((count) => count > 0)
  assert.deepEqual(melitopol, [1, 1], 'official results and sources')
  assert.ok((await sections('/fr/places/offenburg-de')).includes(1))
  assert.deepEqual(
    (await sections('/fr/places/craiova-ro')).filter((count) => count > 1),
    [],
  )
  assert.doesNotMatch(await html('/en/places/melitopol-ua'), /only language the record has them in/)
})

test('a place with little on record says so', async () => {
  const page = await html('/en/places/craiova-ro')
  assert.match(page, /A pilot city of the first years/)
  assert.match(page, /No practice of this place is on record/)
  assert.match(page, /No published Index score of this place was found/)
  assert.match(await html('/en/places/london-greenwich-gb'), /No figure of this place is on record/)
})

test('figures of the official Index stand with rank, basis, note and source', async () => {
  const page = await html('/en/places/melitopol-ua')
  assert.match(page, /43 in a sample of 100/)
  assert.match(page, /Own result/)
  assert.match(page, /not comparable with results of ours/)
})

test('an invented place is marked, and has our results instead of official ones', async () => {
  const page = await html('/fr/places/veyra-qm')
  assert.match(page, /demonstration-band/)
  assert.match(page, /Orvellanie/)
  assert.match(page, /Aucune campagne de ce territoire/)
  assert.doesNotMatch(page, /publiés ailleurs/)
})

test('a network lists its places, says who holds it together and where that is from, and what the 2020 report tells', async () => {
  const page = await html('/fr/networks/icc-ua')
  assert.match(page, /<h1>ICC-UA – réseau ukrainien/)
  assert.match(page, /rencontres nationales reportées à 2021/)
  assert.match(page, /<dt>Modèle<\/dt><dd>Une seule personne à la coordination.*ciudadesinterculturales/)
  assert.match(await html('/en/networks/icc-morocco'), /<dt>Model<\/dt><dd>not recorded/)
  assert.doesNotMatch(await html('/en/networks/international'), /<dt>Model</)
  assert.match(page, /Ses 7 territoires/)
  assert.match(page, /places\/melitopol-ua/)
  assert.match(await html('/en/networks/international'), /says nothing of its activities/)
  assert.match(await html('/en/networks/tides'), /demonstration-band/)
})

test('an unknown place or network is not found', async () => {
  for (const path of ['/en/places/atlantis', '/en/places/%00', '/en/networks/none', '/en/networks/%00']) {
    assert.equal((await app.request(path)).status, 404, path)
  }
})
