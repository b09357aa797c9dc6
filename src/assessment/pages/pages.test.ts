import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { editionsOf, listAnswers, listRevisions, registerEditions, withRegistered } from '#instruments'
import { testDatabase } from '../../../test/database.ts'
import { accounts, editions, now, requestsTo } from '../fixtures/app.ts'
import { findRound } from '../store.ts'

const { db } = await testDatabase()
const as = requestsTo(db)
const ana = as('ana')
const bo = as('bo')
let path: string
let responseId: string

/** Ana and Bo coordinate Amber, Ana also Birch; Cem had a mandate until last year. */
before(async () => {
  for (const { id, name, email } of accounts) {
    await sql`insert into auth_user (id, name, email, demonstration) values (${id}, ${name}, ${email}, true)`.execute(
      db,
    )
  }
  await sql`insert into place (id, name, country, kind, status, source, demonstration) values
    ('amber-qm', 'Amber', 'QM', 'city', 'member', 'invented', true),
    ('birch-qm', 'Birch', 'QM', 'city', 'member', 'invented', true)`.execute(db)
  await sql`insert into mandate (id, account_id, place_id, role, from_on, until_on) values
    ('1', 'ana', 'amber-qm', 'place_coordinator', '2025-01-01', null),
    ('2', 'bo', 'amber-qm', 'place_coordinator', '2025-01-01', null),
    ('3', 'ana', 'birch-qm', 'place_coordinator', '2025-01-01', null),
    ('4', 'cem', 'amber-qm', 'place_coordinator', '2020-01-01', '2025-12-31')`.execute(db)
  await registerEditions(db, editions, now)
})

beforeEach(async () => {
  await sql`delete from round`.execute(db)
  const opened = await ana.post('/en/rounds/open', { round: 'amber-qm:2026' })
  path = opened.location ?? ''
  responseId = (await findRound(db, path.split('/').at(-1) ?? ''))?.responseId ?? ''
})

const fields = (item: string, values: string[], revision = 0, comment = '') => ({
  [item]: values,
  [`${item}.revision`]: String(revision),
  [`${item}.comment`]: comment,
  [`${item}.source`]: '',
})
const draft = (values: string[], basedOn = 0, comment = '') => ({ values, basedOn, comment, source: '' })
const stored = async (item: string) => (await listAnswers(db, responseId)).get(item)
const versions = async (item: string) => (await listRevisions(db, responseId, item)).length

describe('who may see what', () => {
  test('nobody gets in without signing in', async () => {
    for (const address of ['/en/rounds', path, `${path}/areas/vision`]) {
      assert.equal((await as(null).get(address)).status, 403, address)
    }
    assert.match((await as(null).put(`${path}/answers/VIS-01`, draft(['none']))).text, /^sign_in/)
  })

  test('a mandate that has ended opens nothing', async () => {
    assert.match((await as('cem').get('/en/rounds')).text, /do not coordinate a place/)
    assert.equal((await as('cem').get(path)).status, 403)
    assert.equal((await as('cem').post(`${path}/areas/vision`, fields('VIS-01', ['none']))).status, 403)
    assert.equal((await as('cem').put(`${path}/answers/VIS-01`, draft(['none']))).status, 403)
    assert.equal((await as('cem').post(`${path}/submit`, { confirm: 'yes' })).status, 403)
  })

  test('an address that leads nowhere says so', async () => {
    for (const address of [
      '/en/rounds/nothing',
      '/en/rounds/%00',
      `${path}/areas/nothing`,
      `${path}/areas/__proto__`,
    ]) {
      assert.equal((await ana.get(address)).status, 404, address)
    }
  })
})

