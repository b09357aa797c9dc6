import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'
import { invitationOf, publishedSurvey } from '../fixtures/published.ts'

const received: ParsedMail[] = []
const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _session, done) {
    simpleParser(stream).then((mail) => {
      received.push(mail)
      done()
    }, done)
  },
})
const port = await new Promise<number>((resolve) => {
  const listening = server.listen(0, '127.0.0.1', () => {
    const address = listening.address()
    resolve(typeof address === 'object' && address ? address.port : 0)
  })
})
after(() => new Promise<void>((resolve) => server.close(() => resolve())))

const { deps, request, post, signIn, setUpSecondFactor, work, reported } = await testApp()
after(() => assert.deepEqual(reported, [], 'nothing went wrong behind a page'))
const { db, config, surveyLinks } = deps
const desk = 'secretariat@demonstration.example'
const secretariat = await setUpSecondFactor(desk, await signIn(desk))
// Signed in through the outbox; the letters go by a real exchange.
config.smtpUrl = `smtp://127.0.0.1:${port}`

const edition = await deps.editions.get('annual-survey/2026')
const published = (id: string) => publishedSurvey(db, id, edition, deps.now())

const letter = {
  'subject-en': 'What do you need?',
  'text-en': 'Dear members, tell us.',
  'subject-fr': 'De quoi avez-vous besoin ?',
  'text-fr': 'Chers membres, dites-le-nous.',
}
const of = (survey: string) => ({ lang: 'en' as const, survey })
const open = (survey: string, choice: Record<string, string>) =>
  post(href('surveyOpen', of(survey)), { ...letter, ...choice, until: '2099-01-31', do: 'open' }, secretariat)

async function linkOf(survey: string, place: string) {
  const id = await invitationOf(db, survey, place)
  const token = surveyLinks.sign(id)
  return { id, token, path: href('surveyAnswer', { lang: 'en', token }) }
}

const place = 'brannoreth-qn'

test('opening asks each member once, mails those who lead it at once in their language, and shows the links of the rest', async () => {
  const survey = await published('first')
  const shown = await (await request(href('surveyOpen', of(survey)), { cookie: secretariat })).text()
  assert.match(shown, /have nobody to mail/)
  const count = await post(href('surveyOpen', of(survey)), { ...letter, place, do: 'count' }, secretariat)
  assert.match(await count.text(), /1 invitation with a link of its own/)
  assert.equal((await open(survey, {})).status, 422, 'nobody chosen')
  assert.equal((await open(survey, { place, 'text-fr': '' })).status, 422, 'a letter in both languages')
  assert.equal(received.length, 0)
  assert.equal((await open(survey, { everybody: 'yes', coordinators: 'lanterns' })).status, 303)
  await work()
  const { token } = await linkOf(survey, place)
  const mails = received.filter(({ text }) => text?.includes(token))
  assert.ok(mails.length >= 2, 'coordinators and the deputy of the place')
  assert.match(mails[0]?.text ?? '', /Dear members, tell us\./)
  assert.match(mails[0]?.text ?? '', new RegExp(`/en/surveys/answer/${token}`))
  assert.ok(
    received.some(({ text }) => text?.includes('Lantern')),
    'the coordinator of the network, too',
  )
  const board = await (await request(href('survey', of(survey)), { cookie: secretariat })).text()
  assert.match(board, /Nobody to mail/)
  const links = await (await request(href('surveyLinks', of(survey)), { cookie: secretariat })).text()
  assert.ok(links.includes(`/fr/surveys/answer/${token}`))
  const before = received.length
  assert.equal((await open(survey, { everybody: 'yes' })).status, 303)
  await work()
  assert.equal(received.length, before, 'nobody is asked twice')
})

const read = async (path: string) => (await request(path)).text()
const board = async (survey: string) => (await request(href('survey', of(survey)), { cookie: secretariat })).text()
/** What a browser would send of a form of these questions. */
const form = (fields: Record<string, string>, revisions: Record<string, number> = {}, button = 'save') => {
  const keys = new Set([...Object.keys(fields), ...Object.keys(revisions)])
  const hidden = [...keys].map((key) => [`${key}.revision`, String(revisions[key] ?? 0)])
  return new URLSearchParams([...hidden, ...Object.entries(fields), ['do', button]])
}

test('a link answers without an account: saved, resumed, sent, taken back, sent again, closed', async () => {
  const survey = await published('second')
  await open(survey, { place })
  const { id, path } = await linkOf(survey, place)
  assert.match(await board(survey), /Link not opened/)
  assert.match(await read(path), /Dear members, tell us\.[^]*Brannoreth/)
  assert.match(await board(survey), /Link opened, nothing saved/)
  assert.equal((await post(path, form({ 'TOOL-INDEX': 'used', PLANS: 'A street\nof doors.' }))).status, 303)
  const resumed = await read(path)
  assert.match(resumed, /value="used" checked/)
  assert.match(resumed, /A street\nof doors\./)
  assert.match(await board(survey), new RegExp(`2 of ${edition.items.length} answered`))
  const wrong = await post(path, form({ RESIDENTS: 'many', PLANS: 'Kept words' }))
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Kept words/)
  assert.equal((await post(path, form({}, {}, 'send'))).status, 303)
  assert.match(await read(path), /Take back and change/)
  const late = await post(path, form({ 'TOOL-INDEX': 'known', PLANS: 'Words too late' }, { 'TOOL-INDEX': 1 }))
  assert.equal(late.status, 409, 'sent is sent')
  assert.match(await late.text(), /Words too late/, 'and what came too late is lost to nobody')
  assert.equal((await post(path, { do: 'takeBack' })).status, 303)
  assert.equal((await post(path, form({ 'TOOL-INDEX': 'known' }, { 'TOOL-INDEX': 1 }, 'send'))).status, 303)
  const close = (step: string) => post(href('surveyClose', of(survey)), { step }, secretariat)
  assert.equal((await close('close')).status, 303)
  assert.match(await read(path), /This survey was closed[^]*Your answers were received/)
  assert.equal((await post(path, { do: 'takeBack' })).status, 409)
  await close('reopen')
  assert.match(await read(path), /Take back and change/)
  const { rows } = await sql<{
    action: string
  }>`select action from trail where subject_id = ${survey} order by seq`.execute(db)
  assert.deepEqual(
    rows.map(({ action }) => action).filter((action) => action.startsWith('survey')),
    [
      'survey opened',
      'survey answered',
      'survey answer taken back',
      'survey answered',
      'survey closed',
      'survey reopened',
    ],
  )
  assert.ok(id)
})

