import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { parse } from 'node-html-parser'
import { testApp } from '../../../../../test/app.ts'
import { findSurvey } from '../../store.ts'
import { changesBetween } from '../changes.ts'

const tested = await testApp()
const { request, post } = tested
const { db, editions } = tested.deps

const as = (who: string) => tested.signIn(`${who}@demonstration.example`)
const place = await as('coordinator')
const secretariat = await tested.setUpSecondFactor('secretariat@demonstration.example', await as('secretariat'))

const get = async (path: string, cookie = secretariat): Promise<string> => {
  const response = await request(path, { cookie })
  assert.equal(response.status, 200, path)
  return response.text()
}

/** What a browser would send of the form of the page, without any button. */
function formOf(html: string): URLSearchParams {
  const form = parse(html).querySelector('form.survey-builder')
  assert.ok(form)
  const sent = new URLSearchParams()
  for (const field of form.querySelectorAll('input, select, textarea')) {
    const name = field.getAttribute('name') ?? ''
    if (field.getAttribute('type') === 'checkbox' && !field.hasAttribute('checked')) continue
    const chosen = field.querySelector('option[selected]') ?? field.querySelector('option')
    if (field.tagName === 'SELECT') sent.append(name, chosen?.getAttribute('value') ?? '')
    else sent.append(name, field.tagName === 'TEXTAREA' ? field.text : (field.getAttribute('value') ?? ''))
  }
  return sent
}

const template = { from: 'survey-systemic-discrimination/2026', kind: 'thematic', until: '2199-01-31' }

async function begin(title: string, form: Record<string, string> = template): Promise<string> {
  const answer = await post('/en/surveys/new', { ...form, 'title.en': title, 'title.fr': `${title} (fr)` }, secretariat)
  assert.equal(answer.status, 303)
  return /surveys\/([^/]+)\/edit/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
}

async function press(id: string, said: string, typed: Record<string, string> = {}): Promise<Response> {
  const form = formOf(await get(`/en/surveys/${id}/edit`))
  for (const [name, value] of Object.entries(typed)) form.set(name, value)
  form.set('do', said)
  return post(`/en/surveys/${id}/edit`, form, secretariat)
}

const draftOf = async (id: string) => {
  const survey = await findSurvey(db, id)
  assert.ok(survey)
  return survey.draft
}

test('a form that is sent back untouched changes nothing, of any template or of none', async () => {
  for (const from of ['', ...editions.list().flatMap(({ id, use }) => (use === 'survey' ? [id] : []))]) {
    const id = await begin(`Untouched ${from}`, { ...template, from })
    const before = await draftOf(id)
    assert.equal((await press(id, 'save')).status, 303)
    const after = await draftOf(id)
    assert.deepEqual(after.edition, before.edition, from)
    assert.deepEqual(changesBetween(before, after), [], from)
  }
})

