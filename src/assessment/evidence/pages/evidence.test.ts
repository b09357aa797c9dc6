import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { listAnswers, listRevisions } from '#instruments'
import { testApp } from '../../../../test/app.ts'
import { listComments, listEvidence } from '../store.ts'

const { deps, request, post, signIn } = await testApp()
const { db } = deps
const sender = 'http://127.0.0.1:3000'
const round = 'brannoreth-qn-2026'
const item = 'IAC-01'
const path = `/en/rounds/${round}/evidence/${item}`
const area = `/en/rounds/${round}/areas/interaction`
const people = { coordinator: '', contributor: '', elected: '', expert: '', network: '' }
let responseId = ''

before(async () => {
  for (const name of Object.keys(people) as (keyof typeof people)[]) {
    people[name] = await signIn(`${name}@demonstration.example`)
  }
  const { rows } = await sql<{ id: string }>`select response_id as id from round where id = ${round}`.execute(db)
  responseId = rows[0]?.id ?? ''
})

const send = (fields: Record<string, string | File>, cookie = people.contributor, to = path) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return request(to, { method: 'POST', body, headers: { origin: sender }, cookie })
}
const show = async (address: string, cookie: string) => (await request(address, { cookie })).text()
const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'
const file = (content: string, name = 'plan.pdf') => new File([content], name, { type: 'application/pdf' })
const pieces = () => listEvidence(db, round, item)