test('what the record knows is filled in, is nobody’s answer until sent, and stays empty once emptied', async () => {
  const survey = await published('third')
  await open(survey, { place })
  const { path } = await linkOf(survey, place)
  const first = await read(path)
  assert.match(first, /Filled in from the open record/)
  const known = /name="RESIDENTS" value="(\d+)"/.exec(first)?.[1] ?? ''
  assert.ok(Number(known) > 1000)
  await post(path, form({ RESIDENTS: known, 'TOOL-INDEX': 'used' }))
  assert.match(await board(survey), /1 of \d+ answered/, 'the figure of the record is not counted')
  assert.match(await read(path), /Filled in from the open record/)
  await post(path, form({ RESIDENTS: '' }))
  const emptied = await read(path)
  assert.doesNotMatch(emptied, /Filled in from the open record/)
  assert.doesNotMatch(emptied, new RegExp(`name="RESIDENTS" value="${known}"`))
})

test('what was filled in counts when it is sent; the next survey of the kind begins with it', async () => {
  const survey = await published('fourth')
  await open(survey, { place })
  const { path } = await linkOf(survey, place)
  const known = /name="RESIDENTS" value="(\d+)"/.exec(await read(path))?.[1] ?? ''
  await post(path, form({ RESIDENTS: known, 'TOOL-INDEX': 'very_useful' }, {}, 'send'))
  assert.match(await read(path), /Your answers[^]*residents/)
  const next = await published('fifth')
  await open(next, { place })
  const { path: again } = await linkOf(next, place)
  const shown = await read(again)
  assert.match(shown, /Filled in from your answer of \d{4}/)
  assert.match(shown, /value="very_useful" checked/)
})

test('of two colleagues who answer at once both answers are shown, and a person decides', async () => {
  const survey = await published('sixth')
  await open(survey, { place })
  const { path } = await linkOf(survey, place)
  assert.equal((await post(path, form({ 'TOOL-INDEX': 'used' }))).status, 303)
  const late = await post(path, form({ 'TOOL-INDEX': 'known', PLANS: 'Mine' }))
  assert.equal(late.status, 409)
  const page = await late.text()
  assert.match(page, /Two answers to this question/)
  assert.match(page, /Mine/, 'everything else is saved')
  assert.equal((await post(path, form({}, {}, 'send'))).status, 409, 'not sent while somebody has to choose')
  const choice = /value="(TOOL-INDEX:2:2)"/.exec(page)?.[1] ?? ''
  assert.equal((await post(path, { choose: choice, 'TOOL-INDEX.revision': '1', 'TOOL-INDEX': 'used' })).status, 303)
  const chosen = await read(path)
  assert.match(chosen, /value="known" checked/)
  assert.doesNotMatch(chosen, /Two answers/)
})

test('a link that was not signed here, or of another survey’s draft, leads to a page that helps', async () => {
  const survey = await published('seventh')
  await open(survey, { place })
  const { token } = await linkOf(survey, place)
  for (const bad of [
    `${token}x`,
    token.slice(0, -2),
    `x${token}`,
    token.split('.')[0] ?? '',
    deps.noticeLinks.sign('x'),
  ]) {
    const answer = await request(href('surveyAnswer', { lang: 'en', token: bad }))
    assert.equal(answer.status, 404)
    assert.match(await answer.text(), /This link leads nowhere/)
    assert.equal((await post(href('surveyAnswer', { lang: 'en', token: bad }), { do: 'send' })).status, 404)
  }
  await sql`update survey set opened_at = null where id = ${survey}`.execute(db)
  assert.equal((await request(href('surveyAnswer', { lang: 'en', token }))).status, 404)
})

test('the silent are reminded by mail, once in three days, and never who has sent', async () => {
  const survey = await published('eighth')
  await open(survey, { place })
  await work()
  const before = received.length
  const remind = () => post(href('surveyRemind', of(survey)), {}, secretariat)
  assert.equal((await remind()).status, 303)
  await work()
  const mails = received.slice(before)
  assert.ok(mails.length >= 2)
  assert.ok(mails.every(({ subject }) => subject?.startsWith('Reminder: ')))
  await remind()
  await work()
  assert.equal(received.length, before + mails.length, 'not twice in three days')
  await sql`update survey_invitation set reminded_at = reminded_at - interval '3 days' where survey_id = ${survey}`.execute(
    db,
  )
  const { path } = await linkOf(survey, place)
  await post(path, form({ 'TOOL-INDEX': 'used' }, {}, 'send'))
  await remind()
  await work()
  assert.equal(received.length, before + mails.length, 'not who has sent')
  const past = await post(href('surveyLastDay', of(survey)), { until: '2001-01-01' }, secretariat)
  assert.equal(past.status, 422)
  assert.equal((await post(href('surveyLastDay', of(survey)), { until: '2099-12-31' }, secretariat)).status, 303)
  assert.match(await read(path), /Take back/)
})
