import assert from 'node:assert/strict'
import { test } from 'node:test'
import { href } from '#routes'
import { testApp } from '../../../../../test/app.ts'
import { invitationOf, publishedSurvey } from '../../fixtures/published.ts'

const { deps, request, post, signIn, setUpSecondFactor } = await testApp()
const { db, editions, surveyLinks } = deps

const desk = 'secretariat@demonstration.example'
const secretariat = await setUpSecondFactor(desk, await signIn(desk))
const survey = await publishedSurvey(db, 'pressed', await editions.get('annual-survey/2026'), deps.now())
const place = 'brannoreth-qn'
const letter = { 'subject-en': 'S', 'text-en': 'T', 'subject-fr': 'S', 'text-fr': 'T' }
await post(href('surveyOpen', { lang: 'en', survey }), { ...letter, place, do: 'open' }, secretariat)
const invitation = await invitationOf(db, survey, place)
const answer = href('surveyAnswer', { lang: 'en', token: surveyLinks.sign(invitation) })
const given = { PLANS: 'We walk the streets, see https://…', 'PLANS.revision': '0', do: 'send' }
assert.equal((await post(answer, new URLSearchParams(given))).status, 303)

test('presses at the same moment begin one practice, and one that was discarded does not come back beside another', async () => {
  const address = href('surveyPractice', { lang: 'en', survey, invitation, item: 'PLANS' })
  const draftOf = (response: Response) => /drafts\/([\w-]+)/.exec(response.headers.get('location') ?? '')?.[1] ?? ''
  const begin = async () => draftOf(await post(address, {}, secretariat))
  const [draft, ...others] = await Promise.all([begin(), begin(), begin()])
  assert.notEqual(draft, '')
  assert.deepEqual(others, [draft, draft])
  const press = (wish: string) => post(href('practiceDraftDiscard', { lang: 'en', draft }), { step: wish }, secretariat)
  assert.equal((await press('discard')).status, 303)
  assert.notEqual(await begin(), draft)
  assert.equal((await press('restore')).status, 409)
  const shown = await request(href('practiceDraft', { lang: 'en', draft }), { cookie: secretariat })
  assert.equal(shown.status, 200)
})
