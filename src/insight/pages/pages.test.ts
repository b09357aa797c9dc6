import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { editionsOf, withRegistered } from '#instruments'
import { findActor, loadNetwork } from '#network'
import { createView, type Env, Refusal, statusOf } from '#platform/http'
import type { Deps } from '#deps'
import { testDatabase } from '../../../test/database.ts'
import { smallEdition } from '../fixtures/edition.ts'
import { addPlace, addResult, answers, registerSmallEdition } from '../fixtures/places.ts'
import { loadOfficialResults } from '../official/load.ts'
import { insightPages } from './index.tsx'

const { db } = await testDatabase()
const data = join(import.meta.dirname, '..', '..', '..', 'data')
const deps = { db, editions: editionsOf([smallEdition]), now: () => new Date('2026-11-23') } as Deps
const mine = {
  id: 'account',
  name: 'Coordinator',
  email: 'coordinator@example.org',
  language: null,
  demonstration: false,
  sessionId: 'session',
  secondFactor: { enrolled: false, passed: false, needed: false, owed: false },
}
const stranger = { ...mine, id: 'stranger' }

/** The pages as the program mounts them, for a reader who is signed in or not. */
function appFor(account: typeof mine | null, known = deps) {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    const lang = c.req.path.split('/')[1] ?? 'en'
    const actor = account && (await findActor(db, account.id, '2026-11-23'))
    c.set('view', createView(c, lang, { account, actor, asset: (name) => `/${name}`, outboxShown: false, origin: '' }))
    await next()
  })
  app.route('/', insightPages(known))
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.text(`${error.code} ${error.sentence ?? ''}`, statusOf[error.code])
    throw error
  })
  return app
}

const get = (path: string, account: typeof mine | null = null) => appFor(account).request(path)
const text = async (path: string) => (await get(path)).text()

const ids = { demonstration: '', former: '', real: '' }

before(async () => {
  await loadNetwork(db, data)
  await loadOfficialResults(db, data)
  await registerSmallEdition(db)
  const facts = { population: 150_000, foreignBorn: 12, network: 'invented-net' }
  await addPlace(db, { id: 'halvenby', name: 'Halven <by>', ...facts })
  ids.former = (await addResult(db, { placeId: 'halvenby', answers: answers('no'), year: 2022 })).id
  ids.demonstration = (await addResult(db, { placeId: 'halvenby', answers: answers('some') })).id
  for (const n of [1, 2, 3, 4, 5]) {
    await addPlace(db, { id: `other${n}`, population: n < 3 ? 120_000 : 900_000, foreignBorn: 12 })
    await addResult(db, { placeId: `other${n}`, answers: answers(n < 4 ? 'no' : 'all') })
  }
  ids.real = (await addResult(db, { placeId: 'oslo-no', answers: answers('all'), demonstration: false })).id
  for (const { id, name, email } of [mine, { ...stranger, email: 'other@example.org' }]) {
    await sql`insert into auth_user (id, name, email) values (${id}, ${name}, ${email})`.execute(db)
  }
  await sql`insert into mandate (id, account_id, place_id, role, from_on)
    values ('m', ${mine.id}, 'oslo-no', 'place_coordinator', '2020-01-01')`.execute(db)
})

test('an invented result is for everybody, marked; the names of places cannot become markup', async () => {
  const html = await text(`/en/results/${ids.demonstration}`)
  assert.match(html, /class="demonstration-band"/)
  assert.match(html, /<h1>Halven &lt;by&gt;: Index result 2026/)
  assert.match(html, /the same answers in another round have another fingerprint/)
  assert.doesNotMatch(html, /Halven <by>/)
  const french = await text(`/fr/results/${ids.demonstration}`)
  assert.match(french, /Espaces &lt;verts&gt;/)
  assert.doesNotMatch(french, /Espaces <verts>/)
})