test('a button does one thing with all that was typed, and what was removed comes back', async () => {
  const id = await begin('Buttons', { ...template, from: '' })
  const added = await press(id, 'add item part_1', { 'Q1.ask.en': 'What did you try?', 'Q1.kind': 'ranking' })
  assert.match(added.headers.get('location') ?? '', /at=Q2#item-Q2$/)
  await press(id, 'add option Q1')
  await press(id, 'remove item Q1', { 'Q1:option_3.fr': 'Rien' })
  const without = await get(`/en/surveys/${id}/edit`)
  assert.match(without, /Put back the question “What did you try\?”/)
  assert.match(without, /things are still missing/)
  await press(id, 'take back', { 'Q2.ask.fr': 'Et ensuite ?' })
  const { edition, texts } = await draftOf(id)
  assert.deepEqual(
    edition.items.map(({ key, kind, options }) => [key, kind, options.length]),
    [
      ['Q1', 'ranking', 3],
      ['Q2', 'single', 2],
    ],
  )
  assert.equal(texts['fr']?.items['Q1']?.options['option_3'], 'Rien')
  assert.equal(texts['fr']?.items['Q2']?.ask, 'Et ensuite ?')
})

test('two copies of one survey never give two questions the same key', async () => {
  const first = await begin('Copied', { ...template, from: '' })
  const copies = await Promise.all(
    ['One', 'Other'].map((title) => begin(title, { ...template, from: `survey:${first}` })),
  )
  const keys: string[] = []
  for (const id of [first, ...copies]) {
    await press(id, 'add item part_1')
    const { edition } = await draftOf(id)
    assert.deepEqual([edition.items[0]?.key, edition.items.length], ['Q1', 2])
    keys.push(edition.items[1]?.key ?? '')
    await press(id, `save item ${keys.at(-1)}`, { [`${keys.at(-1)}.ask.en`]: 'Kept' })
    assert.equal((await draftOf(id)).texts['en']?.items[keys.at(-1) ?? '']?.ask, 'Kept')
  }
  assert.equal(new Set(keys).size, 3, `answers to different questions would be found by one key: ${keys.join(', ')}`)
})

test('of two who write at once, the second is told, keeps what was typed, and may save it then', async () => {
  const id = await begin('Two at once')
  const second = formOf(await get(`/en/surveys/${id}/edit`))
  await press(id, 'save', { 'title.en': 'Theirs', 'LOOKED.ask.en': 'Did you look?' })
  await press(id, 'duplicate item LOOKED')
  second.set('title.en', 'Mine')
  second.set('do', 'add option LOOKED')
  const clash = await post(`/en/surveys/${id}/edit`, second, secretariat)
  assert.equal(clash.status, 409)
  const shown = await clash.text()
  assert.match(shown, /Somebody else saved these questions[^]*<del[^>]*>Theirs<\/del><ins[^>]*>Mine<\/ins>/)
  assert.equal((await draftOf(id)).texts['en']?.title, 'Theirs')
  const again = formOf(shown)
  again.set('do', 'save')
  assert.equal((await post(`/en/surveys/${id}/edit`, again, secretariat)).status, 303)
  const { texts, edition } = await draftOf(id)
  assert.equal(texts['en']?.title, 'Mine')
  assert.equal(texts['en']?.items['LOOKED']?.ask, 'Did you look?', 'what was not touched is as the other left it')
  assert.ok(edition.items.some(({ key }) => /^Q1\b/.test(key)))
  assert.ok(edition.items.find(({ key }) => key === 'LOOKED')?.options.some(({ code }) => code === 'option_1'))
})

test('bad input is answered with a sentence, and nothing is lost', async () => {
  const id = await begin('Bad input', { ...template, from: '' })
  await press(id, 'save item Q1', { 'Q1.kind': 'number' })
  const number = await press(id, 'add area', { 'Q1.min': 'few', 'Q1.ask.en': 'How many?' })
  assert.equal(number.status, 422)
  const shown = await number.text()
  assert.match(shown, /value="few"/)
  assert.match(shown, /How many\?/)
  const before = await draftOf(id)
  for (const form of [{}, { do: 'save', version: '1' }, { do: 'drop table', version: '1', whole: 'yes' }]) {
    assert.equal((await post(`/en/surveys/${id}/edit`, form, secretariat)).status, 422)
  }
  assert.deepEqual(await draftOf(id), before)
  const titles = { 'title.en': 'Only here', 'title.fr': '' }
  for (const wrong of [titles, { from: 'survey:none' }, { until: '2026-02-30' }, { until: '2020-01-01' }]) {
    const all = { ...template, 'title.en': 'Kept', 'title.fr': 'Gardé', ...wrong }
    const refused = await post('/en/surveys/new', all, secretariat)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /role="alert"[^]*(Only here|Kept)/)
  }
})

test('what is incomplete is not published; a version never changes, and the next one says what did', async () => {
  const id = await begin('Versions')
  const address = `/en/surveys/${id}/publish`
  const publish = async () => {
    const version = /name="version" value="(\d+)"/.exec(await get(address))?.[1] ?? '0'
    return post(address, { version }, secretariat)
  }
  await press(id, 'save', { 'LOOKED.ask.fr': '' })
  assert.match(await get(address), /1 thing is still missing/)
  const { draftVersion } = (await findSurvey(db, id)) ?? {}
  assert.equal((await post(address, { version: String(draftVersion) }, secretariat)).status, 422)
  await press(id, 'save', { 'LOOKED.ask.fr': 'Avez-vous regardé ?' })
  assert.equal((await post(address, { version: '1' }, secretariat)).status, 409, 'of a draft that was not seen')
  assert.equal((await publish()).status, 303)
  assert.equal((await publish()).status, 409, 'nothing has changed')
  const first = await editions.get(`survey-systemic-discrimination/${id}.1`)
  await press(id, 'save', { 'LOOKED.ask.en': 'Have you looked again?' })
  assert.match(await get(address), /This changes since version 1[^]*<ins>/)
  assert.equal((await publish()).status, 303)
  assert.deepEqual(await editions.get(`survey-systemic-discrimination/${id}.1`), first)
  const second = await editions.get(`survey-systemic-discrimination/${id}.2`)
  assert.equal(second.texts['en']?.items['LOOKED']?.ask, 'Have you looked again?')
  assert.equal(second.use, 'survey')
  assert.match(await get(address), /Version 2, [^]*Version 1, /)
  const { rows } = await sql<{ action: string }>`
    select distinct action from trail where subject_kind = 'survey' and subject_id = ${id} order by 1`.execute(db)
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['survey created', 'survey published', 'survey questionnaire saved'],
  )
})

test('the preview shows each language whatever is missing, and sends nothing', async () => {
  const id = await begin('Preview', { ...template, from: '' })
  await press(id, 'save', { 'Q1.ask.fr': 'Qu’avez-vous essayé ?' })
  assert.match(await get(`/fr/surveys/${id}/preview`), /Qu’avez-vous essayé \?/)
  const english = parse(await get(`/en/surveys/${id}/preview`))
  assert.equal(english.querySelectorAll('article form, article button').length, 0)
  assert.ok(english.querySelector('fieldset.item'))
})

