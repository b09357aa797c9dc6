import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { textsIn } from '#instruments'
import { readSheets } from '#platform/workbook'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'
import { invitationOf, publishedSurvey } from '../fixtures/published.ts'

const { deps, request, post, signIn, setUpSecondFactor } = await testApp()
const { db, surveyLinks } = deps
const desk = 'secretariat@demonstration.example'
const secretariat = await setUpSecondFactor(desk, await signIn(desk))
const coordinator = await signIn('coordinator@demonstration.example')
const edition = await deps.editions.get('annual-survey/2026')

const own = 'brannoreth-qn'
const { rows: others } = await sql<{ id: string }>`select id from place
  where demonstration and id <> ${own} and status in ('member', 'joined_after_2020') order by id limit 11`.execute(db)
const places = [own, ...others.map(({ id }) => id)]
const survey = await publishedSurvey(db, 'results', edition, deps.now())
const of = { lang: 'en' as const, survey }
const step = (route: 'surveyOpen' | 'surveyClose' | 'surveyTotals', form: URLSearchParams) =>
  post(href(route, of), form, secretariat)

const letter = { 'subject-en': 'S', 'text-en': 'T', 'subject-fr': 'S', 'text-fr': 'T', do: 'open' }
await step('surveyOpen', new URLSearchParams([...Object.entries(letter), ...places.map((id) => ['place', id])]))

/** Seven use it, three find it useful, two do not know it; a formula among the plans. */
for (const [at, place] of places.entries()) {
  const path = href('surveyAnswer', { lang: 'en', token: surveyLinks.sign(await invitationOf(db, survey, place)) })
  const use = at < 7 ? 'used' : at < 10 ? 'very_useful' : 'not_known'
  const answer = new URLSearchParams([
    ['TOOL-INDEX', use],
    ['TOOL-CHARTS', at < 6 ? 'used' : 'very_useful'],
    ['TOPICS', 'housing'],
    ['TOPICS', at < 8 ? 'work' : 'welcoming'],
    ['PLANS', place === own ? 'Doors on a street. Neighbours open their doors: https://doors.example/' : '=1+1'],
    ...['TOOL-INDEX', 'TOOL-CHARTS', 'TOPICS', 'PLANS'].map((key) => [`${key}.revision`, '0']),
    ['do', 'send'],
  ])
  assert.equal((await post(path, answer)).status, 303)
}

const read = async (route: 'surveyResults' | 'survey', cookie?: string, query = {}) =>
  (await request(href(route, of, query), cookie ? { cookie } : {})).text()

test('the secretariat reads counts, a ranking in the order of its points, and texts with who wrote them', async () => {
  const page = await read('surveyResults', secretariat)
  assert.match(page, /12 of 12 members who were asked \(100%\)/)
  assert.match(page, /Doors on a street/)
  assert.match(page, /Brannoreth/)
  const ranking = page.slice(page.indexOf('id="TOPICS"'))
  const labels = [...ranking.matchAll(/class="answer-label">([^<]+)</g)].map(([, label]) => label)
  const { options } = textsIn(edition, 'en').item('TOPICS')
  assert.deepEqual(labels.slice(0, 2), [options['housing'], options['work']], 'the most points first')
  const { rows } = await sql<{ country: string }>`select country from place where id = ${own}`.execute(db)
  const narrowed = await read('surveyResults', secretariat, { country: rows[0]?.country })
  assert.match(narrowed, /\d+ of 12 answers sent are shown/)
  assert.equal((await request(href('surveyResults', of), { cookie: coordinator })).status, 403)
})

test('the workbook holds answers as codes and words, totals and questions, and no formula', async () => {
  const answer = await request(href('surveyResultsFile', of), { cookie: secretariat })
  const sheets = await readSheets(new Uint8Array(await answer.arrayBuffer()))
  assert.deepEqual([...sheets.keys()], ['Answers', 'Totals', 'Questions'])
  const rows = sheets.get('Answers') ?? []
  assert.ok(rows.some((row) => row.includes('used') && row.includes('We have used it')))
  assert.ok(rows.some((row) => row.includes('housing;work')))
  assert.ok(
    rows.some((row) => row.includes('=1+1')),
    'as the text it is',
  )
  assert.ok((sheets.get('Totals') ?? []).some((row) => row[0] === 'TOOL-INDEX' && row[3] === '7'))
  assert.equal(sheets.get('Questions')?.length, edition.items.length + 1)
})

