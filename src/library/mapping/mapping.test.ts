import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { latestEdition, ourIndex, readEditions, withRegistered } from '#instruments'
import { loadNetwork } from '#network'
import { testDatabase } from '../../../test/database.ts'
import { pagesApp } from '../../../test/pages-app.ts'
import { loadPractices } from '../load.ts'
import { libraryPages } from '../pages/index.tsx'
import { listPractices } from '../store.ts'
import { readMapping } from './load.ts'
import { listMapping } from './store.ts'
import { summarise } from './summary.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const { db } = await testDatabase()
await loadNetwork(db, join(root, 'data'))
await loadPractices(db, join(root, 'data'))
const now = () => new Date('2026-11-23')
const editions = withRegistered(db, await readEditions(join(root, 'instruments')), now)
const edition = latestEdition(editions, ourIndex)
const rows = await readMapping(join(root, 'data'))
const { html } = pagesApp(libraryPages({ db, now, editions, entryKinds: [] }))

test('every practice of the record was judged, and nothing else', async () => {
  const practices = (await listPractices(db)).map(({ id }) => id)
  assert.deepEqual([...new Set(rows.map(({ practiceId }) => practiceId))].sort(), practices.sort())
})

test('every question that a practice was set beside is one of the Index, and no pair stands twice', () => {
  const known = new Set(edition.items.map(({ key }) => key))
  assert.deepEqual(
    rows.filter(({ item }) => item !== null && !known.has(item)),
    [],
  )
  const pairs = rows.map(({ practiceId, item }) => `${practiceId} ${item}`)
  assert.deepEqual(
    pairs.filter((pair, index) => pairs.indexOf(pair) !== index),
    [],
  )
})

test('a practice answers up to four questions, or none with the reason alone', () => {
  for (const [practice, of] of Map.groupBy(rows, ({ practiceId }) => practiceId)) {
    assert.ok(of.length <= 4, practice)
    assert.ok(of.length === 1 || of.every(({ item }) => item !== null), practice)
  }
})

test('every line has a reason of its own, in English and in French', () => {
  const [english, french] = [rows.map(({ reasons: { en } }) => en), rows.map(({ reasons }) => reasons['fr'] ?? '')]
  assert.deepEqual([new Set(english).size, new Set(french).size], [rows.length, rows.length])
  const reasons = english.concat(french)
  assert.deepEqual(
    reasons.filter((reason) => reason.length < 30 || !reason.endsWith('.')),
    [],
  )
})

test('the page for review counts what stands in the file', async () => {
  const summary = summarise(edition, await listMapping(db, false))
  assert.equal(summary.practices, 201)
  assert.equal(summary.matches, rows.filter(({ item }) => item !== null).length)
  assert.equal(summary.unmapped.length, rows.filter(({ item }) => item === null).length)
  const page = await html('/en/practices/mapping')
  for (const item of summary.without) assert.match(page, new RegExp(`${item}</span>`))
  assert.match(page, /language model read each summary/)
})

test('an area shows each question with its practices and reasons, and says where there is none', async () => {
  const page = await html('/fr/practices/mapping?area=commitment')
  assert.match(page, /id="COM-10".*Salut l&#39;étranger-ère!.*Répond à la question.*Un prix annuel/s)
  assert.match(page, /id="COM-04".*Pas encore de pratique adaptée/s)
})
