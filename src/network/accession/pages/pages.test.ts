import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fromBufferPromise } from 'yauzl'
import { href } from '#routes'
import { verifyTrail } from '#platform/trail'
import { testApp } from '../../../../test/app.ts'

const tested = await testApp()
const { db } = tested.deps
const team = 'secretariat@demonstration.example'
const secretariat = await tested.setUpSecondFactor(team, await tested.signIn(team))
const lanterns = await tested.signIn('network@demonstration.example')
const coordinator = await tested.signIn('coordinator@demonstration.example')

const accessions = href('accessions', { lang: 'en' })
const of = (id: string) => href('accession', { lang: 'en', accession: id })
const stepsOf = (id: string) => href('accessionSteps', { lang: 'en', accession: id })
const page = async (path: string, cookie: string) => (await tested.request(path, { cookie })).text()
const record = (id: string, form: Record<string, string>, cookie = secretariat) =>
  tested.post(stepsOf(id), form, cookie)
const done = (step: string, on: string) => ({ step, what: 'done', on, note: '', document: '' })

const orvale = { which: 'new', name: 'Órvale Mare', country: 'QM', kind: 'city', source: 'Letter of the mayor' }

async function standing(id: string) {
  const { rows } = await sql<{ status: string; joined_year: number | null }>`
    select status, joined_year from place where id = ${id}`.execute(db)
  return rows[0]
}