test('the result of a real place of which nothing is public is for those who act for it', async () => {
  const path = `/en/results/${ids.real}`
  assert.equal(await text(path), 'sign_in ')
  assert.equal((await get(path)).status, 403)
  assert.equal(await (await get(path, stranger)).text(), 'forbidden ')
  assert.equal((await get(path, mine)).status, 200)
  assert.equal((await get(`${path}?format=json`)).status, 403)
  assert.equal((await get(`${path}?format=csv`, stranger)).status, 403)
})

test('figures stand beside the median of the others, unrounded in the page and rounded for the eye', async () => {
  const html = await text(`/en/results/${ids.demonstration}`)
  assert.match(html, /<data class="stat-value" value="66\.6+">66\.7<\/data>/)
  // Of the five others three have 50 and two 83.3.
  assert.match(html, /Median of the group: 50</)
  assert.match(html, /Comparison group: All places with this questionnaire \(5 other places\)/)
})

test('the place joins the band of its own facts, and a group under five places shows no spread', async () => {
  const html = await text(`/en/results/${ids.demonstration}?group=population`)
  assert.match(html, /<option value="population" selected="">100,000 to 200,000 inhabitants \(2 places\)/)
  assert.match(html, /The group has 2 other places\. A spread is shown from 5 places on/)
  assert.doesNotMatch(html, /class="chart-band"/)
  assert.match(html, /class="chart-own"/)
  const all = await text(`/en/results/${ids.demonstration}?group=foreign_born`)
  assert.match(all, /class="chart-band"/)
})

test('what counted, what is missing, and what full points need are said with the words of the questionnaire', async () => {
  const html = await text(`/en/results/${ids.demonstration}`)
  assert.match(
    html,
    /Questions answered: 3\. Not applicable \(left out\): 2\. Without an answer \(each counts 0\): 1\./,
  )
  assert.match(html, /<dt>Area media<\/dt><dd>Are there media\? en<\/dd>/)
  assert.match(html, /Full points need<\/dt><dd><span>All of them<\/span>/)
  assert.match(html, /Answered<\/dt><dd><span>Some of them<\/span>/)
  assert.match(html, /50% or more|50\u00a0% or more/)
  assert.match(html, /href="\/en\/practices\?area=media"/)
})

test('an area to which nothing applies says so in its place and has no score', async () => {
  const html = await text(`/en/results/${ids.demonstration}`)
  assert.match(html, /<text class="chart-note"[^>]*>Not applicable<\/text>/)
})

test('an earlier round of the same questionnaire shows the change, and leads to the newer one', async () => {
  const html = await text(`/en/results/${ids.demonstration}`)
  assert.match(html, /Change since 2022/)
  assert.match(html, /\+16\.7/)
  assert.ok(html.includes(`/en/results/${ids.former}`))
  const former = await text(`/en/results/${ids.former}`)
  assert.match(former, new RegExp(`href="/en/results/${ids.demonstration}"[^>]*>There is a newer result`))
  assert.doesNotMatch(former, /Earlier rounds/)
})

test('a published result stays readable when the files of its edition are gone', async () => {
  const editions = withRegistered(db, editionsOf([]), deps.now)
  const response = await appFor(null, { ...deps, editions }).request(`/fr/results/${ids.demonstration}`)
  assert.equal(response.status, 200)
  assert.equal(await response.text(), await text(`/fr/results/${ids.demonstration}`))
})

