import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { outboxFolder } from '#config'
import { listOutbox } from '#platform/mail'
import { makeAdministrator } from '#network'
import { href } from '#routes'
import { createApp } from '../../../src/app.ts'
import { cookiesOf, testApp } from '../../../test/app.ts'

const tested = await testApp()
const { deps, post, request } = tested
const lang = 'en'
const place = 'oslo-no'
const network = 'norwegian'

const today = () => deps.now().toISOString().slice(0, 10)
const inDays = (days: number) => new Date(deps.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

const newest = async () => {
  await tested.work()
  await tested.forgetTries()
  const [mail] = await listOutbox(outboxFolder(deps.config))
  assert.ok(mail, 'a mail was to be written')
  return { ...mail, link: /https?:\/\/[^/]+(\/\S+)/.exec(mail.text)?.[1] ?? '' }
}

/** What the database says of somebody's mandates. */
async function mandatesOf(email: string) {
  const { rows } = await sql<{ id: string; role: string; from_on: string; until_on: string | null }>`
    select mandate.id, role, from_on, until_on from mandate join auth_user on auth_user.id = account_id
    where email = ${email} order by from_on, role`.execute(deps.db)
  return rows
}

/** Invited, and accepted through the mailed link: somebody real with a mandate. */
async function letIn(where: string, cookie: string, form: Record<string, string>): Promise<void> {
  const answer = await post(where, form, cookie)
  assert.equal(answer.status, 303, await answer.text())
  const { link } = await newest()
  const accepted = await post(link, { name: form['name'] ?? 'Somebody' })
  assert.equal(accepted.status, 303)
}

const boss = 'first@example.org'
await makeAdministrator(deps.db, { email: boss, name: 'First Secretary', lang: 'en', another: false }, deps.now())
const secretariat = await tested.setUpSecondFactor(boss, await tested.signIn(boss))
const placePeople = href('placePeople', { lang, id: place })
const networkPeople = href('networkPeople', { lang, id: network })

describe('an invitation', () => {
  test('is mailed in the language chosen, changes nothing when opened, and gives mandate and account when accepted', async () => {
    const email = 'elodie@example.org'
    const form = {
      email: ` ${email.toUpperCase()} `,
      name: 'Élodie',
      role: 'place_coordinator',
      from: today(),
      until: inDays(400),
      language: 'fr',
      languages: 'fr',
    }
    const answer = await post(placePeople, form, secretariat)
    assert.equal(answer.headers.get('location'), `${placePeople}?done=invited#main`)
    const mail = await newest()
    assert.equal(mail.to, email)
    assert.match(mail.text, /Bonjour Élodie,[^]*First Secretary vous invite[^]*Oslo/)
    const opened = await (await request(mail.link)).text()
    await request(mail.link)
    assert.match(opened, /Oslo/)
    assert.match(opened, /value="Élodie"/)
    assert.deepEqual(await mandatesOf(email), [])
    const accepted = await post(mail.link, { name: 'Élodie B.' })
    assert.equal(accepted.status, 303)
    const [mandate, ...more] = await mandatesOf(email)
    assert.deepEqual(more, [])
    assert.deepEqual(
      { ...mandate, id: '' },
      { id: '', role: 'place_coordinator', from_on: today(), until_on: inDays(400) },
    )
    assert.equal(
      (await request(placePeople, { cookie: cookiesOf(accepted) })).status,
      200,
      'the mail proved the address',
    )
  })

  test('accepted twice does no harm, and says that it was accepted', async () => {
    await post(placePeople, { email: 'twice@example.org', role: 'reader' }, secretariat)
    const { link } = await newest()
    const answers = await Promise.all([1, 2, 3].map(() => post(link, { name: 'Twice' })))
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [303, 404, 404],
    )
    assert.match(await (await post(link, { name: 'Twice' })).text(), /accepted already/)
    assert.equal((await mandatesOf('twice@example.org')).length, 1)
  })

  test('its token stands nowhere in clear, and its address is forgotten once it is accepted', async () => {
    await post(placePeople, { email: 'hashed@example.org', role: 'reader' }, secretariat)
    const { link } = await newest()
    const token = link.split('/').at(-1) ?? ''
    const stored = async () =>
      JSON.stringify(
        (
          await sql`select invitation.*, (select json_agg(payload) from graphile_worker._private_jobs) from invitation`.execute(
            deps.db,
          )
        ).rows,
      )
    assert.ok(!(await stored()).includes(token))
    await post(link, { name: 'Hashed' })
    assert.ok(!(await stored()).includes('hashed@example.org'))
  })

  test('runs out after 14 days, with a page that says what to do; sent again it works, and the old link no longer', async () => {
    await post(placePeople, { email: 'late@example.org', role: 'reader' }, secretariat)
    const { link } = await newest()
    const later = createApp({ ...deps, now: () => new Date(deps.now().getTime() + 14.01 * 86_400_000) })
    const opened = await later.request(`http://127.0.0.1:3000${link}`)
    assert.equal(opened.status, 404)
    assert.match(await opened.text(), /has run out[^]*send it again/)
    const id =
      /\/invitations\/([^"]+)"/.exec(await (await request(placePeople, { cookie: secretariat })).text())?.[1] ?? ''
    const change = href('invitationChange', { lang, invitation: id })
    await post(change, { act: 'resend' }, secretariat)
    const again = await newest()
    assert.notEqual(again.link, link)
    assert.equal((await request(link)).status, 404)
    assert.equal((await request(again.link)).status, 200)
    await post(change, { act: 'withdraw' }, secretariat)
    assert.equal((await post(again.link, { name: 'Late' })).status, 404)
    assert.deepEqual(await mandatesOf('late@example.org'), [])
  })

  test('does not tell whether an address has an account', async () => {
    const shown = async (email: string) => {
      const answer = await post(networkPeople, { email, role: 'network_coordinator' }, secretariat)
      const page = await (await request(answer.headers.get('location') ?? '', { cookie: secretariat })).text()
      return {
        status: answer.status,
        to: answer.headers.get('location'),
        rows: page.split('act" value="resend').length,
        text: page.includes(email),
      }
    }
    const [known, unknown] = [await shown(boss), await shown('nobody@example.org')]
    assert.deepEqual({ ...known, rows: 0 }, { ...unknown, rows: 0 })
    assert.equal(unknown.rows, known.rows + 1)
  })

  test('falls with the right of whoever sent it', async () => {
    await letIn(href('people', { lang }), secretariat, {
      email: 'second@example.org',
      name: 'Second',
      role: 'secretariat',
    })
    const second = await tested.setUpSecondFactor('second@example.org', await tested.signIn('second@example.org'))
    await post(href('people', { lang }), { email: 'backdoor@example.org', role: 'secretariat' }, second)
    const { link } = await newest()
    const [mandate] = await mandatesOf('second@example.org')
    await post(href('mandate', { lang, mandate: mandate?.id ?? '' }), { act: 'end' }, secretariat)
    assert.equal((await request(href('people', { lang }), { cookie: second })).status, 403)
    assert.equal((await post(link, { name: 'Back Door' })).status, 404)
    assert.deepEqual(await mandatesOf('backdoor@example.org'), [])
  })

  test('into the secretariat still asks for a second factor', async () => {
    await post(href('people', { lang }), { email: 'third@example.org', role: 'secretariat' }, secretariat)
    const cookie = cookiesOf(await post((await newest()).link, { name: 'Third' }))
    const answer = await request(href('people', { lang }), { cookie })
    assert.match(answer.headers.get('location') ?? '', /second-factor/)
    assert.equal((await post(href('people', { lang }), { email: 'x@example.org', role: 'expert' }, cookie)).status, 403)
    const [third] = await mandatesOf('third@example.org')
    await post(href('mandate', { lang, mandate: third?.id ?? '' }), { act: 'end' }, secretariat)
  })

  const guessed = () => href('invitation', { lang, token: `guess-${Math.random()}` })
  for (const [how, guess] of [
    ['by its button', () => post(guessed(), { name: 'Guess' })],
    ['by its button without a name', () => post(guessed(), { name: '' })],
    ['by opening its link', () => tested.request(guessed())],
  ] as const) {
    test(`cannot be guessed at leisure ${how}`, async () => {
      await tested.forgetTries()
      const answers = []
      for (let tries = 0; tries < 10; tries += 1) answers.push((await guess()).status)
      assert.deepEqual(answers, [...Array.from({ length: 9 }, () => 404), 429])
      await tested.forgetTries()
    })
  }

  test('fills nobody’s mailbox', async () => {
    await tested.forgetTries()
    const answers = []
    for (const role of ['deputy', 'contributor', 'elected', 'reader', 'deputy', 'elected']) {
      answers.push((await post(placePeople, { email: 'bombed@example.org', role }, secretariat)).status)
    }
    assert.deepEqual(answers, [303, 303, 303, 303, 303, 429])
    await tested.forgetTries()
  })

  test('needs a name, and the page says so beside the field', async () => {
    await post(placePeople, { email: 'nameless@example.org', role: 'reader' }, secretariat)
    const { link } = await newest()
    const answer = await post(link, { name: '  ' })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /Give a name/)
  })
})

describe('a form that is amiss', () => {
  for (const [what, form, sentence] of [
    ['no address', { email: 'nobody' }, /name@example\.org/],
    ['a role that is not for places', { role: 'secretariat' }, /one of the roles on offer/],
    ['a day that is none', { from: '2027-02-30' }, /This is no date/],
    ['a day that has passed', { from: '2020-01-01' }, /has passed/],
    ['a last day before the first', { until: '2020-01-01' }, /comes before the first/],
    ['an invented address', { email: 'somebody@demonstration.example' }, /give a real one/],
  ] as const) {
    test(`(${what}) is answered with a sentence, and keeps what was typed`, async () => {
      const answer = await post(
        placePeople,
        { email: 'kept@example.org', name: 'Kept Name', role: 'deputy', ...form },
        secretariat,
      )
      assert.equal(answer.status, 422)
      const text = await answer.text()
      assert.match(text, sentence)
      assert.match(text, /value="Kept Name"/)
    })
  }
})

describe('mandates', () => {
  test('end on a day, which can be taken back until then; at once, they cannot', async () => {
    await letIn(placePeople, secretariat, { email: 'ending@example.org', name: 'Ending', role: 'deputy' })
    const [given] = await mandatesOf('ending@example.org')
    const at = href('mandate', { lang, mandate: given?.id ?? '' })
    await post(at, { act: 'last-day', lastDay: inDays(30) }, secretariat)
    assert.equal((await mandatesOf('ending@example.org'))[0]?.until_on, inDays(30))
    assert.match(await (await request(at, { cookie: secretariat })).text(), /Take this back/)
    await post(at, { act: 'take-back' }, secretariat)
    assert.equal((await mandatesOf('ending@example.org'))[0]?.until_on, null)
    const early = await post(at, { act: 'last-day', lastDay: '2020-01-01' }, secretariat)
    assert.equal(early.status, 422)
    await post(at, { act: 'end' }, secretariat)
    assert.equal((await post(at, { act: 'take-back' }, secretariat)).status, 409)
  })

  test('are handed over: the former ends the day before the new one begins, once that is accepted', async () => {
    await letIn(networkPeople, secretariat, {
      email: 'former@example.org',
      name: 'Former',
      role: 'network_coordinator',
    })
    const [former] = await mandatesOf('former@example.org')
    const at = href('mandate', { lang, mandate: former?.id ?? '' })
    await post(
      at,
      { act: 'handover', email: 'next@example.org', role: 'network_coordinator', from: inDays(10) },
      secretariat,
    )
    const { link } = await newest()
    assert.equal((await mandatesOf('former@example.org'))[0]?.until_on, null, 'until it is accepted, nothing changes')
    await post(link, { name: 'Next' })
    assert.equal((await mandatesOf('former@example.org'))[0]?.until_on, inDays(9))
    assert.equal((await mandatesOf('next@example.org'))[0]?.from_on, inDays(10))
  })

  test('of the secretariat: the last one stays', async () => {
    const [last] = await mandatesOf(boss)
    const answer = await post(href('mandate', { lang, mandate: last?.id ?? '' }), { act: 'end' }, secretariat)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /Invite somebody else first/)
  })

  test('are given by those who may, where they may, and every other try is refused', async () => {
    await letIn(placePeople, secretariat, {
      email: 'coordinator@example.org',
      name: 'Coordinator',
      role: 'place_coordinator',
    })
    await letIn(networkPeople, secretariat, {
      email: 'network@example.org',
      name: 'Network',
      role: 'network_coordinator',
    })
    const [ofPlace, ofNetwork] = [
      await tested.signIn('coordinator@example.org'),
      await tested.signIn('network@example.org'),
    ]
    const tries = async (cookie: string, where: string, role: string) =>
      (await post(where, { email: `${role}-${Math.random()}@example.org`, role }, cookie)).status
    assert.equal(await tries(ofPlace, placePeople, 'contributor'), 303)
    assert.equal(await tries(ofPlace, placePeople, 'place_coordinator'), 422)
    assert.equal(await tries(ofPlace, href('placePeople', { lang, id: 'bergen-no' }), 'contributor'), 403)
    assert.equal(await tries(ofPlace, href('people', { lang }), 'expert'), 403)
    assert.equal(await tries(ofNetwork, placePeople, 'place_coordinator'), 303)
    assert.equal(await tries(ofNetwork, placePeople, 'contributor'), 422)
    assert.equal(await tries(ofNetwork, networkPeople, 'network_coordinator'), 403)
    const [coordinator] = await mandatesOf(boss)
    assert.equal(
      (await post(href('mandate', { lang, mandate: coordinator?.id ?? '' }), { act: 'end' }, ofNetwork)).status,
      403,
    )
    const mine = await mandatesOf('coordinator@example.org')
    const own = await post(href('mandate', { lang, mandate: mine[0]?.id ?? '' }), { act: 'end' }, ofPlace)
    assert.equal(own.status, 403, 'a coordinator changes no mandate of a coordinator')
  })
})

test('nothing unexpected happened behind the pages', () => assert.deepEqual(tested.reported, []))