test('totals are public once closed and told to: nothing of fewer than five, no text, no member', async () => {
  assert.equal((await request(href('survey', of))).status, 403)
  assert.equal((await step('surveyTotals', new URLSearchParams({ step: 'publish' }))).status, 409, 'while it is open')
  await step('surveyClose', new URLSearchParams({ step: 'close' }))
  assert.equal((await step('surveyTotals', new URLSearchParams({ step: 'publish' }))).status, 303)
  const page = await read('survey')
  assert.match(page, /Totals of what members answered/)
  for (const secret of ['Doors on a street', '=1+1', 'Brannoreth']) assert.ok(!page.includes(secret), secret)
  const bar = (name: string) => /aria-label="([^"]*)"/.exec(page.slice(page.indexOf(name)))?.[1] ?? ''
  assert.match(
    bar('The Intercultural Index and'),
    /We have used it: 58% and Not shown: [^:]*: 42%$/,
    'three and two are held back',
  )
  assert.match(bar('The charts that compare'), /very useful: 50% and Not shown: [^:]*: 50%$/)
  assert.match(page, /fewer than five answered/)
  await step('surveyClose', new URLSearchParams({ step: 'reopen' }))
  assert.equal((await request(href('survey', of))).status, 403, 'open again, each answer would show in the difference')
})

test('one press makes a draft of a text; the secretariat edits it, the place approves it, and it stands in the bank', async () => {
  const invitation = await invitationOf(db, survey, own)
  const begin = () => post(href('surveyPractice', { ...of, invitation, item: 'PLANS' }), {}, secretariat)
  const begun = await begin()
  assert.equal(begun.status, 303)
  const draft = /drafts\/([\w-]+)/.exec(begun.headers.get('location') ?? '')?.[1] ?? ''
  assert.equal(/drafts\/([\w-]+)/.exec((await begin()).headers.get('location') ?? '')?.[1], draft)
  const at = href('practiceDraft', { lang: 'en', draft })
  const page = await (await request(at, { cookie: secretariat })).text()
  assert.match(page, /Annual survey of members, \d{4}/)
  assert.match(page, /ask the place for its approval/)
  const whole = {
    original: 'en',
    'title-en': 'Doors on our street',
    'purpose-en': 'Neighbours open their doors.',
    'rationale-en': 'Nobody knew who lived next door.',
    'process-en': 'A list and a kettle.',
    'impact-en': 'People greet each other.',
    'measures-en': '12 streets',
    area: 'neighbourhoods',
    from: '2021',
    version: '1',
  }
  const send = href('practiceDraftSubmit', { lang: 'en', draft })
  assert.equal((await post(send, whole, secretariat)).status, 303)
  const approve = href('practiceDraftApprove', { lang: 'en', draft })
  assert.equal((await post(approve, { version: '2' }, secretariat)).status, 409, 'nobody approves their own')
  const waiting = await (await request(at, { cookie: coordinator })).text()
  assert.match(waiting, /action="[^"]*approve"/)
  assert.equal((await post(approve, { version: '2' }, coordinator)).status, 303)
  const practice = await request(href('practice', { lang: 'en', id: `${own}-doors-on-our-street` }))
  assert.equal(practice.status, 200)
})

test('the secretariat writes no practice of a place that did not come from a survey, and a place approves none of its own', async () => {
  const { rows } = await sql<{ id: string }>`select id from practice_draft
    where place_id = ${own} and survey_id is null order by id limit 1`.execute(db)
  const draft = rows[0]?.id ?? ''
  const at = { lang: 'en' as const, draft }
  assert.equal((await post(href('practiceDraftDiscard', at), { step: 'discard' }, secretariat)).status, 409)
  assert.equal((await post(href('practiceDraftApprove', at), { version: '1' }, coordinator)).status, 409)
})
