import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'

const { deps, request, post, signIn, reported } = await testApp()
const { db } = deps

const lang = 'en' as const
const invented = 'brannoreth-qn'
const empty = 'quillandre-qm'
const questions = href('citizenshipTestQuestions', { lang })
const give = href('citizenshipTestGive', { lang })
const textOf = async (path: string, cookie?: string) => (await request(path, { ...(cookie && { cookie }) })).text()
const count = async (where = sql`true`) =>
  (await sql<{ n: number }>`select count(*)::int as n from test_run where ${where}`.execute(db)).rows[0]?.n ?? 0

describe('the test alone', () => {
  test('its pages open in both languages without a cookie, and hold no answer in an address', async () => {
    for (const language of ['en', 'fr'] as const) {
      for (const name of [
        'citizenshipTest',
        'citizenshipTestQuestions',
        'citizenshipTestPrint',
        'citizenshipTestThanks',
      ] as const) {
        const answer = await request(href(name, { lang: language }))
        assert.equal(answer.status, 200, name)
        assert.deepEqual(answer.headers.getSetCookie(), [])
      }
    }
    const page = await textOf(href('citizenshipTestQuestions', { lang }))
    assert.match(page, /method="post"/)
    assert.equal(page.match(/id="q\d+"/g)?.length, 18)
    assert.ok(!/method="get" action="[^"]*citizenship/.test(page))
  })

  test('ends without a mark, with what was explored and what one means to try, and keeps nothing', async () => {
    const before = await count()
    const result = await post(
      questions,
      new URLSearchParams([
        ['DIV-2', 'goods'],
        ['try', 'DIV-2'],
        ['try', 'EQU-1'],
      ]),
    )
    assert.equal(result.status, 200)
    assert.equal(result.headers.get('cache-control'), 'no-store')
    const page = await result.text()
    assert.match(page, /1 of 6 themes/)
    assert.match(page, /Go into one shop/)
    assert.equal(await count(), before)
  })

  test('an answer that does not fit is named, with what was typed kept', async () => {
    const answer = await post(
      questions,
      new URLSearchParams([
        ['INT-1', 'task'],
        ['INT-1', 'task'],
        ['DIV-2', 'nothing'],
      ]),
    )
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.match(page, /href="#q7"/)
    assert.match(page, /value="nothing" checked/)
    assert.match(page, /value="task" selected/)
  })

  for (const [what, form] of [
    ['an unknown option', { 'DIV-2': 'no-such-code' }],
    ['an unknown place', { 'DIV-2': 'goods', place: 'nowhere-xx' }],
    ['a zero byte', { 'DIV-2': 'goods\0', place: 'a\0b', page: '\0' }],
    [
      'versions that never were',
      { 'DIV-2': 'goods', place: invented, 'version-DIV-3': '99999999999', 'version-DIV-1': '-1' },
    ],
    ['names that mean something to a machine', { __proto__: 'x', constructor: 'x', 'DIV-3': 'y'.repeat(5000) }],
    ['nothing', {}],
    ['nobody’s gender', { 'DIV-2': 'goods', gender: 'robot', age: '200', asked: 'x'.repeat(3000), try: 'NONE' }],
  ] as const) {
    test(`tampered fields are refused kindly or left out: ${what}`, async () => {
      for (const path of [questions, give]) {
        const { status } = await post(path, new URLSearchParams(Object.entries(form)))
        assert.ok([200, 303, 422].includes(status), `${path}: ${status}`)
      }
      assert.deepEqual(reported, [])
    })
  }

  test('what is too large or no form is refused', async () => {
    assert.equal((await post(questions, { 'DIV-3': 'x'.repeat(1_100_000) })).status, 413)
    const json = {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' },
    }
    assert.equal((await request(give, json)).status, 422)
  })

  test('answers are given for one place only when it is named, and without a place when it is not', async () => {
    const nowhere = sql`place_id is null`
    const before = await count(nowhere)
    await post(give, { 'DIV-2': 'goods', page: crypto.randomUUID() })
    assert.equal(await count(nowhere), before + 1)
    assert.equal((await post(give, { 'DIV-2': 'goods', asked: invented, place: empty })).status, 422)
  })
})