describe('opening a round', () => {
  test('a place has one open round of an edition: asking again leads to it, with a sentence', async () => {
    const again = await bo.post('/en/rounds/open', { round: 'amber-qm:2025' })
    assert.equal(again.location, `${path}?already=yes`)
    assert.match((await bo.get(again.location ?? '')).text, /already has an open round/)
  })

  test('of ten who open at once all come to the same round', async () => {
    const opened = await Promise.all(
      Array.from({ length: 10 }, () => ana.post('/en/rounds/open', { round: 'birch-qm:2026' })),
    )
    assert.equal(new Set(opened.map(({ location }) => location?.split('?')[0])).size, 1)
  })

  test('a year is answered once: it is offered no more, and asking for it leads to its round, with a sentence', async () => {
    const offered = async () =>
      [...(await ana.get('/en/rounds')).text.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value)
    assert.deepEqual(await offered(), ['birch-qm:2026', 'birch-qm:2025', 'birch-qm:2024'])
    await ana.post(`${path}/submit`, { confirm: 'yes' })
    assert.deepEqual((await offered()).slice(0, 2), ['amber-qm:2025', 'amber-qm:2024'])
    const again = await bo.post('/en/rounds/open', { round: 'amber-qm:2026' })
    assert.equal(again.status, 409)
    assert.match(again.text, /Amber has already answered this questionnaire for 2026/)
    assert.match(again.text, new RegExp(`role="alert".*?href="${path}"`, 's'))
    assert.equal((await bo.post('/en/rounds/open', { round: 'amber-qm:2025' })).status, 303)
  })

  test('of submitting and opening the same year at once, one round comes', async () => {
    const submitting = ana.post(`${path}/submit`, { confirm: 'yes' })
    await Promise.all([
      submitting,
      ...Array.from({ length: 5 }, () => bo.post('/en/rounds/open', { round: 'amber-qm:2026' })),
    ])
    const { rows } = await sql`select count(*) as rounds from round`.execute(db)
    assert.deepEqual(rows, [{ rounds: 1 }])
    const { editionId } = (await findRound(db, path.split('/').at(-1) ?? '')) ?? {}
    const twice = db.transaction().execute(async (tx) => {
      await sql`insert into response (id, edition_id, place_id, opened_at)
        values ('twice', ${editionId}, 'amber-qm', now())`.execute(tx)
      await sql`insert into round (id, place_id, edition_id, response_id, year, opened_at, submitted_at)
        values ('twice', 'amber-qm', ${editionId}, 'twice', 2026, now(), now())`.execute(tx)
    })
    await assert.rejects(twice, /round_year/)
  })

  test('a place of others, or a year that is not offered, is refused in a sentence', async () => {
    for (const form of [
      { round: 'birch-qm:2026' },
      { round: 'amber-qm:1990' },
      { round: 'amber-qm:2026:1' },
      { round: ':2026' },
      {},
    ]) {
      const refused = await bo.post('/fr/rounds/open', form)
      assert.equal(refused.status, 422)
      assert.match(refused.text, /Choisissez l’un de vos territoires/)
    }
  })
})

describe('answering without script', () => {
  test('one button saves all that was changed, each answer as its own revision', async () => {
    const sent = await ana.post(`${path}/areas/vision`, {
      ...fields('VIS-01', ['adopted'], 0, 'since May'),
      ...fields('VIS-02', ['money']),
    })
    assert.equal(sent.location, `${path}/areas/vision?saved=2`)
    assert.match((await ana.get(sent.location ?? '')).text, /2 answers saved/)
    const again = await ana.post(`${path}/areas/vision`, {
      ...fields('VIS-01', ['adopted'], 1, 'since May'),
      ...fields('VIS-02', ['no_money'], 1),
    })
    assert.equal(again.location, `${path}/areas/vision?saved=1`)
    assert.deepEqual([await versions('VIS-01'), await versions('VIS-02')], [1, 2])
  })

  test('"save and go on" leads to the next area, after the last one to the overview', async () => {
    const next = await ana.post(`${path}/areas/vision`, { ...fields('VIS-01', ['none']), go: 'next' })
    assert.equal(next.location, `${path}/areas/schools`)
    assert.equal((await ana.post(`${path}/areas/meeting`, { go: 'next' })).location, path)
  })

  test('one bad answer does not lose the good ones, and stays as it was typed', async () => {
    const sent = await ana.post(`${path}/areas/schools`, {
      ...fields('SCH-01', ['meals']),
      ...fields('SCH-02', ['about 1,200'], 0, '<b>a rough guess</b>'),
    })
    assert.equal(sent.status, 422)
    assert.match(sent.text, /One answer saved/)
    assert.match(sent.text, /href="#SCH-02"/)
    assert.match(sent.text, /could not be read as a number/)
    assert.match(sent.text, /value="about 1,200"/)
    assert.match(sent.text, /&lt;b&gt;a rough guess/)
    assert.deepEqual((await stored('SCH-01'))?.answer, { state: 'answered', codes: ['meals'] })
    assert.equal(await stored('SCH-02'), undefined)
  })

  test('a comment that is too long is given back whole', async () => {
    const sent = await ana.post(`${path}/areas/vision`, fields('VIS-01', ['none'], 0, 'x'.repeat(1_000_000)))
    assert.equal(sent.status, 422)
    assert.match(sent.text, /1,000,000 characters; 4,000 is the most/)
    assert.ok(sent.text.includes('x'.repeat(1_000_000)))
  })

  test('answering what does not apply is harmless, and its fieldset says why it is folded', async () => {
    await ana.post(`${path}/areas/vision`, { ...fields('VIS-01', ['none']), ...fields('VIS-02', ['money']) })
    const { text } = await ana.get(`${path}/areas/vision`)
    assert.match(text, /VIS-02 depends on your answer to VIS-01/)
    assert.match(text, /<details class="guarded"(?! open)/)
    assert.match(text, /2 of 2 questions done/)
  })

  test('a page sent back untouched does not undo what somebody else saved meanwhile', async () => {
    await bo.put(`${path}/answers/VIS-01`, draft(['adopted']))
    const sent = await ana.post(`${path}/areas/vision`, { ...fields('VIS-01', ['']), ...fields('VIS-02', ['money']) })
    assert.equal(sent.location, `${path}/areas/vision?saved=1`)
    assert.deepEqual((await stored('VIS-01'))?.answer, { state: 'answered', codes: ['adopted'] })
  })

  test('two answers to one question are shown with names, and a button chooses', async () => {
    await bo.put(`${path}/answers/VIS-01`, draft(['adopted'], 0, 'the council voted'))
    const clash = await ana.post(`${path}/areas/vision`, fields('VIS-01', ['none'], 0, 'I found no decision'))
    assert.equal(clash.status, 409)
    assert.match(clash.text, /Another answer to this question was saved meanwhile/)
    for (const shown of ['the council voted', 'I found no decision', 'Keep mine', 'Take theirs', '>bo,']) {
      assert.ok(clash.text.includes(shown) || clash.text.includes(shown.replace('>', '">')), shown)
    }
    assert.match((await ana.get(path)).text, /One question has two answers/)
    const buttons = [...clash.text.matchAll(/name="choose" value="([^"]+)"/g)].map(([, value]) => value ?? '')
    assert.deepEqual(buttons, ['VIS-01:1:2', 'VIS-01:2:2'])
    const chosen = await ana.post(`${path}/areas/vision`, { ...fields('VIS-01', ['adopted'], 1), choose: 'VIS-01:2:2' })
    assert.equal(chosen.status, 303)
    const { answer, comment, revision, basedOn } = (await stored('VIS-01')) ?? {}
    assert.deepEqual(
      [answer, comment, revision, basedOn],
      [{ state: 'answered', codes: ['none'] }, 'I found no decision', 3, 2],
    )
    assert.doesNotMatch((await ana.get(`${path}/areas/vision`)).text, /name="choose"/)
    assert.match((await ana.get(`${path}/areas/vision`)).text, /3 versions/)
  })
})

