import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { demonstrationCoordinator } from '#demonstration'
import { smtpMailer } from '#platform/mail'
import { href } from '#routes'
import { signInMessage } from '#site'
import { cookiesOf, testApp } from './app.ts'

const { email } = demonstrationCoordinator
const tested = await testApp()

test('a mailed link signs in once its button is pressed, and only once', async () => {
  const link = await tested.linkFor(email)
  const opened = await tested.request(link)
  assert.equal(opened.status, 200)
  assert.equal(opened.headers.getSetCookie().length, 0, 'opening the link must not sign in: mail scanners open links')
  await tested.request(link)
  const pressed = await tested.post(link, {})
  assert.equal(pressed.status, 303)
  const cookie = pressed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  assert.match(await (await tested.request(href('home', { lang: 'en' }), { cookie })).text(), /Sign out/)
  const again = await tested.post(link, {})
  assert.equal(again.status, 422)
  assert.match(await again.text(), /no longer works/)
})

test('two presses of the button at once sign in one browser', async () => {
  const link = await tested.linkFor(email)
  const answers = await Promise.all([1, 2, 3, 4].map(() => tested.post(link, {})))
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 422, 422, 422],
  )
})

test('session cookies are kept from scripts and from other sites', async () => {
  const answer = await tested.post(await tested.linkFor(email), {})
  for (const cookie of answer.headers.getSetCookie()) {
    assert.match(cookie, /HttpOnly/i)
    assert.match(cookie, /SameSite=Lax/i)
  }
})

test('known and unknown addresses get the same answer, which keeps them out of the logs of proxies', async () => {
  const page = async (address: string) => {
    const answer = await tested.post(href('signIn', { lang: 'en' }), { email: address })
    const location = answer.headers.get('location') ?? ''
    assert.doesNotMatch(location, /@|%40/)
    const text = await (await tested.request(location, { cookie: cookiesOf(answer) })).text()
    assert.ok(text.includes(address), 'whoever mistyped the address sees it')
    return { status: answer.status, text: text.replaceAll(address, '') }
  }
  assert.deepEqual(await page(email), await page('nobody@example.org'))
})

test('signing out ends the session on the server too', async () => {
  const cookie = await tested.signIn(email)
  assert.equal((await tested.request(href('rounds', { lang: 'en' }), { cookie })).status, 200)
  await tested.post(href('signOut', { lang: 'en' }), {}, cookie)
  assert.equal((await tested.request(href('rounds', { lang: 'en' }), { cookie })).status, 403)
})

for (const typed of ['', 'nobody', 'a@b', '@example.org', `${'x'.repeat(300)}@example.org`, '<script>@x']) {
  test(`"${typed.slice(0, 20)}" as an address is answered with a sentence beside the field`, async () => {
    const answer = await tested.post(href('signIn', { lang: 'fr' }), { email: typed })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /nom@exemple\.org/)
  })
}

test('spaces and capitals around an address are no mistake', async () => {
  const answer = await tested.post(href('signIn', { lang: 'en' }), { email: ` ${email.toUpperCase()} ` })
  assert.equal(answer.status, 303)
})

test('who mistypes the address, or comes with a spent link, still arrives where they were going', async () => {
  const to = href('rounds', { lang: 'en' })
  const mistyped = await tested.post(href('signIn', { lang: 'en' }), { email: 'nobody', to })
  assert.match(await mistyped.text(), new RegExp(`name="to" value="${to}"`))
  const spent = await tested.post(href('signInLink', { lang: 'en', token: 'spent' }), { to })
  assert.match(await spent.text(), new RegExp(`href="/en/sign-in\\?to=${encodeURIComponent(to)}"`))
})

for (const to of [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  'javascript:alert(1)',
  '/%0d%0aset-cookie:x',
  '/\u0001',
]) {
  test(`a link that wants to lead to ${to} leads to our own pages`, async () => {
    const link = await tested.linkFor(email)
    const answer = await tested.post(link, { to })
    const location = answer.headers.get('location') ?? ''
    assert.equal(new URL(location, 'http://127.0.0.1:3000').origin, 'http://127.0.0.1:3000')
  })
}

test('a form sent from another site is refused', async () => {
  const answer = await tested.request(href('signIn', { lang: 'en' }), {
    method: 'POST',
    body: new URLSearchParams({ email }),
    headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.equal(answer.status, 403)
})

test('the mail reaches a mail server whole, accents and link included', async () => {
  const received: Promise<ParsedMail> = new Promise((resolve, reject) => {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, _session, done) {
        simpleParser(stream).then((mail) => {
          done()
          server.close()
          resolve(mail)
        }, reject)
      },
    })
    server.listen(0, '127.0.0.1', () => {
      const address = server.server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      const message = signInMessage({ email: 'élodie@example.org', origin: 'https://icc.example', lang: 'fr' }, 'abc')
      smtpMailer(`smtp://127.0.0.1:${port}`, 'Cités <cites@example.org>').send(message).catch(reject)
    })
  })
  const mail = await received
  assert.equal(mail.subject, 'Votre lien de connexion')
  assert.match(mail.text ?? '', /https:\/\/icc\.example\/fr\/sign-in\/link\/abc/)
  assert.match(mail.text ?? '', /à Cités interculturelles/)
})

const open = await testApp({ HOST: '0.0.0.0' })

test('the outbox is not served by a program that others can reach', async () => {
  assert.equal((await open.request(href('outbox', {}))).status, 404)
  assert.equal((await tested.request(href('outbox', {}))).status, 200)
})
