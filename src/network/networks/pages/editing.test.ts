import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { enqueue } from '#platform/jobs'
import { testApp } from '../../../../test/app.ts'

const tested = await testApp()
const { request, post } = tested
const { db } = tested.deps

const html = async (path: string, cookie?: string): Promise<string> => {
  const response = await request(path, cookie ? { cookie } : {})
  assert.equal(response.status, 200, path)
  return response.text()
}

const coordinator = await tested.signIn('network@demonstration.example')

/** A person who acts for a real network, or for the whole programme. */
async function realPerson(role: string, network: string | null): Promise<string> {
  const id = `real-${role}`
  await sql`insert into auth_user (id, name, email, "emailVerified")
    values (${id}, ${id}, ${`${id}@example.org`}, true)`.execute(db)
  await sql`insert into mandate (id, account_id, role, network_id, from_on)
    values (${id}, ${id}, ${role}, ${network}, '2020-01-01')`.execute(db)
  return tested.signIn(`${id}@example.org`)
}
const real = await realPerson('network_coordinator', 'reci')
const team = await tested.setUpSecondFactor('real-secretariat@example.org', await realPerson('secretariat', null))

const beginPage = async (): Promise<string> => {
  const answer = await post('/en/networks/lanterns/edit', { kind: 'page' }, coordinator)
  assert.equal(answer.status, 303)
  return answer.headers.get('location') ?? ''
}

test('a coordinator writes a page in two languages and publishes it; its readers see no markup of theirs', async () => {
  const form = await beginPage()
  const page = form.split('/').at(-1) ?? ''
  const address = `/fr/networks/lanterns/pages/${page}`
  const typed = {
    basedOn: '0',
    'title.en': 'News',
    'text.en': 'An <script>alert(1)</script> and [a link](https://a.example/)',
    'title.fr': 'Nouvelles <b>',
    'text.fr': 'Un mot.',
  }
  assert.equal((await post(form, { ...typed, do: 'save' }, coordinator)).status, 303)
  assert.equal((await request(address)).status, 404, 'a draft')
  assert.equal((await post(form, { ...typed, basedOn: '1', do: 'publish' }, coordinator)).status, 303)
  assert.match(await html(address), /<h1>Nouvelles &lt;b&gt;<\/h1>/)
  const english = await html(address.replace('/fr/', '/en/'))
  assert.match(english, /&lt;script&gt;alert/)
  assert.match(english, /<a href="https:\/\/a\.example\/" rel="noreferrer nofollow">/)
  assert.match(await html('/fr/networks/lanterns'), /Nouvelles &lt;b&gt;/)
  assert.equal((await post(form, { do: 'withdraw' }, coordinator)).status, 303)
  assert.equal((await request(address)).status, 404)
})

test('what cannot be saved is said with what was typed kept', async () => {
  const form = await beginPage()
  const links = { basedOn: '0', 'title.fr': 'Titre', 'text.fr': '[x](javascript:alert)', do: 'save' }
  const refused = await post(form.replace('/en/', '/fr/'), links, coordinator)
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.match(page, /ces adresses ne peuvent pas servir de lien/)
  assert.match(page, /\[x\]\(javascript:alert\)<\/textarea>/)
  await post(form, { basedOn: '0', 'title.en': 'A', 'text.en': 'first', do: 'save' }, coordinator)
  const second = await post(form, { basedOn: '0', 'title.en': 'A', 'text.en': 'second', do: 'save' }, coordinator)
  assert.equal(second.status, 409)
  assert.match(await second.text(), /Demonstration network coordinator[^]*second<\/textarea>/)
})

test('a language that lags behind is marked for whoever writes and for whoever reads', async () => {
  const notice = /class="notice warning"/
  assert.match(await html('/en/networks/lanterns/edit/pages/lanterns-2025', coordinator), notice)
  assert.doesNotMatch(await html('/en/networks/lanterns/edit/pages/lanterns-about', coordinator), notice)
  assert.match(await html('/fr/networks/lanterns'), /celui-ci peut être en retard/)
  assert.doesNotMatch(await html('/en/networks/lanterns'), /may lag behind/)
  assert.match(await html('/fr/networks/tides'), /n’existe pour l’instant que dans une langue\u00A0: anglais/)
})

test('a former version is shown and restored', async () => {
  const version = '/en/networks/lanterns/edit/pages/lanterns-2025/versions/1'
  assert.match(await html(version, coordinator), /Eleven readings, two visits and one quarrel/)
  assert.equal((await post(version, {}, coordinator)).status, 303)
  assert.match(await html('/en/networks/lanterns/edit/pages/lanterns-2025', coordinator), /restored from version 1/)
  assert.equal((await request(version.replace(/1$/, '9'), { cookie: coordinator })).status, 404)
})

test('a coordinator edits their own network and no other, and the invented never the real', async () => {
  for (const part of ['', '/facts', '/members', '/contact']) {
    assert.equal((await request(`/en/networks/lanterns/edit${part}`, { cookie: coordinator })).status, 200, part)
    for (const network of ['tides', 'reci']) {
      const path = `/en/networks/${network}/edit${part}`
      assert.equal((await request(path, { cookie: coordinator })).status, 403, path)
    }
    assert.equal((await request(`/en/networks/lanterns/edit${part}`, { cookie: real })).status, 403, part)
  }
  assert.match(await html('/en/networks/lanterns', coordinator), /networks\/lanterns\/edit/)
  assert.doesNotMatch(await html('/en/networks/lanterns', real), /networks\/lanterns\/edit/)
})

