import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { DatabaseRefused } from '#platform/database'
import { Refusal } from '#platform/http'
import { testDatabase } from '../../test/database.ts'
import { openResponse } from './actions.ts'
import { publishEdition, registerEditions } from './edition-actions.ts'
import { EditionError } from './edition-file.ts'
import { editionsFor, editionsOf, withRegistered } from './editions.ts'
import { every, small } from './fixtures/editions.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T09:00:00Z')
const open = (more: { editionId: string; placeId?: null; anonymous?: boolean }) =>
  db.transaction().execute((tx) => openResponse(tx, { placeId: 'amber-qm', anonymous: false, now, ...more }))
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

before(async () => {
  await sql`insert into place (id, name, country, kind, status, source, demonstration)
    values ('amber-qm', 'Amber', 'QM', 'city', 'member', 'invented', true)`.execute(db)
})

test('of a use there is the newest edition of each instrument, of those there are files of', () => {
  const of = (instrument: string, published: string, use = every.use) => ({
    ...every,
    id: `${instrument}/${published}`,
    instrument,
    published,
    use,
  })
  const editions = editionsOf([of('b', '2025-01-01'), of('b', '2026-01-01'), of('a', '2020-01-01'), small])
  assert.deepEqual(
    editionsFor(editions, 'test').map(({ id }) => id),
    ['a/2020-01-01', 'b/2026-01-01'],
  )
  assert.deepEqual(editionsFor(editions, 'index'), [small])
  assert.deepEqual(editionsFor(editions, 'survey'), [])
})

describe('registering editions', () => {
  const edition = (id: string, hash: string) => editionsOf([{ ...small, id, hash: hash.repeat(64) }])

  test('the same again changes nothing; one only tried out by invented places may still be corrected', async () => {
    await registerEditions(db, edition('small/tried', 'a'), now)
    await open({ editionId: 'small/tried' })
    await registerEditions(db, edition('small/tried', 'a'), now)
    await registerEditions(db, edition('small/tried', 'b'), now)
    const { rows } = await sql`select hash from edition where id = 'small/tried'`.execute(db)
    assert.deepEqual(rows, [{ hash: 'b'.repeat(64) }])
  })

  test('one that only an invented survey asked, also of whoever has no place, may still be corrected', async () => {
    await registerEditions(db, edition('small/asked', 'a'), now)
    const { id } = await open({ editionId: 'small/asked', placeId: null })
    await sql`insert into survey (id, kind, demonstration, draft, letter, created_at)
      values ('invented', 'annual', true, '{}', '{}', ${now})`.execute(db)
    await sql`insert into survey_invitation (id, survey_id, place_id, response_id, invited_at)
      values ('one', 'invented', 'amber-qm', ${id}, ${now})`.execute(db)
    await registerEditions(db, edition('small/asked', 'b'), now)
    await sql`update survey set demonstration = false`.execute(db)
    await assert.rejects(registerEditions(db, edition('small/asked', 'c'), now), DatabaseRefused)
  })

  test('one that somebody has answered never changes', async () => {
    await registerEditions(db, edition('small/answered', 'a'), now)
    await open({ editionId: 'small/answered', placeId: null, anonymous: true })
    await assert.rejects(registerEditions(db, edition('small/answered', 'b'), now), (error: unknown) => {
      return error instanceof DatabaseRefused && error.message.includes('publish the change as another edition')
    })
  })
})

describe('publishing what was written in the program', () => {
  const { id: _id, hash: _hash, texts, ...document } = every
  const publish = (draft: Parameters<typeof publishEdition>[1]) =>
    db.transaction().execute((tx) => publishEdition(tx, draft, now))
  const written = (edition: string) => ({ document: { ...document, edition }, texts })

  test('it is found at once, also where it was asked for a moment before', async () => {
    const elsewhere = withRegistered(db, editionsOf([]), () => now)
    await assert.rejects(elsewhere.get('every/2027'), refused('not_found'))
    assert.equal(await elsewhere.findBySlug('every-2027'), undefined)
    const published = await publish(written('2027'))
    assert.deepEqual(await elsewhere.get('every/2027'), published)
    assert.equal((await elsewhere.findBySlug('every-2027'))?.hash, published.hash)
    assert.deepEqual(await publish(written('2027')), published, 'twice is once')
  })

  test('another document never takes the place of a published one', async () => {
    await publish(written('2028'))
    const { document: other } = written('2028')
    await assert.rejects(publish({ document: { ...other, published: '2026-11-24' }, texts }), refused('conflict'))
  })

  test('of two who publish something else under one name at once, one is told', async () => {
    const other = { document: { ...document, edition: '2030', published: '2026-11-24' }, texts }
    const both = await Promise.allSettled([publish(written('2030')), publish(other)])
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const kept = both.find((one) => one.status === 'fulfilled')
    assert.deepEqual(await withRegistered(db, editionsOf([]), () => now).get('every/2030'), kept?.value)
  })

  test('what is wrong is refused with every sentence, and nothing is kept', async () => {
    const broken = { ...document, edition: '2029', use: 'index' }
    await assert.rejects(publish({ document: broken, texts }), (error) => {
      return error instanceof EditionError && error.problems.some(({ message }) => message.includes('has no points'))
    })
    await assert.rejects(withRegistered(db, editionsOf([]), () => now).get('every/2029'), refused('not_found'))
  })
})
