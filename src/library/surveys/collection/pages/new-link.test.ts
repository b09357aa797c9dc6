import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { href } from '#routes'
import { testApp } from '../../../../../test/app.ts'
import { invitationOf, publishedSurvey } from '../../fixtures/published.ts'

const { deps, request, post, signIn, setUpSecondFactor } = await testApp()
const { db, editions, surveyLinks } = deps

const desk = 'secretariat@demonstration.example'
const secretariat = await setUpSecondFactor(desk, await signIn(desk))
const survey = await publishedSurvey(db, 'linked', await editions.get('annual-survey/2026'), deps.now())
const of = { lang: 'en', survey } as const
const letter = { 'subject-en': 'S', 'text-en': 'T', 'subject-fr': 'S', 'text-fr': 'T' }
const place = 'brannoreth-qn'
const open = (choice: Record<string, string>) =>
  post(href('surveyOpen', of), { ...letter, ...choice, do: 'open' }, secretariat)
assert.equal((await open({ place, until: '2199-01-31' })).status, 303)
const invitation = await invitationOf(db, survey, place)
const answer = (text: string) => href('surveyAnswer', { lang: 'en', token: surveyLinks.sign(text) })

test('a new link ends the old one with a kind page, leads to the same answers, and stands in the trail', async () => {
  const form = new URLSearchParams({ PLANS: 'Words of the place', 'PLANS.revision': '0', do: 'save' })
  assert.equal((await post(answer(invitation), form)).status, 303)
  const board = await (await request(href('survey', of), { cookie: secretariat })).text()
  const action = /action="([^"]+\/links\/[^"]+)"/.exec(board)?.[1] ?? ''
  assert.equal((await post(action, {}, await signIn('coordinator@demonstration.example'))).status, 403)
  assert.equal((await post(action, {}, secretariat)).status, 303)
  const old = await request(answer(invitation))
  assert.equal(old.status, 404)
  assert.match(await old.text(), /replaced by a new one/)
  assert.equal((await post(answer(invitation), form)).status, 404)
  assert.match(await (await request(answer(`${invitation}~1`))).text(), /Words of the place/)
  const again = await (await request(href('survey', of), { cookie: secretariat })).text()
  assert.ok(again.includes(surveyLinks.sign(`${invitation}~1`)) && !again.includes(surveyLinks.sign(invitation)))
  const { rows } = await sql`select from trail where action = 'survey link renewed' and subject_id = ${survey}`.execute(
    db,
  )
  assert.equal(rows.length, 1)
})

test('asking more leaves the last day as it was set meanwhile', async () => {
  await post(href('surveyLastDay', of), { until: '2199-03-01' }, secretariat)
  assert.equal((await open({ everybody: 'yes', until: '2199-01-31' })).status, 303)
  const { rows } = await sql`select answers_until::text as day from survey where id = ${survey}`.execute(db)
  assert.deepEqual(rows, [{ day: '2199-03-01' }])
})