async function trailOf(subject: string): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    select action from trail where subject_kind = 'accession' and subject_id = ${subject} order by seq`.execute(db)
  return rows.map(({ action }) => action)
}

test('the secretariat takes a place from interest to welcome, and back', async () => {
  const opened = await tested.post(accessions, orvale, secretariat)
  assert.equal(opened.status, 303)
  const id = /accessions\/([\w-]+)$/.exec(opened.headers.get('location') ?? '')?.[1] ?? ''
  assert.deepEqual(await standing('orvale-mare-qm'), { status: 'accession_pending', joined_year: null })
  for (const [step, on] of [
    ['interest', '2025-01'],
    ['statement', '2025-03-02'],
    ['questionnaire', '2025-06-01'],
    ['report', '2025-09-01'],
    ['agreement', '2025-10-01'],
    ['visit', '2026-02-03'],
  ] as const) {
    assert.equal((await record(id, done(step, on))).status, 303, step)
  }
  assert.match(await page(of(id), secretariat), /Next: Welcome/)
  const welcomed = await record(id, done('welcome', '2026-03-01'))
  assert.match(await page(welcomed.headers.get('location') ?? '', secretariat), /Órvale Mare is now a member/)
  assert.deepEqual(await standing('orvale-mare-qm'), { status: 'joined_after_2020', joined_year: 2026 })
  assert.doesNotMatch(await page(of(id), secretariat), /What is unusual/)

  assert.equal((await record(id, done('visit', '2026-03-02'))).status, 409, 'nothing is recorded once it is over')
  const welcome = /steps\/([\w-]+)\/take-back/.exec(await page(of(id), secretariat))?.[1] ?? ''
  const takeBack = href('accessionStepTakeBack', { lang: 'en', accession: id, record: welcome })
  const unsaid = await tested.post(takeBack, { reason: ' ' }, secretariat)
  assert.equal(unsaid.status, 422)
  assert.match(await unsaid.text(), /This is still missing/)
  assert.equal((await tested.post(takeBack, { reason: 'The council withdrew' }, secretariat)).status, 303)
  assert.deepEqual(await standing('orvale-mare-qm'), { status: 'accession_pending', joined_year: null })
  const after = await page(of(id), secretariat)
  assert.match(after, /<s>Welcome: done, 1 March 2026<\/s>/)
  assert.match(after, /The council withdrew/)

  assert.deepEqual(await trailOf(id), [
    'accession opened',
    ...Array.from({ length: 6 }, () => 'accession step recorded'),
    'place welcomed',
    'welcome taken back',
  ])
  assert.deepEqual((await verifyTrail(db)).findings, [])
})

test('of two welcomes at once one makes the member', async () => {
  const welcome = () => record('demonstration-ruvendal-qn', done('welcome', '2026-11-01'))
  const answers = await Promise.all([welcome(), welcome()])
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 409],
  )
})

test('what is done out of the advised order is recorded, and said', async () => {
  const read = await page(of('demonstration-ulvenskar-qn'), secretariat)
  assert.match(read, /What is unusual.*answered before the statement of intent was signed/s)
  assert.match(await page(of('demonstration-ulvenskar-qn').replace('/en/', '/fr/'), secretariat), /avant la signature/)
})

for (const [name, form, sentence] of [
  ['a date that is none', { what: 'done', on: '2026-13-01' }, /Write a date as/],
  ['done in the future', { what: 'done', on: '2031-01-01' }, /lies ahead/],
  ['planned in the past', { what: 'planned', on: '2020-01-01' }, /This day has passed/],
  ['planned without its day', { what: 'planned', on: '2031' }, /Write the whole day/],
  ['no such step', { what: 'done', on: '', step: 'party' }, /Choose one of/],
  ['a document that is no address', { what: 'done', on: '', document: 'javascript:alert(1)' }, /whole web address/],
] as const) {
  test(`${name} is answered with a sentence, and what was typed is kept`, async () => {
    const sent = { step: 'interest', note: 'A note to keep', document: '', ...form }
    const answer = await record('demonstration-zelmirova-qp', sent)
    assert.equal(answer.status, 422)
    const text = await answer.text()
    assert.match(text, sentence)
    assert.match(text, /A note to keep/)
  })
}

test('a place is added once, a member is not opened anew, and nothing is opened twice', async () => {
  const again = await tested.post(accessions, orvale, secretariat)
  assert.equal(again.status, 409)
  assert.match(await again.text(), /There is a place of that name/)
  const underWay = await tested.post(accessions, { which: 'known', place: 'zelmirova-qp' }, secretariat)
  assert.equal(underWay.status, 409)
  assert.match(await underWay.text(), /has an accession under way.*demonstration-zelmirova-qp/s)
  const member = await tested.post(accessions, { which: 'known', place: 'talvessonde-qm' }, secretariat)
  assert.match(await member.text(), /Talvessonde is a member already/)
  const empty = await tested.post(accessions, { which: 'new', name: '  ', country: 'ZZ', kind: 'planet' }, secretariat)
  assert.equal(empty.status, 422)
})

test('an accession that comes to nothing is ended with a reason, and taken up again', async () => {
  const id = 'demonstration-thessamarche-qo'
  const end = href('accessionEnd', { lang: 'en', accession: id })
  assert.equal((await tested.post(end, { reason: '' }, secretariat)).status, 422)
  assert.equal((await tested.post(end, { reason: 'No majority' }, secretariat)).status, 303)
  assert.match(await page(of(id), secretariat), /was ended on .*No majority/)
  assert.equal((await tested.post(end, { reason: 'twice' }, secretariat)).status, 409)
  assert.equal((await tested.post(end, { again: 'yes' }, secretariat)).status, 303)
  assert.match(await page(of(id), secretariat), /What to do next/)
})

test('who coordinates a network sees and changes the accessions of its places, and no others', async () => {
  const list = await page(accessions, lanterns)
  assert.match(list, /Ostrivelle/)
  assert.doesNotMatch(list, /Zelmirova|Ulvenskar|name="source"/)
  const own = 'demonstration-ostrivelle-qm'
  assert.equal((await record(own, done('interest', '2026-11-01'), lanterns)).status, 303)
  assert.equal((await record(own, done('welcome', '2026-11-02'), lanterns)).status, 403)
  for (const other of ['demonstration-ulvenskar-qn', 'record-kobe-jp']) {
    assert.equal((await tested.request(of(other), { cookie: lanterns })).status, 403, other)
    assert.equal((await record(other, done('interest', '2026-11-01'), lanterns)).status, 403, other)
  }
  const foreign = await tested.post(accessions, { which: 'known', place: 'quorvelinde-qm' }, lanterns)
  assert.equal(foreign.status, 403)
  assert.equal((await tested.post(accessions, orvale, lanterns)).status, 403)
})

test('who acts for a place reads how it joined, and changes nothing', async () => {
  const own = 'demonstration-brannoreth-qn'
  const read = await page(of(own), coordinator)
  assert.match(read, /Accession of Brannoreth/)
  assert.doesNotMatch(read, /take-back|<form[^>]*accessions/)
  assert.equal((await record(own, done('visit', '2026-01-01'), coordinator)).status, 403)
  assert.equal((await tested.request(of('demonstration-zelmirova-qp'), { cookie: coordinator })).status, 403)
  assert.equal((await tested.request(accessions, { cookie: coordinator })).status, 403)
  assert.equal((await tested.request(of('demonstration-zelmirova-qp'))).status, 403)
})

const letter = (lang: string) => href('accessionLetter', { lang, accession: 'demonstration-zelmirova-qp' })

test('the statement of intent is a letter in the language of the page, to print and as a Word file', async () => {
  const wrong = await tested.post(letter('en'), { signatory: '', office: 'Mayor', on: 'soon' }, secretariat)
  assert.equal(wrong.status, 422)
  const written = { signatory: 'Ana & Ölvi <Quist>', office: 'Mayor', on: '2026-12-01' }
  assert.equal((await tested.post(letter('en'), written, secretariat)).status, 303)
  for (const [lang, title, date] of [
    ['en', 'Statement of intent', '1 December 2026'],
    ['fr', 'Déclaration d’intention', '1er décembre 2026'],
  ] as const) {
    const shown = await page(letter(lang), secretariat)
    assert.match(shown, new RegExp(`<h1>${title}</h1>`))
    assert.match(shown, /Ana &amp; Ölvi &lt;Quist&gt;/)
    const answer = await tested.request(`${letter(lang)}.docx`, { cookie: secretariat })
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="[a-z-]+\.docx"$/)
    const document = await entryOf(Buffer.from(await answer.arrayBuffer()), 'word/document.xml')
    for (const said of [title, 'Zelmirova', date, 'Ana &amp; Ölvi &lt;Quist&gt;'])
      assert.ok(document.includes(said), said)
  }
})

/** The text of a file within a zip archive. */
async function entryOf(archive: Buffer, name: string): Promise<string> {
  const zip = await fromBufferPromise(archive)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== name) continue
    const stream = await zip.openReadStreamPromise(entry)
    return Buffer.concat((await stream.toArray()) as Buffer[]).toString('utf8')
  }
  throw new Error(`The archive has no ${name}.`)
}

test('nothing unexpected happened behind the pages', () => assert.deepEqual(tested.reported, []))