describe('the test of a place', () => {
  const summary = href('placeTest', { lang, id: invented })

  test('shows how people answered, one filter at a time, and nothing under five', async () => {
    for (const query of [
      {},
      { by: 'gender', is: 'woman' },
      { by: 'age', is: '30_44' },
      { by: 'channel', is: 'paper' },
    ]) {
      const page = await textOf(href('placeTest', { lang, id: invented }, query))
      const counts = [...page.matchAll(/>(\d+) of \d+</g)].map(([, n]) => Number(n))
      assert.ok(counts.length > 0)
      assert.ok(counts.every((n) => n >= 5))
      assert.match(page, /are invented/)
    }
  })

  for (const query of [
    { by: 'shoe' },
    { by: 'gender', is: 'nobody' },
    { by: 'age', is: '__proto__' },
    { by: 'constructor', is: 'x' },
  ]) {
    test(`an unknown part is the whole: ${JSON.stringify(query)}`, async () => {
      const answer = await request(href('placeTest', { lang, id: invented }, query))
      assert.equal(answer.status, 200)
    })
  }

  test('says so while there is too little to show; an unknown place is not found', async () => {
    assert.match(await textOf(href('placeTest', { lang, id: 'hestrild-qn' })), /Nothing to show yet/)
    for (const name of ['placeTest', 'placeTestLeaflet'] as const) {
      assert.equal((await request(href(name, { lang, id: 'nowhere-xx' }))).status, 404)
    }
  })

  test('answers wait until the day before yesterday is over and twenty have come', async () => {
    const id = 'quillandre-qm'
    const address = href('placeTest', { lang, id })
    const later = () => sql`update test_run set day = day - 1 where place_id = ${id}`.execute(db)
    const one = () => post(give, { 'DIV-2': 'goods', place: id, page: crypto.randomUUID() })
    for (let i = 0; i < 20; i += 1) await one()
    await later()
    assert.match(await textOf(address), /Nothing to show yet/)
    await later()
    assert.match(await textOf(address), /20 people have given/)
    for (let i = 0; i < 19; i += 1) await one()
    await later()
    await later()
    assert.match(await textOf(address), /20 people have given/)
  })

  test('its leaflet leads to the test of the place', async () => {
    const page = await textOf(href('placeTestLeaflet', { lang, id: invented }))
    assert.match(page, /citizenship-test\?place=brannoreth-qn/)
    assert.match(page, /<svg class="qr"/)
  })

  test('a sheet of paper is kept once, as paper', async () => {
    const cookie = await signIn('deputy@demonstration.example')
    const paper = sql`channel = 'paper' and place_id = ${invented}`
    const address = href('placeTestPaper', { lang, id: invented })
    const before = await count(paper)
    const sheet = { 'DIV-2': 'goods', gender: 'man', page: crypto.randomUUID() }
    for (let i = 0; i < 2; i += 1) assert.equal((await post(address, sheet, cookie)).status, 303)
    assert.equal(await count(paper), before + 1)
    assert.equal((await post(address, {}, cookie)).status, 422)
    assert.equal((await post(address, sheet)).status, 403)
  })

  test('a place puts its own question in, looks at it first, and takes it back', async () => {
    const cookie = await signIn('coordinator@demonstration.example')
    const address = href('placeTestAdapt', { lang, id: invented })
    const form = {
      item: 'DIV-3',
      kind: 'single',
      ...Object.fromEntries(
        ['en', 'fr'].flatMap((code) =>
          ['ask', 'o1', 'o2', 'reflection', 'action'].map((field) => [`${code}-${field}`, `${field} in ${code}`]),
        ),
      ),
    }
    const ofPlace = href('citizenshipTestQuestions', { lang }, { place: invented })
    const refused = await post(address, { ...form, 'fr-ask': '', do: 'save' }, cookie)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /value="o1 in fr"/)
    const looked = await (await post(address, { ...form, do: 'preview' }, cookie)).text()
    assert.match(looked, /As residents will see it/)
    assert.ok(!(await textOf(ofPlace)).includes('ask in en'))
    for (let i = 0; i < 2; i += 1) assert.equal((await post(address, { ...form, do: 'save' }, cookie)).status, 303)
    const shown = await textOf(ofPlace)
    assert.match(shown, /ask in en/)
    assert.match(shown, /name="version-DIV-3" value="1"/)
    assert.ok(!(await textOf(href('citizenshipTestQuestions', { lang }))).includes('ask in en'))
    await post(address, { item: 'DIV-3', do: 'back' }, cookie)
    assert.ok(!(await textOf(ofPlace)).includes('ask in en'))
    // Whoever began before answers what they saw.
    const begun = { 'DIV-3': 'o2', 'version-DIV-3': '1', asked: invented, place: invented, page: crypto.randomUUID() }
    assert.equal((await post(give, begun)).status, 303)
    const { rows } = await sql`select item, version from test_run_adaptation`.execute(db)
    assert.deepEqual(rows, [{ item: 'DIV-3', version: 1 }])
    assert.equal((await post(address, { ...form, item: 'DIV-1' }, cookie)).status, 404)
    const trail = await sql<{
      n: number
    }>`select count(*)::int as n from trail where action like 'test question%'`.execute(db)
    assert.equal(trail.rows[0]?.n, 2)
    assert.equal((await request(summary)).status, 200)
    assert.deepEqual(reported, [])
  })
})
