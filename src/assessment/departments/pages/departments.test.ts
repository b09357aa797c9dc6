import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Notice } from '#network'
import { languages, speech } from '#platform/i18n'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'
import { gatherDepartments } from '../reminding.ts'

const tested = await testApp()
const { request, post, deps } = tested
const { db } = deps
const { rows } = await sql<{ id: string }>`
  select id from round where place_id = 'brannoreth-qn' and submitted_at is null`.execute(db)
const round = rows[0]?.id ?? ''
const address = href('roundDepartments', { lang: 'en', round })
const overview = href('round', { lang: 'en', round })
const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

const as = (who: string) => tested.signIn(`${who}@demonstration.example`)
const coordinator = await as('coordinator')
const deputy = await as('deputy')
const contributor = await as('contributor')
const html = async (path: string, cookie: string): Promise<string> => {
  const response = await request(path, { cookie })
  assert.equal(response.status, 200, path)
  return response.text()
}
const act = (form: Record<string, string>, cookie = coordinator, path = address) => post(path, form, cookie)

/** What came of a form that was carried out: the change it names. */
async function done(answer: Response): Promise<string> {
  assert.equal(answer.status, 303, await answer.clone().text())
  return new URL(answer.headers.get('location') ?? '', 'http://x').searchParams.get('done') ?? ''
}
const undo = (change: string) => act({ act: 'undo', change })
const idOf = async (name: string) => {
  const found = await sql<{
    id: string
  }>`select id from department where name = ${name} order by ended_in nulls first`.execute(db)
  return found.rows[0]?.id ?? ''
}
const holder = async (area: string) => {
  const found = await sql<{ name: string; due: string }>`
    select name, due_on as due from department_part join department on department.id = department_id
    where round_id = ${round} and area = ${area} and department_part.ended_in is null`.execute(db)
  return found.rows[0]
}
/** The form as the page shows it, with some lines changed. */
async function give(lines: Record<string, string>, cookie = coordinator) {
  const page = await html(address, cookie)
  const was = [...page.matchAll(/name="(was\.[\w-]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ])
  const shown = was.flatMap(([name = '', value = '']) => {
    const [to = '', due = inDays(20)] = value === '' ? [] : value.split(':')
    const key = name.slice('was.'.length)
    return [
      [name, value],
      [`to.${key}`, to],
      [`due.${key}`, due],
    ] as const
  })
  return act({ act: 'give', ...Object.fromEntries(shown), ...lines }, cookie)
}

describe('departments of a round', () => {
  test('a contributor sees who answers what and cannot change it', async () => {
    assert.match(await html(address, contributor), /Education and Youth/)
    assert.doesNotMatch(await html(address, contributor), /name="act"|personnel@brannoreth\.example/)
    assert.equal((await act({ act: 'add', name: 'Mine', emails: 'a@b.example' }, contributor)).status, 403)
    const one = href('roundDepartment', { lang: 'en', round, department: await idOf('Education and Youth') })
    assert.equal((await request(one, { cookie: contributor })).status, 403)
    assert.equal((await post(one, { act: 'remove' }, contributor)).status, 403)
  })

  test('whoever stands in invites a department; who follows the link belongs to it and sees the part first', async () => {
    await done(await act({ act: 'add', name: 'Parks', emails: 'gardener@brannoreth.example', language: 'en' }, deputy))
    const parks = await idOf('Parks')
    await done(await give({ 'to.interaction': parks, 'due.interaction': inDays(9) }))
    assert.match(await html(address, deputy), /gardener@brannoreth\.example[^]{0,60}invited/)
    const link = await tested.lastLink()
    const accepted = await post(link, { name: 'Gwen Gardener' })
    const cookie = accepted.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const page = await html(overview, cookie)
    assert.match(page, /You answer for Parks\./)
    assert.ok(page.indexOf('Your part') < page.indexOf('How to answer'), 'before everything else')
    assert.match(page, /Education/, 'the rest stays reachable')
    assert.match(await html(href('rounds', { lang: 'en' }), cookie), /Your part[^]*Interaction/)
    const area = href('roundArea', { lang: 'en', round, area: 'interaction' })
    assert.match(await html(area, cookie), /This area is yours, due on/)
    assert.match(
      await html(href('roundArea', { lang: 'en', round, area: 'media' }), cookie),
      /This area is with Culture/,
    )
    assert.match(await html(address, deputy), /Gwen Gardener/)
  })

  test('areas and single questions go to departments, are moved, and each change is undone as a whole', async () => {
    const culture = await idOf('Culture and Communication')
    const before = await holder('media')
    const change = await done(await give({ 'to.media': await idOf('Parks'), 'due.media': inDays(30) }))
    assert.deepEqual(await holder('media'), { name: 'Parks', due: inDays(30) })
    await done(await undo(change))
    assert.deepEqual(await holder('media'), before)
    assert.equal((await undo(change)).status, 409, 'what is undone is undone')
    const single = await done(await give({ 'new.item': 'SPA-01', 'to.new': culture, 'due.new': inDays(3) }))
    assert.match(await html(address, coordinator), /Culture and Communication[^]*Public space: 1 question/)
    await done(await undo(single))
    const rest = await done(await give({ 'to.interaction': '' }))
    assert.equal(await holder('interaction'), undefined)
    await done(await act({ act: 'rest', to: culture, due: inDays(10) }))
    assert.deepEqual(await holder('interaction'), { name: 'Culture and Communication', due: inDays(10) })
    assert.equal((await undo(rest)).status, 409, 'another change rests on it')
  })

  test('a removed department gives back what it had; undone, it has it again, and its invitation is sent anew', async () => {
    const id = await idOf('Human Resources')
    const path = href('roundDepartment', { lang: 'en', round, department: id })
    const removed = await done(await act({ act: 'remove' }, coordinator, path))
    assert.equal(await holder('public_services'), undefined)
    const open = async () => {
      const found = await sql<{ id: string }>`select id from invitation
        where email = 'personnel@brannoreth.example' and withdrawn_at is null`.execute(db)
      return found.rows.length
    }
    assert.equal(await open(), 0, 'nobody is waited for in vain')
    await done(await undo(removed))
    assert.equal((await holder('public_services'))?.name, 'Human Resources')
    assert.equal(await open(), 1)
  })

  test('what is amiss is said beside what was typed, and nothing is saved', async () => {
    const past = await give({ 'to.media': await idOf('Parks'), 'due.media': '2020-01-01' })
    assert.equal(past.status, 422)
    assert.match(await past.text(), /This day has passed[^]*value="2020-01-01"/)
    for (const day of ['', 'soon', '2026-02-30', '9999-12-31']) {
      assert.equal((await give({ 'to.media': await idOf('Parks'), 'due.media': day })).status, 422, day)
    }
    assert.equal((await give({ 'to.media': 'none-such' })).status, 422)
    const addresses = await act({ act: 'add', name: 'Water', emails: 'not an address\nx@.\nGwen <g@h.example>' })
    assert.equal(addresses.status, 422)
    assert.match(await addresses.text(), /These are no e-mail addresses: not an address and x@\./)
    const taken = await act({ act: 'add', name: 'parks', emails: 'x@y.example' })
    assert.match(await taken.text(), /already a department of this name/)
    const real = await act({ act: 'add', name: 'Water', emails: 'somebody@oslo.no' })
    assert.match(await real.text(), /somebody@oslo\.no cannot be invited/)
    assert.equal(await idOf('Water'), '')
    assert.equal((await act({ act: 'dance' })).status, 422)
  })

  test('two who share out at once do not overwrite each other', async () => {
    const parks = await idOf('Parks')
    const stale = { 'was.media': 'somebody:2026-12-01', 'to.media': parks, 'due.media': inDays(8) }
    const answer = await give(stale)
    assert.equal(answer.status, 409)
    assert.match(await answer.text(), /Somebody else has changed these lines meanwhile[^]*Media and communication/)
    assert.equal((await holder('media'))?.name, 'Culture and Communication')
  })

  test('the mail of the day says each thing once', async () => {
    const count = async () => {
      const found = await sql<{ count: number }>`select count(*)::integer as count from notice
        where kind in ('questions given', 'questions due', 'department progress')`.execute(db)
      return found.rows[0]?.count ?? 0
    }
    await gatherDepartments(deps)
    const first = await count()
    assert.ok(first > 0)
    await gatherDepartments(deps)
    assert.equal(await count(), first)
    const one = href('roundDepartment', { lang: 'en', round, department: await idOf('Education and Youth') })
    for (const _ of [1, 2]) await done(await act({ act: 'remind' }, coordinator, one))
    const { rows: told } = await sql`select from notice where kind = 'questions reminder'`.execute(db)
    assert.equal(told.length, 1)
    const { rows: notices } = await sql<Notice>`
      select kind, payload, at, jsonb_build_object('kind', subject_kind, 'id', subject_id) as subject from notice
      where kind in ('questions given', 'questions due', 'department progress', 'questions reminder')`.execute(db)
    for (const notice of notices) {
      for (const lang of languages) {
        const said = deps.noticeKinds.find(({ kind }) => kind === notice.kind)?.say(speech(lang), notice)
        assert.match(said?.text ?? '', /Brannoreth/)
        assert.doesNotMatch(said?.text ?? '', /[{}]|undefined|Invalid/)
      }
    }
    assert.match(await html(one, coordinator), /Last reminded on/)
  })
})
