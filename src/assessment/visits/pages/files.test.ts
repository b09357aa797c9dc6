import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fromBufferPromise } from 'yauzl'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'

const { deps, request, signIn, reported } = await testApp()
const { db } = deps
const canPrint = process.platform === 'linux' && process.arch === 'x64'
const [place, expert] = [
  await signIn('coordinator@demonstration.example'),
  await signIn('second-expert@demonstration.example'),
]

/** One that is being prepared in English, and one with a published profile in French. */
const [prepared, published] = ['demonstration-visit-2', 'demonstration-visit-1']

const fetched = async (name: 'visitProgrammePdf' | 'visitProfilePdf', visit: string, cookie?: string) => {
  const answer = await request(href(name, { lang: 'en', visit }), cookie ? { cookie } : {})
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, type: answer.headers.get('content-type'), start: bytes.subarray(0, 4).toString() }
}

/** What a Word file says, without its marks. */
async function wordsIn(path: string, cookie?: string): Promise<string> {
  const answer = await request(path, cookie ? { cookie } : {})
  assert.equal(answer.status, 200, path)
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="[A-Za-z0-9-]+\.docx"$/)
  const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()))
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'word/document.xml') continue
    return (await buffer(await zip.openReadStreamPromise(entry))).toString().replace(/<[^>]+>/g, ' ')
  }
  return ''
}

test('the programme comes as PDF, Word file and calendar, with every meeting and whom to meet', async () => {
  if (canPrint) {
    const pdf = await fetched('visitProgrammePdf', prepared, place)
    assert.deepEqual(pdf, { status: 200, type: 'application/pdf', start: '%PDF' })
  }
  const word = await wordsIn(href('visitProgrammeDocx', { lang: 'fr', visit: prepared }), place)
  for (const said of ['Programme of the visit to Brannoreth', 'Political leadership', '11:30', 'Chair', 'Invented']) {
    assert.ok(word.includes(said), `${said}: in the language of the visit, whoever reads it`)
  }
  const calendar = await request(href('visitProgrammeCalendar', { lang: 'en', visit: prepared }), { cookie: place })
  assert.match(calendar.headers.get('content-type') ?? '', /^text\/calendar/)
  assert.equal((await calendar.text()).match(/BEGIN:VEVENT/g)?.length, 7)
})

test('a programme without a meeting says so in its files', async () => {
  await sql`insert into visit_version (visit_id, version, content, change, saved_at)
    select visit_id, 2, content || '{"blocks": [], "topics": [], "stakeholders": []}'::jsonb, 'removed', now()
    from visit_version where visit_id = ${prepared}`.execute(db)
  const path = href('visitProgrammeDocx', { lang: 'en', visit: prepared })
  assert.match(await wordsIn(path, place), /No meeting yet/)
  if (canPrint) assert.equal((await fetched('visitProgrammePdf', prepared, place)).status, 200)
})

test('a profile is a file for whoever may read it: its writers as a draft, everybody once it is published', async () => {
  const draft = href('visitProfileDocx', { lang: 'en', visit: prepared })
  assert.match(await wordsIn(draft, expert), /Draft: not published/)
  const early = await request(draft, { cookie: place })
  assert.equal(early.status, 404)
  assert.match(await early.text(), /draft has not been sent/)
  assert.equal((await request(draft)).status, 403)
  assert.match(await wordsIn(href('visitProfileDocx', { lang: 'en', visit: published })), /profil interculturel/i)
  if (canPrint) assert.equal((await fetched('visitProfilePdf', published)).start, '%PDF')
  assert.deepEqual(reported, [])
})