test('files name the place, say when it is invented, and keep every digit', async () => {
  const csv = await get(`/fr/results/${ids.demonstration}?format=csv`)
  assert.equal(csv.headers.get('content-disposition'), 'attachment; filename="demonstration-index-halvenby-2026.csv"')
  const lines = (await csv.text()).trim().split('\r\n')
  assert.equal(lines.length, 1 + 3 + 3)
  assert.match(lines[0] ?? '', /^area,score,name,kind/)
  assert.match(lines[1] ?? '', /^intercultural_lens,66\.6{10,}/)
  assert.match(lines[5] ?? '', /^parks,,Espaces <verts>,area,0,2,0,halvenby,Halven <by>,2026,small\/1,true,/)
  const json = await get(`/en/results/${ids.demonstration}?format=json`)
  const content = (await json.json()) as { demonstration: string; notice: string; document: { demonstration: boolean } }
  assert.match(content.demonstration, /invented/)
  assert.match(content.notice, /not the Council of Europe’s/)
  assert.equal(content.document.demonstration, true)
  const real = await get(`/en/results/${ids.real}?format=csv`, mine)
  assert.equal(real.headers.get('content-disposition'), 'attachment; filename="index-oslo-no-2026.csv"')
  assert.match(await real.text(), /,false,/)
})

const hostile: [path: string, status: number][] = [
  ['/en/results/unknown', 404],
  ['/en/results/%00', 404],
  ["/en/results/'%20or%201=1--", 404],
  [`/en/results/${'x'.repeat(5000)}`, 404],
  ['/en/results/RESULT?group=%3Cscript%3E', 422],
  ['/en/results/RESULT?group=constructor', 422],
  ['/en/results/RESULT?group=network%00', 422],
  ['/en/results/RESULT?format=%3Cscript%3E', 422],
  ['/en/results/RESULT?format=', 422],
  ['/en/results/RESULT?group=', 200],
  ['/en/results/RESULT?group=all&group=%3Cscript%3E', 200],
]
for (const [path, status] of hostile) {
  test(`what nobody means is answered in a sentence: ${path.slice(0, 60)} is ${status}`, async () => {
    const response = await get(path.replace('RESULT', ids.demonstration))
    assert.equal(response.status, status)
    assert.ok(!(await response.text()).includes('<script>'))
  })
}

test('a group of which nothing is known is refused with a sentence, in the language of the reader', async () => {
  await addPlace(db, { id: 'bare' })
  const { id } = await addResult(db, { placeId: 'bare', answers: answers('no') })
  const response = await get(`/fr/results/${id}?group=network`)
  assert.equal(response.status, 422)
  assert.match(await response.text(), /Aucune donnée ne permet/)
  assert.match(await text(`/fr/results/${id}`), /La population de ce territoire n’est pas renseignée/)
})

test('a place in two networks may be compared within each of them', async () => {
  await addPlace(db, { id: 'twice', network: 'invented-net' })
  await sql`insert into network (id, name, description, demonstration)
    values ('second-net', '{"en": "Second"}', '{"en": ""}', true)`.execute(db)
  await sql`insert into network_membership (place_id, network_id, source) values ('twice', 'second-net', 'test')`.execute(
    db,
  )
  const { id } = await addResult(db, { placeId: 'twice', answers: answers('no') })
  const page = await text(`/en/results/${id}?group=network:second-net`)
  assert.match(page, /<option value="network:second-net" selected="">Second \(0 places\)/)
  assert.match(page, /<option value="network:invented-net">Net \(1 place\)/)
  assert.match(await text(`/en/results/${id}?group=network`), /"network:invented-net" selected/)
  assert.equal((await get(`/en/results/${id}?group=network:reci`)).status, 422)
})

test('the published figures stand as a list with sources: no median, no rank, no chart', async () => {
  const html = await text('/en/index/official-results')
  assert.equal(html.match(/Own result</g)?.length, 24)
  assert.equal(html.match(/Quoted by another place</g)?.length, 6)
  assert.match(html, /30 published figures/)
  assert.match(html, /55 known comparisons/)
  assert.doesNotMatch(html, /<svg class="chart|Median|class="rank/)
  assert.match(html, /href="\/en\/places\/oslo-no"/)
  const french = await text('/fr/index/official-results')
  assert.equal(french.match(/Les notes et les précisions sur les sources/g)?.length, 1)
})
