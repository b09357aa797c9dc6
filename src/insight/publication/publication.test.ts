import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { demonstrationCoordinator } from '#demonstration'
import { listTrail } from '#platform/trail'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'
import { addResult, answers, registerSmallEdition } from '../fixtures/places.ts'
import { recordResult } from '../actions.ts'
import { smallEdition } from '../fixtures/edition.ts'
import { resultsOf } from '../store.ts'
import { levelOfResult } from './store.ts'

const { deps, request, post, signIn } = await testApp()
const { db } = deps
const own = { result: '', cookie: '' }
const real = { result: '' }

before(async () => {
  await registerSmallEdition(db)
  real.result = (await addResult(db, { placeId: 'oslo-no', answers: answers('all'), demonstration: false })).id
  own.cookie = await signIn(demonstrationCoordinator.email)
  own.result = (await resultsOf(db, 'quillandre-qm')).at(-1)?.id ?? ''
})

const page = async (path: string, cookie?: string) => {
  const answer = await request(path, cookie === undefined ? {} : { cookie })
  return { status: answer.status, html: await answer.text() }
}
const choose = (level: string, cookie = own.cookie, result = own.result) =>
  post(href('resultPublication', { lang: 'en', result }), { level }, cookie)

test('what everybody reads of a result is what its mandate holder chose, step by step, and back', async () => {
  const path = href('result', { lang: 'en', result: own.result })
  const seen: Record<string, unknown> = {}
  for (const level of ['total', 'areas', 'answers', 'nothing']) {
    assert.equal((await choose(level)).status, 303)
    const { status, html } = await page(path)
    seen[level] = {
      status,
      total: html.includes('class="stat-value"'),
      areas: html.includes('Area by area'),
      answers: html.includes('What counted and what did not'),
      own: (await page(path, own.cookie)).html.includes('What counted and what did not'),
    }
  }
  assert.deepEqual(seen, {
    total: { status: 200, total: true, areas: false, answers: false, own: true },
    areas: { status: 200, total: true, areas: true, answers: false, own: true },
    answers: { status: 200, total: true, areas: true, answers: true, own: true },
    nothing: { status: 403, total: false, areas: false, answers: false, own: true },
  })
  await choose('answers')
})

test('files give no more than the page: without answers no document, without areas two scores', async () => {
  const file = async (format: string) => {
    const answer = await request(href('result', { lang: 'en', result: own.result }, { format }))
    return answer.text()
  }
  await choose('total')
  assert.equal((await file('csv')).trim().split('\r\n').length, 1 + 2)
  assert.deepEqual(Object.keys((JSON.parse(await file('json')) as { scores: object }).scores).sort(), [
    'core',
    'extended',
  ])
  await choose('areas')
  assert.ok((await file('csv')).trim().split('\r\n').length > 17)
  assert.ok(!('document' in (JSON.parse(await file('json')) as object)))
  await choose('answers')
  assert.ok('document' in (JSON.parse(await file('json')) as object))
})

test('a choice stands in the trail with what was and what is; the same choice again changes nothing', async () => {
  await choose('answers')
  await choose('areas')
  await choose('areas')
  const rows = await listTrail(db, { action: 'result publication chosen', demonstration: true, limit: 100 })
  assert.deepEqual(JSON.parse(rows[0]?.details ?? '{}'), { from: 'answers', to: 'areas', year: 2024 })
  const again = await post(
    href('resultPublication', { lang: 'fr', result: own.result }),
    { level: 'areas' },
    own.cookie,
  )
  assert.match(again.headers.get('location') ?? '', /said=unchanged/)
  assert.equal(
    (await listTrail(db, { action: 'result publication chosen', demonstration: true, limit: 100 })).length,
    rows.length,
  )
  await choose('answers')
})

test('an unknown choice is refused with a sentence, and nothing changes', async () => {
  const answer = await choose('everything')
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Choose one of the four/)
  assert.equal(await levelOfResult(db, own.result), 'answers')
})

test('the preview shows the page as everybody would see it, to those who choose and to nobody else', async () => {
  const path = href('result', { lang: 'en', result: own.result }, { as: 'total' })
  const { html } = await page(path, own.cookie)
  assert.match(html, /A preview: so everybody would read the result if you chose “The total”/)
  assert.doesNotMatch(html, /Area by area/)
  assert.match((await page(path)).html, /Area by area/)
})

test('a real result is readable as far as its place published it, also on the page of the place', async () => {
  const path = href('result', { lang: 'fr', result: real.result })
  const place = href('place', { lang: 'fr', id: 'oslo-no' })
  assert.equal((await page(path)).status, 403)
  assert.doesNotMatch((await page(place)).html, new RegExp(real.result))
  await sql`insert into result_publication values (${real.result}, true, false, false, now(), null)`.execute(db)
  assert.equal((await page(path)).status, 200)
  assert.match((await page(place)).html, new RegExp(real.result))
})

test('a demonstration account chooses nothing for a real place', async () => {
  const answer = await choose('answers', own.cookie, real.result)
  assert.equal(answer.status, 403)
  assert.equal(await levelOfResult(db, real.result), 'total')
})

test('only the newest result of a round can be public: after validation the one before leads to it and is refused', async () => {
  const [roundId, year] = ['validated', 2023]
  const place = { placeId: 'quillandre-qm', year, demonstration: true }
  const older = await addResult(db, { ...place, answers: answers('some'), roundId })
  const reviewed = { ...place, roundId, edition: smallEdition, answers: answers('no'), said: answers('some') }
  const newest = await db.transaction().execute((tx) => recordResult(tx, { ...reviewed, now: new Date(0) }))
  const answer = await choose('total', own.cookie, older.id)
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /Only the newest result of a round can be public/)
  assert.equal(await levelOfResult(db, older.id), 'nothing')
  const led = await request(href('resultPublication', { lang: 'fr', result: older.id }), { cookie: own.cookie })
  assert.deepEqual(
    [led.status, led.headers.get('location')],
    [303, href('resultPublication', { lang: 'fr', result: newest.id })],
  )
  assert.equal((await choose('total', own.cookie, newest.id)).status, 303)
})

test('nothing of a round whose answers are open again can be made public', async () => {
  const [roundId, placeId] = ['reopened', 'quillandre-qm']
  const { id } = await addResult(db, { placeId, answers: answers('all'), year: 2022, roundId })
  assert.equal((await choose('nothing', own.cookie, id)).status, 303)
  await sql`update round set submitted_at = null where id = ${roundId}`.execute(db)
  assert.equal((await choose('answers', own.cookie, id)).status, 409)
  assert.equal(await levelOfResult(db, id), 'nothing')
})