test('a real place joins with a source and leaves with a year; a sentence says what is missing', async () => {
  const members = '/en/networks/reci/edit/members'
  const refused = await post(members, { do: 'join', place: 'madrid-es', from: '20x0' }, team)
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.match(page, /needs a source/)
  assert.match(page, /value="20x0"/)
  const joined = await post(members, { do: 'join', place: 'lisbon-pt', from: '2026', source: 'Letter' }, team)
  assert.equal(joined.status, 303)
  assert.equal((await post(members, { do: 'leave', place: 'lisbon-pt', until: '2025' }, real)).status, 422)
  assert.equal((await post(members, { do: 'leave', place: 'lisbon-pt', until: '2026' }, real)).status, 303)
  assert.match(await html(members, real), /still in the network/)
  assert.equal((await post(members, { do: 'join', place: 'quillandre-qm', source: 'x' }, team)).status, 422, 'invented')
})

test('a coordinator draws no place into the network, and so sees nothing of it: the secretariat is asked, and lets it in', async () => {
  const members = '/en/networks/reci/edit/members'
  const people = '/en/places/oslo-no/people'
  for (const form of [
    { do: 'join', place: 'oslo-no', from: '2026', source: 'Letter' },
    { do: 'return', place: 'lisbon-pt' },
  ]) {
    assert.match((await post(members, form, real)).headers.get('location') ?? '', /done=proposed/)
  }
  assert.match(await html(`${members}?done=proposed`, real), /the secretariat is told/)
  for (const place of ['oslo-no', 'lisbon-pt']) {
    assert.equal((await request(`/en/places/${place}/people`, { cookie: real })).status, 403, place)
  }
  await enqueue(db, 'reminders', {})
  const mails = await tested.lastMail()
  const link = /(\/en\/networks\/reci\/edit\/members\?place=oslo-no\S+)/.exec(mails)?.[1] ?? ''
  assert.match(mails, /Oslo is proposed for a network: RECI/)
  const form = await html(link, team)
  assert.match(form, /<option value="oslo-no" selected[^>]*>/)
  assert.match(form, /name="source"[^>]* value="Letter"/)
  const letIn = { do: 'join', place: 'oslo-no', from: '2026', source: 'Letter' }
  assert.match((await post(members, letIn, team)).headers.get('location') ?? '', /done=joined/)
  assert.equal((await request(people, { cookie: real })).status, 200)
})

test('what a network is, is changed with where it is recorded from', async () => {
  const facts = '/en/networks/reci/edit/facts'
  const typed = {
    kind: 'national',
    model: 'association',
    leadOrganisation: 'X',
    founded: '2011',
    contactPage: 'nowhere',
  }
  const refused = await post(facts, typed, real)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Say where this is recorded from[^]*Give a whole address/)
  const sources = { 'source.model': 's', 'source.lead': 's', 'source.founded': 's' }
  assert.equal((await post(facts, { ...typed, ...sources, contactPage: '' }, real)).status, 303)
})

test('the multi-level group stands with its seats, its one known city, its meetings and what came of them', async () => {
  const page = await html('/en/groups/gt-adi-int')
  for (const said of [
    /10 states and 10 cities/,
    /href="\/en\/places\/lublin-pl">Lublin/,
    /Not named by any source found: 10 states and 9 cities/,
    /29.{1,3}30 September 2020/,
    /collected and assessed \(2020\)/,
    /adopted \(June 2021\)/,
    /adopted \(6 April 2022\)/,
    /20 elected officials/,
  ]) {
    assert.match(page, said)
  }
  assert.equal([...page.matchAll(/<div class="also">(<ul>|<a|annual)/g)].length, 7, 'a source in every row')
  assert.match(await html('/fr/networks/reci'), /Récits interculturels/)
})

test('a group of a network is edited by its coordinator, row by row', async () => {
  const members = '/en/groups/demonstration-readers/edit/members'
  const refused = await post(
    members,
    { kind: 'state', standing: 'member', place_id: 'kelderath-qn', do: 'save' },
    coordinator,
  )
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /one of them, and not two/)
  const state = { kind: 'state', standing: 'observer', country: 'QP', do: 'save' }
  assert.equal((await post(members, state, coordinator)).status, 303)
  assert.match(await html('/en/groups/demonstration-readers'), /<strong>Zivraska<\/strong>/)
  const meeting = { from_on: '2026-02-30', do: 'save' }
  const meetings = '/en/groups/demonstration-readers/edit/meetings'
  assert.equal((await post(meetings, meeting, coordinator)).status, 422)
  assert.equal((await post(meetings, { ...meeting, from_on: '2026-05' }, coordinator)).status, 303)
  const edit = await html('/en/groups/demonstration-readers/edit', coordinator)
  const row = /edit\/meetings\?row=(\w+)">May 2026/.exec(edit)?.[1] ?? ''
  assert.equal((await post(meetings, { row, do: 'remove' }, coordinator)).status, 303)
  assert.doesNotMatch(await html('/en/groups/demonstration-readers'), /May 2026/)
  assert.equal((await request('/en/groups/gt-adi-int/edit', { cookie: coordinator })).status, 403)
})

test('the list names how each network is run', async () => {
  const page = await html('/fr/networks')
  assert.match(page, /Association de ses membres/)
  assert.match(page, /Initiative, hors des réseaux du programme/)
  assert.deepEqual(tested.reported, [])
})
