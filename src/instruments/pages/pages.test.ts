import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import type { Deps } from '#deps'
import { createView, type Env } from '#platform/http'
import { testDatabase } from '../../../test/database.ts'
import { registerEditions } from '../edition-actions.ts'
import { type Editions, editionsOf, withRegistered } from '../editions.ts'
import { every, small } from '../fixtures/editions.ts'
import { instrumentPages } from './index.tsx'

const { db } = await testDatabase()
const index = { ...small, id: 'icc-index/2026', instrument: 'icc-index' }
const older = { ...index, id: 'icc-index/2019', edition: '2019', published: '2019-06-12' }
const app = appWith(editionsOf([older, index, small, every]))

function appWith(editions: Editions) {
  const pages = new Hono<Env>()
  pages.use(async (c, next) => {
    const lang = c.req.path.split('/')[1] ?? 'en'
    c.set(
      'view',
      createView(c, lang, { account: null, actor: null, asset: (name) => `/${name}`, outboxShown: false, origin: '' }),
    )
    await next()
  })
  pages.route('/', instrumentPages({ editions } as unknown as Deps))
  pages.get('/:lang/index/official-results', (c) => c.text('official'))
  return pages
}

const read = async (path: string) => (await app.request(path)).text()

test('an edition shows everything that is asked, the points of every answer and its fingerprint', async () => {
  const text = await read('/en/index/icc-index-2026')
  for (const { key } of index.items) assert.ok(text.includes(`id="${key}"`), key)
  assert.ok(text.includes(index.hash))
  assert.match(text, /Yes, adopted<\/span><span class="points-earned">100 points/)
  assert.match(text, /Each tick earns 50 points; 2 ticks earn 100/)
  assert.match(text, /meetings: from 1<\/span>/)
  assert.match(text, /From 20%<\/span><span class="points-earned">100 points/)
  assert.match(text, /The law forbids to ask/)
  assert.match(text, /Counts 3 times in the mean of its area/)
})

test('the points of an inverse item are shown as they are earned', async () => {
  const text = await read('/en/index/icc-index-2026')
  assert.match(text, /Many<\/span><span class="points-earned">0 points/)
})

test('a guard is told in the words of the item it depends on', async () => {
  assert.match(await read('/en/index/icc-index-2026'), /<a href="#VIS-01">VIS-01<\/a> <q>Is there a strategy\?<\/q>/)
})

test('a questionnaire that is not scored speaks of no points, and shows every kind of question with what stands beside it', async () => {
  const text = await read('/en/index/every-2026')
  assert.doesNotMatch(text, /points-earned|earns|Extended Index/)
  assert.match(text, /There is no right or wrong answer/)
  assert.match(text, /Up to 2 are put in order, the most wanted first/)
  assert.match(text, /In one’s own words, up to 40 characters/)
  assert.match(text, /A number from 0 to 100/)
  assert.match(text, /A word with a stranger is where a city begins/)
  assert.match(text, /Greet somebody today/)
  assert.match(text, /<a href="https:\/\/example\.org\/a\?b=c" rel="external"/)
  assert.match(text, /<dd>Knowledge<\/dd>/)
  assert.match(await read('/fr/index/every-2026'), /aucune note/)
})

test('what is not translated is marked with its language, never mixed silently', async () => {
  const text = await read('/fr/index/icc-index-2026')
  assert.match(text, /<h2>Écoles/)
  assert.match(text, /<h2 lang="en">Streets<\/h2><span class="badge plain">Texte en anglais/)
})

test('an empty answers file comes as CSV and as a workbook', async () => {
  const csv = await app.request('/en/index/icc-index-2026.csv')
  assert.match(csv.headers.get('content-disposition') ?? '', /attachment; filename="icc-index-2026-en\.csv"/)
  assert.match(await csv.text(), /^item,value,state,question,codes/)
  const xlsx = await app.request('/en/index/icc-index-2026.xlsx')
  assert.equal(
    Buffer.from(await xlsx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
    'PK',
  )
})

test('what is no edition is left to other pages', async () => {
  assert.equal(await read('/en/index/official-results'), 'official')
  assert.equal((await app.request('/en/index/icc-index-1999')).status, 404)
  assert.equal((await app.request('/en/index/icc-index-2026.exe')).status, 404)
})

test('an edition that results refer to keeps its page and its files when its own are gone', async () => {
  await registerEditions(db, editionsOf([small]), new Date(0))
  const left = appWith(withRegistered(db, editionsOf([index]), () => new Date(0)))
  assert.match(await (await left.request('/en/index/small-2026')).text(), /Is there a strategy\?/)
  assert.match(await (await left.request('/en/index/small-2026.csv')).text(), /^item,value,state,question,codes/)
  assert.equal((await left.request('/en/index/small-1999')).status, 404)
  assert.equal(await (await left.request('/en/index/official-results')).text(), 'official')
})

test('the page about the Index leads to its newest edition', async () => {
  assert.match(await read('/fr/about'), /href="\/fr\/index\/icc-index-2026"/)
})
