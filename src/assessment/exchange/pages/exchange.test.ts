import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { listAnswers, listUndecided, registerEditions } from '#instruments'
import { testDatabase } from '../../../../test/database.ts'
import { accounts, editions, now, requestsTo } from '../../fixtures/app.ts'
import { findRound } from '../../store.ts'

const { db } = await testDatabase()
const as = requestsTo(db)
const ana = as('ana')
let path: string
let responseId: string

before(async () => {
  for (const { id, name, email } of accounts) {
    await sql`insert into auth_user (id, name, email, demonstration) values (${id}, ${name}, ${email}, true)`.execute(
      db,
    )
  }
  await sql`insert into place (id, name, country, kind, status, source, demonstration) values
    ('amber-qm', 'Amber', 'QM', 'city', 'member', 'invented', true)`.execute(db)
  await sql`insert into mandate (id, account_id, place_id, role, from_on) values
    ('1', 'ana', 'amber-qm', 'place_coordinator', '2025-01-01'), ('2', 'bo', 'amber-qm', 'elected', '2025-01-01')`.execute(
    db,
  )
  await registerEditions(db, editions, now)
  path = (await ana.post('/en/rounds/open', { round: 'amber-qm:2026' })).location ?? ''
  responseId = (await findRound(db, path.split('/').at(-1) ?? ''))?.responseId ?? ''
})

const send = (content: string, who = ana, lang = 'en') => {
  const form = new FormData()
  form.set('file', new File([content], 'answers.csv'))
  return who.send(`${path.replace('/en/', `/${lang}/`)}/exchange`, { method: 'POST', body: form })
}
/** What a reader does with the preview: sends its hidden fields back. */
const confirm = (html: string) => {
  const form = new FormData()
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)) {
    form.set(
      name,
      value
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    )
  }
  return ana.send(`${path}/exchange`, { method: 'POST', body: form })
}
const current = async (item: string) => (await listAnswers(db, responseId)).get(item)

test('a file is previewed row by row, changes nothing until it is confirmed, and its answers say where they come from', async () => {
  const preview = await send('item,value,comment\nVIS-01,drafted,"<b>a & ""b""</b>"\nSCH-01,meals;parents,\nMEE-01,,\n')
  assert.equal(preview.status, 200)
  assert.match(preview.text, /2 new answers[^]*Bring 2 answers in/)
  assert.equal(await current('VIS-01'), undefined)
  const done = await confirm(preview.text)
  assert.equal(done.status, 303)
  assert.match((await ana.get(done.location ?? '')).text, /2 answers were brought in/)
  const { answer, comment, origin } = (await current('VIS-01')) ?? {}
  assert.deepEqual([answer, comment, origin], [{ state: 'answered', codes: ['drafted'] }, '<b>a & "b"</b>', 'imported'])
  assert.match((await send('item,value\nVIS-01,drafted\n')).text, /Nothing in this file differs/)
})

test('while one row is wrong nothing is taken in, and each says how to mend it', async () => {
  const preview = await send('item,value\nMEE-01,4\nMEE-1,4\nSTR-01,often\nMEE-01,5\n')
  assert.equal(preview.status, 422)
  assert.match(preview.text, /did you mean MEE-01/)
  assert.match(preview.text, /stands twice, first in row 2/)
  assert.doesNotMatch(preview.text, /name="confirm"/)
  assert.match((await send('', ana, 'fr')).text, /Choisissez le fichier rempli/)
})

test('what was answered here meanwhile is not overwritten: both answers stand', async () => {
  const file = 'item,value,seen\nSTR-01,many,0\n'
  const answered = await ana.put(`${path}/answers/STR-01`, { values: ['some'], basedOn: 0, comment: '', source: '' })
  assert.equal(answered.status, 200)
  const preview = await send(file)
  assert.match(preview.text, /One question was answered here after/)
  const done = await confirm(preview.text)
  assert.match((await ana.get(done.location ?? '')).text, /two answers stand now/)
  assert.deepEqual((await current('STR-01'))?.answer, { state: 'answered', codes: ['some'] })
  assert.deepEqual(await listUndecided(db, responseId), ['STR-01'])
})

test('a preview that is out of date is shown anew', async () => {
  const preview = await send('item,value\nMEE-01,4\n')
  await ana.put(`${path}/answers/MEE-01`, { values: ['2'], basedOn: 0, comment: '', source: '' })
  const again = await confirm(preview.text)
  assert.equal(again.status, 422)
  assert.match(again.text, /Somebody answered meanwhile/)
  assert.deepEqual((await current('MEE-01'))?.answer, { state: 'answered', number: 2 })
})

test('files are taken by those who may read, brought by those who answer, and not after the sign-off', async () => {
  const csv = await as('bo').get(`${path}/exchange/answers.csv?area=vision`)
  assert.equal(csv.status, 200)
  assert.deepEqual(csv.text.match(/[A-Z]{3}-\d\d/g), ['VIS-01', 'VIS-02'])
  assert.equal((await as('bo').get(`${path}/exchange/answers.exe`)).status, 404)
  assert.match((await send('item,value\nMEE-01,4\n', as('bo'))).text, /^forbidden/)
  assert.doesNotMatch((await as('bo').get(`${path}/exchange`)).text, /type="file"/)
  await sql`update round set submitted_at = now()`.execute(db)
  assert.match((await send('item,value\nMEE-01,4\n')).text, /^conflict/)
  assert.doesNotMatch((await ana.get(`${path}/exchange`)).text, /type="file"/)
})