describe('evidence', () => {
  test('a link with title, note and date stands beside the question', async () => {
    const link = 'https://council.brannoreth.example/strategy'
    const added = await send({ link, title: 'Strategy', note: 'pages 4 to 7', dated: '2024-05' })
    assert.equal(added.headers.get('location'), `${path}?done=added#evidence`)
    const shown = await show(area, people.coordinator)
    assert.match(shown, /href="https:\/\/council\.brannoreth\.example\/strategy" rel="[^"]*noreferrer[^"]*">Strategy</)
    assert.match(shown, /pages 4 to 7/)
    assert.match(shown, /Dated May 2024/)
    assert.match(shown, /1 piece of evidence/)
  })

  test('a file is kept by its bytes, and opened by the place, nobody else, as a file that runs nothing', async () => {
    await send({ file: file(pdf, '../../etc/plan <of> l’été.html') })
    const piece = (await pieces()).find(({ shown }) => 'fileId' in shown)
    assert.ok(piece && 'fileId' in piece.shown)
    assert.equal(piece.title, 'plan of l’été.html.pdf')
    const address = `${path}/pieces/${piece.id}/file`
    for (const cookie of [people.coordinator, people.elected]) {
      const answer = await request(address, { cookie })
      assert.equal(await answer.text(), pdf)
      assert.equal(answer.headers.get('content-type'), 'application/pdf')
      assert.equal(
        answer.headers.get('content-disposition'),
        "attachment; filename*=UTF-8''plan%20of%20l%E2%80%99%C3%A9t%C3%A9.html.pdf",
      )
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
      assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/)
      assert.match(answer.headers.get('cache-control') ?? '', /no-store/)
    }
    assert.equal((await request(address)).status, 403, 'signed out')
    for (const cookie of [people.expert, people.network]) assert.equal((await request(address, { cookie })).status, 403)
    assert.equal((await request(`/files/${piece.shown.fileId}`)).status, 404, 'not as a published report')
  })

  test('the same bytes in another place’s round are not theirs to open', async () => {
    const fileId = (await pieces()).flatMap(({ shown }) => ('fileId' in shown ? shown.fileId : []))[0]
    await sql`insert into evidence (id, round_id, item, title, file_id, file_name, added_at)
      values ('other', 'tezzarin-qp-2024', ${item}, 'Other', ${fileId}, 'other.pdf', now())`.execute(db)
    const other = `/en/rounds/tezzarin-qp-2024/evidence/${item}`
    for (const address of [other, `${other}/pieces/other/file`]) {
      assert.equal((await request(address, { cookie: people.coordinator })).status, 403)
    }
    assert.equal((await request(`${path}/pieces/other/file`, { cookie: people.coordinator })).status, 404)
  })

  test('a form that is sent twice adds once', async () => {
    const known = (await pieces()).length
    const sent = await send({ link: 'https://council.brannoreth.example/strategy' })
    assert.equal(sent.status, 303)
    assert.equal((await pieces()).length, known)
  })

  const refused: readonly (readonly [string, Record<string, string | File>, RegExp])[] = [
    ['nothing', { title: 'A title' }, /Give a link or choose a file/],
    ['both at once', { link: 'https://a.example', file: file(pdf) }, /not both/],
    ['no address', { link: 'javascript:alert(1)' }, /whole address of a page/],
    ['an address with a password', { link: 'https://me:secret@a.example' }, /whole address of a page/],
    ['a page renamed', { file: file('<!doctype html><script>1</script>') }, /no file of a kind that is taken/],
    ['a drawing renamed', { file: file('<svg xmlns="http://www.w3.org/2000/svg"/>') }, /no file of a kind/],
    ['an empty file', { file: file('') }, /This file is empty/],
    ['half a file', { file: file('%PDF-1.7 cut') }, /damaged or not complete/],
    ['15.5 MB', { file: file(`%PDF-1.7${'x'.repeat(15_500_000)}%%EOF`) }, /larger than 15/],
    ['a date that is none', { link: 'https://a.example', dated: '2024-02-30' }, /Write the date as/],
  ]
  for (const [what, fields, sentence] of refused) {
    test(`${what}: a sentence, what was typed is still there, nothing is kept`, async () => {
      const known = (await pieces()).length
      const answer = await send({ note: 'typed <carefully>', ...fields })
      const text = await answer.text()
      assert.equal(answer.status, 422)
      assert.match(text, sentence)
      assert.match(text, /typed &lt;carefully>|typed &lt;carefully&gt;/)
      assert.equal((await pieces()).length, known)
    })
  }

  test('a form larger than any is refused before it is read', async () => {
    assert.equal((await send({ file: file('x'.repeat(17_000_000)) })).status, 413)
  })

  test('a file that came is kept where only its date was wrong', async () => {
    const answer = await send({ file: file(pdf.replace('1 0', '2 0')), title: 'Minutes', dated: 'May' })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /The evidence was added\. One thing about it could not be read/)
    assert.ok((await pieces()).some(({ title, dated }) => title === 'Minutes' && dated === null))
  })

  test('what is removed can be put back; it is nobody’s to open meanwhile', async () => {
    const piece = (await pieces()).find(({ shown }) => 'fileId' in shown)
    const one = `${path}/pieces/${piece?.id}`
    const removed = await post(`${one}/remove`, {}, people.contributor)
    const page = await show(removed.headers.get('location') ?? '', people.contributor)
    assert.match(page, /was removed\. For 14 days it can be put back/)
    assert.equal((await request(`${one}/file`, { cookie: people.contributor })).status, 404)
    assert.match(page, new RegExp(`action="${one}/restore"`))
    await post(`${one}/restore`, {}, people.contributor)
    assert.equal((await request(`${one}/file`, { cookie: people.contributor })).status, 200)
    assert.equal((await post(`${one}/remove`, {}, people.elected)).status, 403)
  })

  test('title, note and date can be changed', async () => {
    const [piece] = await pieces()
    const one = `${path}/pieces/${piece?.id}`
    assert.equal((await post(one, { title: 'x'.repeat(201) }, people.contributor)).status, 422)
    await post(one, { title: 'The strategy', note: '', dated: '2024' }, people.contributor)
    const [changed] = await pieces()
    assert.deepEqual([changed?.title, changed?.note, changed?.dated], ['The strategy', '', '2024'])
  })

  test('a piece removed while somebody changed it: a sentence, what was typed is kept, and it is put back with that', async () => {
    await send({ link: 'https://meanwhile.example/page' })
    const piece = (await pieces()).find(({ title }) => title === 'meanwhile.example')
    const one = `${path}/pieces/${piece?.id}`
    await post(`${one}/remove`, {}, people.coordinator)
    const typed = { title: 'Typed <long>', note: 'pages 7 to 9', dated: '2024' }
    const late = await post(one, typed, people.contributor)
    assert.equal(late.status, 409)
    const page = await late.text()
    assert.match(page, /was removed while you were changing it[^]*name="restore" value="yes"[^]*Typed &lt;long/)
    assert.match(page, /pages 7 to 9/)
    const faulty = await post(one, { ...typed, restore: 'yes', dated: 'soon' }, people.contributor)
    assert.equal(faulty.status, 422)
    assert.match(await faulty.text(), /Write the date as[^]*pages 7 to 9/)
    assert.equal((await post(one, { ...typed, restore: 'yes' }, people.contributor)).status, 303)
    assert.equal((await pieces()).find(({ id }) => id === piece?.id)?.note, 'pages 7 to 9')
    await post(`${one}/remove`, {}, people.contributor)
  })
})