test('a crisis collection is published and open to every member in one step, or not at all', async () => {
  const form = { from: 'survey-crisis/2026', 'title.en': 'Flood', 'title.fr': 'Inondation', until: '2199-01-01' }
  const refused = await post('/en/surveys/open-now', { ...form, 'title.fr': '' }, secretariat)
  assert.equal(refused.status, 422)
  assert.equal((await post('/en/surveys/open-now', { ...form, from: 'icc-index/2026' }, secretariat)).status, 422)
  const offered = /Open now to all (\d+) members/.exec(await get('/en/surveys/open-now'))?.[1]
  const opened = await post('/en/surveys/open-now', form, secretariat)
  assert.equal(opened.status, 303)
  const { rows } = await sql<{ id: string; asked: number }>`
    select survey.id, count(*)::integer as asked from survey join survey_invitation on survey_id = survey.id
    where kind = 'crisis' and opened_at is not null and demonstration group by survey.id`.execute(db)
  assert.deepEqual(rows, [{ id: `flood-${new Date().getUTCFullYear()}`, asked: Number(offered) }])
})

test('questions are the secretariat’s; everybody else sees the surveys whose totals are public', async () => {
  const id = await begin('Closed doors')
  for (const path of [
    '/en/surveys/new',
    '/en/surveys/open-now',
    `/en/surveys/${id}/edit`,
    `/en/surveys/${id}/preview`,
  ]) {
    assert.equal((await request(path, { cookie: place })).status, 403, path)
  }
  assert.doesNotMatch(await get('/en/surveys', place), /Closed doors/)
  assert.match(await get('/en/surveys'), /Closed doors/)
  await sql`update survey set opened_at = now(), closed_at = now(), totals_public_at = now() where id = ${id}`.execute(
    db,
  )
  assert.match(await get('/en/surveys', place), /Closed doors/)
})

test('the survey beside a webinar of 2020 stands there with a version, and says that its questions are ours', async () => {
  const survey = await findSurvey(db, 'systemic-discrimination-2020')
  assert.equal(survey?.openedAt, null)
  assert.match(survey?.draft.note?.['en'] ?? '', /our own, written in 2026, and not those that were asked then/)
  const edit = await request('/en/surveys/systemic-discrimination-2020/edit', { cookie: secretariat })
  assert.equal(edit.status, 403, 'the secretariat of the demonstration does not write real ones')
})

/** The form as the page gives it out, with what is typed. */
const opened = async (path: string, typed: Record<string, string>) => {
  const form = /name="form" value="([^"]+)"/.exec(await get(path))?.[1] ?? ''
  assert.notEqual(form, '')
  return { ...typed, form }
}

test('a form that is sent twice begins one survey and writes to everybody once', async () => {
  const count = async () => {
    const { rows } = await sql<{ surveys: number; trails: number }>`select
      (select count(*)::integer from survey) as surveys,
      (select count(*)::integer from trail where subject_kind = 'survey') as trails`.execute(db)
    return rows[0]
  }
  const titles = { 'title.en': 'Twice', 'title.fr': 'Deux fois' }
  for (const [path, from] of [
    ['/en/surveys/new', template.from],
    ['/en/surveys/open-now', 'survey-crisis/2026'],
  ] as const) {
    const form = await opened(path, { ...template, ...titles, from })
    const both = await Promise.all([post(path, form, secretariat), post(path, form, secretariat)])
    const before = await count()
    const third = await post(path, form, secretariat)
    const places = both.concat(third).map((answer) => answer.headers.get('location'))
    assert.deepEqual(new Set(places).size, 1, path)
    assert.match(places[0] ?? '', /twice-/)
    assert.deepEqual(await count(), before)
    const other = await post(path, await opened(path, { ...template, ...titles, from }), secretariat)
    assert.notEqual(other.headers.get('location'), places[0], 'another form begins another survey')
  }
})

test('a question that a colleague removed stays removed where I did not touch it', async () => {
  const id = await begin('Removed by one')
  const second = formOf(await get(`/en/surveys/${id}/edit`))
  await press(id, 'remove item LOOKED')
  second.set('title.en', 'Mine')
  second.set('do', 'save')
  const clash = await post(`/en/surveys/${id}/edit`, second, secretariat)
  assert.equal(clash.status, 409)
  const again = formOf(await clash.text())
  again.set('do', 'save')
  assert.equal((await post(`/en/surveys/${id}/edit`, again, secretariat)).status, 303)
  const { edition, texts } = await draftOf(id)
  assert.equal(texts['en']?.title, 'Mine')
  assert.ok(!edition.items.some(({ key }) => key === 'LOOKED'))
})

test('what the engine refuses of a questionnaire is said in the language of the page, not in the words of the engine', async () => {
  const id = await begin('Refused')
  await sql`update survey set draft = jsonb_set(draft, '{edition,instrument}', '"No Name"') where id = ${id}`.execute(
    db,
  )
  const version = /name="version" value="(\d+)"/.exec(await get(`/en/surveys/${id}/publish`))?.[1] ?? '0'
  const answer = await post(`/fr/surveys/${id}/publish`, { version }, secretariat)
  assert.equal(answer.status, 422)
  const shown = await answer.text()
  assert.match(shown, /impossible à publier/)
  assert.doesNotMatch(shown, /lower case/)
})