test('two answers of one person, as from two windows, are not called somebody else’s', async () => {
  await ana.put(`${path}/answers/VIS-01`, draft(['adopted']))
  const scripted = String((await ana.put(`${path}/answers/VIS-01`, draft(['none']))).json()['clash'])
  const form = (await ana.post(`${path}/areas/vision`, fields('VIS-01', ['none'], 0))).text
  for (const shown of [scripted, form]) {
    assert.match(shown, /Both are yours/)
    assert.equal(shown.match(/Keep this one/g)?.length, 2)
    assert.doesNotMatch(shown, /Take theirs|Somebody else/)
  }
})

test('an address cannot make a page say that more was saved than could be', async () => {
  assert.match((await ana.get(`${path}/areas/vision?saved=2`)).text, /2 answers saved/)
  for (const claimed of ['3', '99', '-1', '1e1', '999999']) {
    assert.doesNotMatch((await ana.get(`${path}/areas/vision?saved=${claimed}`)).text, /saved\.</, claimed)
  }
})

describe('answering with script', () => {
  const put = (item: string, body: unknown) => ana.put(`${path}/answers/${item}`, body)

  test('a save answers with its revision, its time and how far the round has come', async () => {
    const reply = (await put('VIS-01', draft(['adopted']))).json()
    assert.deepEqual(
      [reply['kind'], reply['changed'], reply['revision'], reply['savedAt']],
      ['saved', true, 1, '2026-11-23T09:00:00.000Z'],
    )
    assert.deepEqual((reply['progress'] as unknown[])[0], {
      area: 'vision',
      done: 1,
      of: 2,
      short: '1 of 2',
      text: '1 of 2 questions done',
    })
  })

  test('a stale save is a clash that shows both and is settled by choosing', async () => {
    await bo.put(`${path}/answers/VIS-01`, draft(['adopted']))
    const clash = await put('VIS-01', draft(['none']))
    assert.equal(clash.status, 409)
    const { kind, clash: panel, revision } = clash.json()
    assert.deepEqual([kind, revision], ['clash', 1])
    assert.match(String(panel), /Keep mine.*|Take theirs/s)
    const chosen = (await put('VIS-01', { choose: 1, basedOn: 2 })).json()
    assert.deepEqual([chosen['kind'], chosen['revision'], chosen['clash']], ['saved', 3, null])
    assert.deepEqual(chosen['draft'], { values: ['adopted'], comment: '', source: '' })
  })

  test('an answer that does not fit is told so, and nothing is stored', async () => {
    const reply = await put('SCH-02', draft(['101']))
    assert.equal(reply.status, 422)
    assert.deepEqual(reply.json(), { kind: 'invalid', faults: { answer: 'Enter a number from 0 to 100.' } })
    assert.equal(await stored('SCH-02'), undefined)
  })

  test('text of every kind is kept as it was typed', async () => {
    const typed = 'l’été – 日本語 العربية 🎈 \\ \' " <script> %\nsecond line'
    await put('VIS-01', draft(['none'], 0, `${typed}\0`))
    assert.equal((await stored('VIS-01'))?.comment, typed)
  })
})

