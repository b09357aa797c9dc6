import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Edition, publishEdition } from '#instruments'
import { readSheets } from '#platform/workbook'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'
import { draftOf } from '../builder/draft-edition.ts'
import { invitationOf } from '../fixtures/published.ts'
import { insertSurvey, insertVersion } from '../store.ts'

const { deps, request, post, signIn, setUpSecondFactor } = await testApp()
const { db, surveyLinks } = deps
const desk = 'secretariat@demonstration.example'
const secretariat = await setUpSecondFactor(desk, await signIn(desk))
const { rows: known } = await sql<{ id: string }>`select id from place
  where demonstration and status in ('member', 'joined_after_2020') order by id limit 8`.execute(db)
const places = known.map(({ id }) => id)

interface Asked {
  key: string
  ask: string
  /** Options by code; none: a text. */
  options?: Record<string, string>
  from?: string[]
}

/** Published as the next version of a survey; the first makes it. */
async function publish(id: string, version: number, items: readonly Asked[]): Promise<Edition> {
  const texts = (language: string) => ({
    language,
    title: 'Versions',
    areas: { part: { name: 'Part' } },
    items: Object.fromEntries(items.map(({ key, ask, options }) => [key, { ask, ...(options && { options }) }])),
  })
  const document = {
    instrument: `survey-${id}`,
    edition: String(version),
    use: 'survey',
    published: '2026-11-23',
    languages: ['en', 'fr'],
    rule: { mean: 'arithmetic', missing: 'leave_out' },
    areas: ['part'],
    items: items.map(({ key, options, from = [] }) => ({
      key,
      area: 'part',
      from,
      ...(options ? { kind: 'single', options: Object.keys(options).map((code) => ({ code })) } : { kind: 'text' }),
    })),
  }
  return db.transaction().execute(async (tx) => {
    const edition = await publishEdition(tx, { document, texts: { en: texts('en'), fr: texts('fr') } }, deps.now())
    const row = { id, kind: 'annual', demonstration: true, draft: draftOf(edition), letter: {} } as const
    if (version === 1) await insertSurvey(tx, { ...row, answersUntil: null, createdAt: deps.now() })
    await insertVersion(tx, { surveyId: id, version, editionId: edition.id, publishedAt: deps.now() })
    return edition
  })
}

const letter = { 'subject-en': 'S', 'text-en': 'T', 'subject-fr': 'S', 'text-fr': 'T', do: 'open' }
const open = (survey: string) =>
  post(
    href('surveyOpen', { lang: 'en', survey }),
    new URLSearchParams([...Object.entries(letter), ...places.map((id) => ['place', id])]),
    secretariat,
  )
const pathOf = async (survey: string, place: string) =>
  href('surveyAnswer', { lang: 'en', token: surveyLinks.sign(await invitationOf(db, survey, place)) })
const form = (edition: string, answers: Record<string, string>, button: string) =>
  new URLSearchParams([
    ...Object.entries({ edition, do: button, ...answers }),
    ...Object.keys(answers).map((key) => [`${key}.revision`, '0']),
  ])
const answer = async (survey: string, place: string, ...sent: Parameters<typeof form>) =>
  post(await pathOf(survey, place), form(...sent))
const results = async (survey: string, query = {}) =>
  (await request(href('surveyResults', { lang: 'en', survey }, query), { cookie: secretariat })).text()
const end = async (survey: string) => {
  await post(href('surveyClose', { lang: 'en', survey }), { step: 'close' }, secretariat)
  await sql`update survey set opened_at = opened_at - interval '1 day' where kind = 'annual' and opened_at is not null`.execute(
    db,
  )
}
const yes = { option_1: 'Yes', option_2: 'No' }

test('a version published while a form is open costs nobody a word, and answers to earlier versions stay in the results', async () => {
  const [one = '', two = ''] = places
  const first = await publish('race', 1, [
    { key: 'Q1', ask: 'First?' },
    { key: 'Q2', ask: 'Second?' },
    { key: 'Q3', ask: 'Third?' },
  ])
  await open('race')
  assert.match(await (await request(await pathOf('race', one))).text(), /name="edition" value="survey-race\/1"/)
  const second = await publish('race', 2, [
    { key: 'Q1', ask: 'First?' },
    { key: 'Q3', ask: 'Third, chosen?', options: yes },
  ])
  const typed = { Q1: 'one', Q2: 'A long second', Q3: 'A long third' }
  assert.equal((await answer('race', one, first.id, typed, 'save')).status, 303)
  assert.match(await (await request(await pathOf('race', one))).text(), /A long second[^]*A long third/)
  assert.equal((await answer('race', one, first.id, {}, 'send')).status, 303)
  assert.equal((await answer('race', two, second.id, { Q1: 'two' }, 'save')).status, 303)
  for (const posted of [first.id, 'survey-race/9']) {
    const late = await answer('race', two, posted, { Q2: 'Typed too late', GONE: 'Of no question' }, 'save')
    assert.equal(late.status, 409)
    assert.match(await late.text(), /another version[^]*Typed too late[^]*Of no question/)
  }
  const page = await results('race')
  assert.match(page, /As asked in version 1 only[^]*A long second[^]*A long third/)
  const file = await request(href('surveyResultsFile', { lang: 'en', survey: 'race' }), { cookie: secretariat })
  const sheets = await readSheets(new Uint8Array(await file.arrayBuffer()))
  for (const words of ['A long second', 'A long third']) {
    assert.ok(sheets.get('Answers')?.some((row) => row.includes(words)))
  }
})

test('an unrelated question is neither filled in nor compared with because its key is the same; a continued one is', async () => {
  const origin = await publish('year-one', 1, [
    { key: 'Q1', ask: 'Do you have a budget?', options: yes },
    { key: 'Q2', ask: 'Who leads?', options: { option_1: 'Schools', option_2: 'The mayor' } },
  ])
  await open('year-one')
  for (const place of places) {
    await answer('year-one', place, origin.id, { Q1: 'option_2', Q2: 'option_1' }, 'send')
  }
  await end('year-one')
  const next = await publish('year-two', 1, [
    { key: 'Q1', ask: 'Which office?', options: yes },
    {
      key: 'Q7',
      ask: 'Who leads it?',
      options: { option_1: 'Schools', option_2: 'The council' },
      from: [`${origin.id}#Q2`],
    },
  ])
  await open('year-two')
  const page = await (await request(await pathOf('year-two', places[0] ?? ''))).text()
  assert.match(page, /name="Q7" value="option_1" checked/)
  assert.doesNotMatch(page, /name="Q1" value="option_2" checked/)
  await answer('year-two', places[0] ?? '', next.id, { Q1: 'option_1', Q7: 'option_1' }, 'send')
  const shown = await results('year-two')
  const { rows } = await sql<{ country: string }>`select country from place where id = ${places[0]}`.execute(db)
  const narrowed = await results('year-two', { country: rows[0]?.country })
  assert.match(shown, /asked otherwise/, 'the mayor is not the council')
  assert.doesNotMatch(narrowed, /asked otherwise/, 'nothing to compare a part with')
})
