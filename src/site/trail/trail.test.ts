import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { makeAdministrator } from '#network'
import { type TrailAction, writeTrail } from '#platform/trail'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'

const tested = await testApp()
const { db, now } = tested.deps
const boss = 'boss@example.org'
await makeAdministrator(db, { email: boss, name: 'Ana Boss', lang: 'en', another: false }, now())
const cookie = await tested.setUpSecondFactor(boss, await tested.signIn(boss))
const read = async (path: string) => (await tested.request(path, { cookie })).text()

const invited = {
  at: now(),
  by: null,
  action: 'person invited',
  subject: { kind: 'invitation', id: 'i' },
  placeId: 'oslo-no',
  details: { role: 'deputy', from: '2026-11-23', until: null, replaces: null },
  personal: { email: 'guest@example.org', name: 'Guest' },
} as const
await writeTrail(db, invited)
await writeTrail(db, { ...invited, placeId: 'bergen-no', personal: { email: 'other@example.org', name: null } })
await writeTrail(db, { ...invited, action: 'of another release' as TrailAction, details: { unheard: 'of' } })

describe('the trail, to its readers', () => {
  test('says in their words who was invited to what, and shows nothing that only the program reads', async () => {
    const page = await read(href('placeTrail', { lang: 'fr', id: 'oslo-no' }))
    const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
    assert.match(main, /Suppléance/)
    assert.match(main, /guest@example\.org/)
    assert.match(main, /Premier jour\u00a0: 23 nov\. 2026/)
    assert.doesNotMatch(main, /null|replaces|deputy|invitedBy/)
    assert.match(main, /UTC/)
  })

  test('tells a place nothing of why an expert is not impartial', async () => {
    const personal = { reason: 'A cousin in office' }
    await writeTrail(db, { ...invited, action: 'conflict of interest declared', personal })
    assert.doesNotMatch(await read(href('placeTrail', { lang: 'en', id: 'oslo-no' })), /cousin/)
    assert.match(await read(href('trail', { lang: 'en' })), /A cousin in office/)
  })

  test('shows a place its own part and no other', async () => {
    const page = await read(href('placeTrail', { lang: 'en', id: 'oslo-no' }))
    assert.doesNotMatch(page, /other@example\.org/)
    assert.match(await read(href('placeTrail', { lang: 'en', id: 'bergen-no' })), /other@example\.org/)
  })

  test('keeps the second reading of a review from the place until it is validated', async () => {
    const place = await tested.signIn('coordinator@demonstration.example')
    const round = 'sample-in-review'
    await sql`insert into response (id, edition_id, place_id, opened_at, submitted_at, anonymous)
      select ${round}, edition_id, 'brannoreth-qn', now(), now(), false from response where place_id = 'brannoreth-qn' limit 1`.execute(
      db,
    )
    await sql`insert into round (id, place_id, edition_id, response_id, year, opened_at, submitted_at, demonstration)
      select ${round}, 'brannoreth-qn', edition_id, ${round}, 2031, now(), now(), true from response where id = ${round}`.execute(
      db,
    )
    const at = { at: now(), by: null, subject: { kind: 'round', id: round }, placeId: 'brannoreth-qn' }
    const said = (action: TrailAction, details: object) => writeTrail(db, { ...at, action, details: { ...details } })
    await said('review expert assigned', { part: 'lead', expert: 'the-first' })
    await said('review expert assigned', { part: 'blind', expert: 'the-second' })
    await said('review opinion saved', { part: 'blind', item: 'COM-01', revision: 1 })
    await said('review difference settled', { item: 'COM-02' })
    const file = async () =>
      (await tested.request(href('placeTrailFile', { lang: 'en', id: 'brannoreth-qn' }), { cookie: place })).text()
    const before = await file()
    assert.match(before, /the-first/)
    assert.doesNotMatch(before, /the-second|COM-01|COM-02|sample-in-review.*blind/)
    const page = await tested.request(href('placeTrail', { lang: 'en', id: 'brannoreth-qn' }), { cookie: place })
    assert.doesNotMatch(await page.text(), /review difference settled/, 'nor as something to filter by')
    await sql`update round set validated_at = now() where id = ${round}`.execute(db)
    assert.match(await file(), /the-second[^]*COM-01[^]*COM-02|COM-02[^]*COM-01[^]*the-second/)
  })

  test('still opens where another release has written what this one has no words for', async () => {
    assert.match(await read(href('trail', { lang: 'en' })), /of another release/)
  })

  test('goes along as a file with every row, and without the names and addresses kept apart', async () => {
    const file = await read(href('trailFile', { lang: 'en' }))
    assert.match(file, /^seq,at,actor,action/)
    assert.match(file, /person invited/)
    assert.doesNotMatch(file, /guest@example\.org|Guest/)
  })
})