describe('hostile input gets a sentence and stores nothing', () => {
  const hostile: [string, string, unknown, number][] = [
    ['an unknown item', 'XYZ-99', draft(['none']), 404],
    ['a property of objects as item', 'constructor', draft(['none']), 404],
    ['an unknown option', 'VIS-01', draft(['perhaps']), 422],
    ['several options where one is asked', 'VIS-01', draft(['none', 'adopted']), 422],
    ['a thousand options', 'SCH-01', draft(Array.from({ length: 1000 }, () => 'meals')), 422],
    ['a revision that never was', 'VIS-01', draft(['none'], 5), 422],
    ['a negative revision', 'VIS-01', draft(['none'], -1), 422],
    ['a revision beyond all numbers', 'VIS-01', draft(['none'], 1e300), 422],
    ['a text for a revision', 'VIS-01', { ...draft(['none']), basedOn: 'one' }, 422],
    ['a choice that is not there', 'VIS-01', { choose: 3, basedOn: 0 }, 422],
    ['a text for a list', 'VIS-01', { ...draft([]), values: 'none' }, 422],
    ['lists for texts', 'VIS-01', { ...draft(['none']), comment: ['a', 'b'] }, 422],
    ['a comment of 1 MB', 'VIS-01', draft(['none'], 0, 'x'.repeat(1_000_000)), 422],
    ['no JSON', 'VIS-01', 'values=none', 422],
    ['nothing', 'VIS-01', '', 422],
    ['null', 'VIS-01', null, 422],
    ['"does not apply" where it always does', 'VIS-01', draft(['~na']), 422],
  ]
  for (const [name, item, body, status] of hostile) {
    test(`by script: ${name}`, async () => {
      const refused = await ana.put(`${path}/answers/${item}`, body)
      assert.equal(refused.status, status, refused.text)
      assert.match(refused.text, /\.("|\})/)
      assert.equal(await versions('VIS-01'), 0)
    })
  }

  const forms: [string, Record<string, string | string[]>][] = [
    ['an item of another area', fields('SCH-01', ['meals'])],
    ['a field that no page has', { ...fields('VIS-01', ['none']), admin: 'true' }],
    ['two comments', { ...fields('VIS-01', ['none']), 'VIS-01.comment': ['a', 'b'] }],
    ['two revisions', { ...fields('VIS-01', ['none']), 'VIS-01.revision': ['0', '1'] }],
    ['a revision that never was', fields('VIS-01', ['none'], 9)],
    ['a choice without its parts', { choose: 'VIS-01' }],
    ['a choice in another area', { choose: 'SCH-01:1:1' }],
  ]
  for (const [name, form] of forms) {
    test(`in the form: ${name}`, async () => {
      assert.equal((await ana.post(`${path}/areas/vision`, form)).status, 422)
      assert.equal(await versions('VIS-01'), 0)
    })
  }

  test('in the form: a file for an answer', async () => {
    const body = new FormData()
    body.append('VIS-01', new File(['none'], 'answer.txt'))
    body.append('VIS-01.revision', '0')
    assert.equal((await ana.send(`${path}/areas/vision`, { method: 'POST', body })).status, 422)
  })
})

describe('submitting', () => {
  test('the overview says what is missing and what will become of it', async () => {
    await ana.put(`${path}/answers/VIS-01`, draft(['adopted']))
    const { text } = await ana.get(path)
    assert.match(text, /7 questions have no answer: each will count 0/)
    assert.match(text, new RegExp(`href="${path}/areas/vision#VIS-02"`))
    assert.match(text, /1 of 8 questions done/)
    assert.match(text, /ana, <time/)
  })

  test('it needs the confirmation', async () => {
    const unconfirmed = await ana.post(`${path}/submit`, {})
    assert.equal(unconfirmed.status, 422)
    assert.match(unconfirmed.text, /Tick the box to confirm/)
  })

  test('it closes the round, records the result and leads to it; afterwards nothing can be changed', async () => {
    await ana.put(`${path}/answers/VIS-01`, draft(['adopted']))
    const sent = await ana.post(`${path}/submit`, { confirm: 'yes' })
    assert.match(sent.location ?? '', /^\/en\/results\/\w+$/)
    const overview = await ana.get(path)
    assert.ok(overview.text.includes(sent.location ?? 'no result'))
    assert.match((await ana.get('/en/rounds')).text, /Signed off on/)
    assert.match((await ana.get(`${path}/areas/vision`)).text, /Yes, adopted/)
    assert.doesNotMatch((await ana.get(`${path}/areas/vision`)).text, /<input type="radio"/)
    for (const late of [
      await ana.post(`${path}/areas/vision`, fields('VIS-01', ['none'], 1)),
      await ana.put(`${path}/answers/VIS-01`, draft(['none'], 1)),
    ]) {
      assert.equal(late.status, 409)
      assert.match(late.text, /has been signed off/)
    }
    assert.deepEqual(
      [await bo.post(`${path}/submit`, { confirm: 'yes' }), await bo.post(`${path}/submit`, {})].map(
        ({ status, location }) => [status, location],
      ),
      Array.from({ length: 2 }, () => [303, sent.location]),
    )
    assert.equal(await versions('VIS-01'), 1)
  })

  test('what somebody was still typing without script is given back with the sentence, and only what was not kept', async () => {
    await bo.put(`${path}/answers/SCH-01`, draft(['meals']))
    await ana.post(`${path}/submit`, { confirm: 'yes' })
    const late = await bo.post(`${path}/areas/schools`, {
      ...fields('SCH-01', ['meals'], 1),
      ...fields('SCH-02', ['about 1,200'], 0, '<b>from a letter</b>'),
    })
    assert.equal(late.status, 409)
    const [given = ''] = /<h2>What you typed.*?<\/section><\/section>/s.exec(late.text) ?? []
    assert.match(late.text, /role="alert".*?has been signed off/s)
    assert.match(given, /SCH-02.*about 1,200.*&lt;b&gt;from a letter/s)
    assert.doesNotMatch(given, /SCH-01|<input|<textarea/)
    assert.equal(await versions('SCH-02'), 0)
    const chosen = await bo.post(`${path}/areas/vision`, fields('VIS-01', ['adopted'], 0, 'in May'))
    assert.match(chosen.text, /VIS-01.*Yes, adopted.*in May.*signed off: here are its answers/s)
    const untouched = await bo.post(`${path}/areas/schools`, fields('SCH-01', ['meals'], 1))
    assert.equal(untouched.status, 409)
    assert.doesNotMatch(untouched.text, /What you typed/)
  })

  test('of several who submit at once one does; there is one result, and all are led to it', async () => {
    const sent = await Promise.all(Array.from({ length: 5 }, () => ana.post(`${path}/submit`, { confirm: 'yes' })))
    const { rows } = await sql<{ id: string }>`select id from result`.execute(db)
    assert.equal(rows.length, 1)
    for (const one of sent) assert.deepEqual([one.status, one.location], [303, `/en/results/${rows[0]?.id}`])
  })
})

test('when the files of an edition are gone, its rounds are still listed, answered and submitted; none is opened', async () => {
  const later = requestsTo(
    db,
    withRegistered(db, editionsOf([]), () => now),
  )('ana')
  const list = await later.get('/en/rounds')
  assert.match(list.text, /Amber, 2026/)
  assert.doesNotMatch(list.text, /action="\/en\/rounds\/open"/)
  const saved = await later.post(`${path}/areas/vision`, fields('VIS-01', ['adopted']))
  assert.equal(saved.status, 303)
  assert.match((await later.get(`${path}/areas/vision`)).text, /Is there a strategy\?/)
  assert.match((await later.post(`${path}/submit`, { confirm: 'yes' })).location ?? '', /\/results\//)
  assert.match((await later.get('/en/rounds')).text, /See the result/)
  assert.equal((await later.post('/en/rounds/open', { round: 'birch-qm:2026' })).status, 404)
})

test('pages speak French, with the texts that are not translated marked as such', async () => {
  const { text } = await ana.get(`${path.replace('/en/', '/fr/')}/areas/streets`)
  assert.match(text, /<h1 lang="en">Streets/)
  assert.match(text, /<legend lang="en">/)
  assert.match(text, /Enregistrer et continuer/)
})
