import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { withoutWords } from '#instruments'
import { verifyTrail } from '#platform/trail'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'
import { invitationOf, publishedSurvey } from '../fixtures/published.ts'

const { deps, request, post, signIn, setUpSecondFactor, reported } = await testApp()
const { db, editions, surveyLinks } = deps

const desk = 'secretariat@demonstration.example'
const secretariat = await setUpSecondFactor(desk, await signIn(desk))
const survey = await publishedSurvey(db, 'named', await editions.get('annual-survey/2026'), deps.now())
const place = 'brannoreth-qn'
const letter = { 'subject-en': 'S', 'text-en': 'T', 'subject-fr': 'S', 'text-fr': 'T' }
await post(href('surveyOpen', { lang: 'en', survey }), { ...letter, place, do: 'open' }, secretariat)
const invitation = await invitationOf(db, survey, place)
const at = { lang: 'en', survey, invitation, item: 'PLANS' } as const
const take = (form: Record<string, string>, item: string = at.item, cookie = secretariat) =>
  post(href('surveyTakeOut', { ...at, item }), form, cookie)
const shown = async () => (await request(href('surveyTakeOut', at), { cookie: secretariat })).text()

/** Saved once, and sent with a word more: two revisions. */
for (const [revision, words, step] of [
  ['0', 'Ana Quillimane\nleads the walks. Anabel helps.', 'save'],
  ['1', 'Ana  Quillimane leads the evening walks. Anabel helps.', 'send'],
]) {
  const form = new URLSearchParams({ PLANS: words ?? '', 'PLANS.revision': revision ?? '', do: step ?? '' })
  assert.equal(
    (await post(href('surveyAnswer', { lang: 'en', token: surveyLinks.sign(invitation) }), form)).status,
    303,
  )
}

test('words are taken out as whole words, however they were spaced, and as they are written', () => {
  assert.equal(withoutWords('Ana and Anabel, ana, Ana.', 'Ana'), '[…] and Anabel, ana, […].')
  assert.equal(withoutWords('É. Noël (voisin)\nd’Oslo', '  É. Noël (voisin)   d’Oslo '), '[…]')
  assert.equal(withoutWords('Nothing', ''), 'Nothing')
  assert.equal(withoutWords('a.b axb', 'a.b'), '[…] axb')
})

test('what cannot be taken out is said, with what was typed, and nothing changes', async () => {
  const before = await shown()
  for (const [form, said] of [
    [{}, /Write at least 3 characters/],
    [{ words: 'An', reason: 'asked' }, /Write at least 3 characters/],
    [{ words: 'Bertha', reason: 'asked' }, /do not stand in the answer/],
    [{ words: 'Ana Quillimane' }, /value="Ana Quillimane"[^]*Choose a reason: /],
    [{ words: 'Ana Quillimane', reason: 'none-such' }, /Choose a reason: /],
  ] as const) {
    const refused = await take(form)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), said)
  }
  assert.equal((await take({ words: 'Ana', reason: 'asked' }, 'NONE')).status, 404)
  assert.equal((await take({ words: 'Ana', reason: 'asked' }, 'TOOL-INDEX')).status, 409, 'no words of one’s own')
  const coordinator = await signIn('coordinator@demonstration.example')
  assert.equal((await take({ words: 'Ana', reason: 'asked' }, at.item, coordinator)).status, 403)
  assert.equal(await shown(), before)
})

test('a name goes from every version of the answer and from where a practice began; the trail tells why and not whom', async () => {
  const practice = await post(href('surveyPractice', at), {}, secretariat)
  const done = await take({ words: 'Ana Quillimane', reason: 'asked' })
  assert.equal(done.status, 303)
  const results = await (await request(done.headers.get('location') ?? '', { cookie: secretariat })).text()
  assert.match(results, /The words are taken out/)
  assert.match(results, /\[…\] leads the evening walks\. Anabel helps\./)
  const { rows: kept } = await sql<{ value: string }>`select value #>> '{}' as value from answer_revision
    join survey_invitation using (response_id) where survey_id = ${survey} and item = 'PLANS' order by revision`.execute(
    db,
  )
  assert.deepEqual(
    kept.map(({ value }) => value),
    ['[…]\nleads the walks. Anabel helps.', '[…] leads the evening walks. Anabel helps.'],
  )
  const { rows: origins } = await sql<{ answer: string }>`select content -> 'origin' ->> 'answer' as answer
    from practice_version join practice_draft on id = draft_id where survey_id = ${survey}`.execute(db)
  assert.equal(practice.status, 303)
  assert.equal(origins.length, 1)
  assert.doesNotMatch(origins[0]?.answer ?? '', /Quillimane/)
  const { rows: trail } = await sql<{ row: string; place: string }>`select trail::text as row, place_id as place
    from trail where action = 'survey words taken out'`.execute(db)
  assert.deepEqual(
    trail.map((one) => one.place),
    [place],
  )
  assert.match(trail[0]?.row ?? '', /asked/)
  assert.doesNotMatch(trail[0]?.row ?? '', /Quillimane/)
  assert.deepEqual((await verifyTrail(db)).findings, [])
  assert.equal((await take({ words: 'Ana Quillimane', reason: 'asked' })).status, 422, 'there is nothing left of it')
  assert.deepEqual(reported, [])
})
