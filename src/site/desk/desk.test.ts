import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrationAccounts } from '#demonstration'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'
import { makeAccount } from '../../../test/sign-in/accounts.ts'

const tested = await testApp()
const desk = href('desk', { lang: 'en' })
/** What one should read on the card of the rounds; nothing: there is no such card. */
const promised: Readonly<Record<string, RegExp | undefined>> = {
  place_coordinator: /Open a round, answer/,
  deputy: /Open a round, answer/,
  contributor: /<p>Answer with your colleagues/,
  elected: /<p>Follow the rounds/,
  reader: /<p>Follow the rounds/,
}

for (const { role, email } of demonstrationAccounts) {
  test(`the desk of a ${role} opens all that it shows, and promises no more than the role allows`, async () => {
    let cookie = await tested.signIn(email)
    if (role === 'secretariat') cookie = await tested.setUpSecondFactor(email, cookie)
    const page = await (await tested.request(desk, { cookie })).text()
    const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
    const links = [...main.matchAll(/<h3><a href="([^"]+)"/g)].map(([, link = '']) => link)
    assert.ok(links.length > 4)
    for (const link of links) assert.equal((await tested.request(link, { cookie })).status, 200, link)
    const rounds = promised[role]
    if (rounds) assert.match(main, rounds)
    else assert.doesNotMatch(main, new RegExp(`href="${href('rounds', { lang: 'en' })}"`))
    const enters = ['place_coordinator', 'deputy', 'secretariat'].includes(role)
    assert.equal(main.includes(href('officialNew', { lang: 'en' })), enters, 'published results')
  })
}

test('whoever has no mandate is told who can give one', async () => {
  const cookie = await tested.signIn(await makeAccount(tested.deps.db, 'mandateless'))
  assert.match(await (await tested.request(desk, { cookie })).text(), /The coordinator of your place or network, or/)
  assert.equal((await tested.request(desk)).status, 403)
})
