import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrationAccounts } from '#demonstration'
import { makeAdministrator } from '#network'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'
import { registry } from '../personal-data/registry.ts'
import { fieldNames } from './model.ts'

const tested = await testApp()
const { deps, post, request } = tested
const lang = 'en'
const form = href('legalFields', { lang })
const text = async (path: string, cookie?: string) => (await request(path, cookie ? { cookie } : {})).text()

await makeAdministrator(deps.db, { email: 'boss@example.org', name: 'Boss', lang, another: false }, deps.now())
const cookie = await tested.setUpSecondFactor('boss@example.org', await tested.signIn('boss@example.org'))

test('what nobody has filled in is shown as missing, on every page and in every language', async () => {
  for (const page of ['accessibility', 'privacy', 'legal'] as const) {
    assert.match(await text(href(page, { lang: 'en' })), /class="missing">Missing: to be filled in/)
    assert.match(await text(href(page, { lang: 'fr' })), /class="missing">Manquant/)
  }
})

test('the foot of every page leads to the three pages', async () => {
  const home = await text(href('places', { lang }))
  for (const page of ['accessibility', 'privacy', 'legal'] as const)
    assert.ok(home.includes(`href="${href(page, { lang })}"`))
})

test('the privacy notice says everything that the registry holds, with its periods', async () => {
  const notice = (await text(href('privacy', { lang }))).replaceAll('&#39;', '’')
  for (const { holds, key } of registry) assert.ok(notice.includes(holds.en), key)
  assert.doesNotMatch(notice, /\{days\}/)
})

test('a field that is filled in is shown; in the other language it says in which it is, and no script comes with it', async () => {
  const answer = await post(form, { 'publisher.en': 'Agency <b>of</b> Testing', 'checkedOn.und': '2026-11-02' }, cookie)
  assert.equal(answer.headers.get('location'), `${form}?done=saved`)
  assert.match(await text(href('legal', { lang })), /Agency &lt;b&gt;of&lt;\/b&gt; Testing/)
  assert.match(await text(href('legal', { lang: 'fr' })), /<span lang="en">.*Agency.*uniquement en anglais/)
  assert.match(await text(href('accessibility', { lang: 'fr' })), /2 novembre 2026/)
})

test('a field emptied is missing again', async () => {
  await post(form, { 'host.und': 'Some Host' }, cookie)
  await post(form, { 'host.und': '', 'was.host.und': 'Some Host' }, cookie)
  assert.doesNotMatch(await text(href('legal', { lang })), /Some Host/)
})

test('two who change one field do not overwrite each other unseen', async () => {
  await post(form, { 'controller.en': 'First words' }, cookie)
  const late = await post(form, { 'controller.en': 'Second words', 'terms.en': 'Kept as typed' }, cookie)
  assert.equal(late.status, 409)
  const shown = await late.text()
  assert.match(shown, /somebody else wrote: First words/)
  assert.match(shown, /Kept as typed/)
  assert.match(await text(href('privacy', { lang })), /First words/)
  await post(form, { 'controller.en': 'Second words', 'was.controller.en': 'First words' }, cookie)
  assert.match(await text(href('privacy', { lang })), /Second words/)
})

for (const [field, typed, sentence] of [
  ['controllerEmail.und', 'nobody', /no e-mail address/],
  ['authorityPage.und', 'javascript:alert(1)', /no web address/],
  ['checkedOn.und', 'last week', /no date/],
] as const) {
  test(`"${typed}" is answered with a sentence beside the field, and nothing is saved`, async () => {
    const answer = await post(form, { [field]: typed, 'publisherEmail.und': 'not-saved@example.org' }, cookie)
    assert.equal(answer.status, 422)
    const shown = await answer.text()
    assert.match(shown, sentence)
    assert.ok(shown.includes('not-saved@example.org'), 'what was typed is kept')
    assert.doesNotMatch(await text(href('legal', { lang })), /not-saved@example\.org/)
  })
}

test('a demonstration account may look at the form, not save it', async () => {
  const { email } = demonstrationAccounts.find(({ role }) => role === 'secretariat') ?? { email: '' }
  const demonstration = await tested.setUpSecondFactor(email, await tested.signIn(email))
  assert.match(await text(form, demonstration), /npx icc admin/)
  const answer = await post(form, { 'publisher.en': 'Nonsense' }, demonstration)
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /npx icc admin/)
  assert.doesNotMatch(await text(href('legal', { lang })), /Nonsense/)
})

test('every field has its place on a page', async () => {
  const shown = (
    await Promise.all((['accessibility', 'privacy', 'legal'] as const).map((page) => text(href(page, { lang }))))
  ).join('')
  const labels = [...(await text(form, cookie)).matchAll(/for="(\w+)\.(?:en|und)"/g)].map(([, name]) => name)
  assert.deepEqual(new Set(labels), new Set(fieldNames))
  assert.ok(shown.match(/<dt>/g)?.length === fieldNames.length)
})