describe('comments among colleagues', () => {
  test('are told to those who answered or commented, not to their writer, and never shown to reviewers', async () => {
    await post(`${path}/comments`, { body: 'Do we have the figures?' }, people.contributor)
    await post(`${path}/comments`, { body: 'From the <library>.' }, people.elected)
    const { rows } = await sql<{ account_id: string }>`
      select account_id from notice where kind = 'commented' order by 1`.execute(db)
    assert.deepEqual(
      rows.map(({ account_id }) => account_id),
      ['demonstration-contributor'],
    )
    assert.match(await show(path, people.coordinator), /From the &lt;library(>|&gt;)/)
    await sql`insert into review (round_id, account_id, part, assigned_at)
      values (${round}, 'demonstration-expert', 'lead', now())`.execute(db)
    const seen = await show(path, people.expert)
    assert.match(seen, /The strategy/, 'evidence is for reviewers')
    assert.doesNotMatch(seen, /figures|library|Comments among/)
    assert.equal((await post(`${path}/comments`, { body: 'x' }, people.expert)).status, 403)
    await sql`delete from review`.execute(db)
  })

  test('one changes and deletes one’s own alone; deleting leaves a trace', async () => {
    const [first, second] = await listComments(db, round, item)
    const one = `${path}/comments/${first?.id}`
    assert.equal((await post(one, { body: 'Not mine' }, people.elected)).status, 403)
    assert.equal((await post(`${path}/comments/${second?.id}/remove`, {}, people.contributor)).status, 403)
    const empty = await post(one, { body: ' ' }, people.contributor)
    assert.match(await empty.text(), /Write something before you send it/)
    await post(one, { body: 'Do we have the new figures?' }, people.contributor)
    assert.match(await show(path, people.elected), /Do we have the new figures\?/)
    await post(`${one}/remove`, {}, people.contributor)
    const page = await show(path, people.elected)
    assert.match(page, /Deleted by Demonstration contributor on/)
    assert.doesNotMatch(page, /new figures/)
    const again = await post(one, { body: 'typed while it was deleted' }, people.contributor)
    assert.equal(again.status, 409)
    const kept = await again.text()
    assert.match(kept, /deleted while you were changing it/)
    assert.match(kept, /<textarea id="body"[^>]*>typed while it was deleted</, 'to be sent as a new one')
  })
})

describe('nothing changed', () => {
  const current = async (key: string) => (await listAnswers(db, responseId)).get(key)
  const press = (fields: Record<string, string>) => post(area, fields, people.contributor)

  test('one press copies the former answer as a version that says so; what was typed elsewhere is saved too', async () => {
    const { rows } = await sql<{ id: string }>`
      select response_id as id from round where id = 'brannoreth-qn-2024'`.execute(db)
    const former = (await listAnswers(db, rows[0]?.id ?? '')).get(item)
    assert.ok(former)
    const sent = await press({ unchanged: item, 'IAC-02.revision': '0', 'IAC-02.comment': 'typed meanwhile' })
    assert.equal(sent.headers.get('location'), `${area}#${item}`)
    const now = await current(item)
    assert.deepEqual([now?.answer, now?.comment, now?.source], [former.answer, former.comment, former.source])
    assert.equal(now?.origin, 'unchanged')
    assert.equal((await current('IAC-02'))?.comment, 'typed meanwhile')
    assert.match(await show(area, people.contributor), /Nothing changed since 2024/)
  })

  test('and is taken back, to what stood there before', async () => {
    await press({ undo: item })
    assert.deepEqual((await current(item))?.answer, { state: 'missing' })
    const history = await listRevisions(db, responseId, item)
    assert.deepEqual(
      history.map(({ origin }) => origin),
      ['unchanged', 'given'],
    )
  })

  test('all that nobody has answered in an area at once, and all of it taken back', async () => {
    const sent = await press({ unchanged: '~' })
    const location = sent.headers.get('location') ?? ''
    const [, count, at] = /\?unchanged=(\d+)-(\d+)$/.exec(location) ?? []
    assert.ok(Number(count) > 2, location)
    assert.match(await show(location, people.contributor), new RegExp(`${count} answers of 2024 were confirmed`))
    assert.equal((await current('IAC-02'))?.origin, 'given', 'what somebody had touched stays')
    const undone = await press({ undo: `~${at}` })
    assert.match(undone.headers.get('location') ?? '', new RegExp(`undo=${count}-`))
    assert.deepEqual((await current(item))?.answer, { state: 'missing' })
  })

  for (const value of ['XYZ-99', '', '~-1', '~1e3', 'constructor']) {
    test(`an unknown question ("${value}") is refused with a sentence`, async () => {
      assert.equal((await press({ unchanged: value })).status, 422)
    })
  }
})

test('after sign-off evidence can be added and says so; what was signed off with the answers stays', async () => {
  const [signed] = await pieces()
  await sql`update round set submitted_at = now() where id = ${round}`.execute(db)
  assert.equal((await send({ link: 'https://late.example/page' })).status, 303)
  const page = await show(path, people.contributor)
  assert.match(page, /late\.example[^]*Added after sign-off/)
  assert.equal((await post(`${path}/pieces/${signed?.id}/remove`, {}, people.contributor)).status, 409)
  const late = (await pieces()).find(({ title }) => title === 'late.example')
  assert.equal((await post(`${path}/pieces/${late?.id}/remove`, {}, people.contributor)).status, 303)
  await sql`update round set validated_at = now() where id = ${round}`.execute(db)
  assert.equal((await send({ link: 'https://later.example/page' })).status, 409)
})
