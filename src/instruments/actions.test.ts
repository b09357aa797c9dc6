import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#platform/http'
import { testDatabase } from '../../test/database.ts'
import {
  importAnswers,
  listAnswers,
  listHistories,
  listRevisions,
  listUndecided,
  type NewResponse,
  openResponse,
  saveAnswer,
  type Save,
  submitResponse,
} from './actions.ts'
import type { Answer } from './answer.ts'
import { registerEditions } from './edition-actions.ts'
import { editionsOf } from './editions.ts'
import { every, small } from './fixtures/editions.ts'
import { answersOf } from './revisions.ts'
import { score } from './scoring.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T09:00:00Z')
const pick = (...codes: string[]): Answer => ({ state: 'answered', codes })
let responseId: string

const open = (more: Partial<NewResponse> = {}) =>
  db
    .transaction()
    .execute((tx) => openResponse(tx, { editionId: small.id, placeId: 'amber-qm', anonymous: false, now, ...more }))

function save(answer: Answer, basedOn = 0, more: Partial<Save> = {}) {
  const content = { answer, comment: '', source: '' }
  return saveAnswer(db, {
    responseId,
    edition: small,
    item: 'VIS-01',
    basedOn,
    accountId: 'ana',
    now,
    ...content,
    ...more,
  })
}

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

before(async () => {
  await sql`insert into auth_user (id, name, email) values ('ana', 'Ana', 'ana@demonstration.example'),
    ('bo', 'Bo', 'bo@demonstration.example')`.execute(db)
  await sql`insert into place (id, name, country, kind, status, source, demonstration)
    values ('amber-qm', 'Amber', 'QM', 'city', 'member', 'invented', true)`.execute(db)
  await registerEditions(db, editionsOf([small, every]), now)
})

beforeEach(async () => {
  responseId = (await open()).id
})

describe('saving', () => {
  test('every save is a revision: what, who, when, from which', async () => {
    await save(pick('none'))
    await save(pick('adopted'), 1, { accountId: 'bo', comment: 'since May', source: 'https://example.org/minutes' })
    const revisions = await listRevisions(db, responseId, 'VIS-01')
    assert.deepEqual(
      revisions.map(({ revision, basedOn, setAside, answer, name }) => ({ revision, basedOn, setAside, answer, name })),
      [
        { revision: 1, basedOn: 0, setAside: false, answer: pick('none'), name: 'Ana' },
        { revision: 2, basedOn: 1, setAside: false, answer: pick('adopted'), name: 'Bo' },
      ],
    )
    assert.deepEqual(revisions[1]?.savedAt, now)
    assert.equal((await listAnswers(db, responseId)).get('VIS-01')?.comment, 'since May')
  })

  test('a save that changes nothing makes no revision', async () => {
    await save(pick('none'))
    const again = await save(pick('none'), 1)
    assert.ok(again.kind === 'saved' && !again.changed && again.revision === 1)
    assert.equal((await listRevisions(db, responseId, 'VIS-01')).length, 1)
  })

  test('the same ticks in another order, or twice, are the same answer', async () => {
    await save(pick('parents', 'meals', 'meals'), 0, { item: 'SCH-01' })
    await save(pick('meals', 'parents'), 1, { item: 'SCH-01' })
    const revisions = await listRevisions(db, responseId, 'SCH-01')
    assert.deepEqual(
      revisions.map(({ answer }) => answer),
      [pick('meals', 'parents')],
    )
  })

  test('all kinds of answers come back as they were given, ready to be scored', async () => {
    await save(pick('adopted'))
    await save({ state: 'answered', number: 12.5 }, 0, { item: 'SCH-02' })
    await save({ state: 'na' }, 0, { item: 'MEE-02' })
    await save(pick('meals'), 0, { item: 'SCH-01' })
    await save({ state: 'missing' }, 1, { item: 'SCH-01' })
    const answers = answersOf(await listAnswers(db, responseId))
    assert.deepEqual(answers, {
      'MEE-02': { state: 'na' },
      'SCH-01': { state: 'missing' },
      'SCH-02': { state: 'answered', number: 12.5 },
      'VIS-01': pick('adopted'),
    })
    assert.deepEqual(score(small, answers).counts, { answered: 2, na: 1, missing: 5 })
  })

  test('what does not belong to the edition is refused', async () => {
    await assert.rejects(save(pick('none'), 0, { item: 'XYZ-01' }), refused('not_found'))
    await assert.rejects(save(pick('perhaps')), refused('invalid'))
    await assert.rejects(save({ state: 'answered', number: 101 }, 0, { item: 'SCH-02' }), refused('invalid'))
    await assert.rejects(save(pick('none'), 7), refused('invalid'))
    await assert.rejects(save(pick('none'), 0, { responseId: 'nobody' }), refused('not_found'))
    assert.deepEqual(await listRevisions(db, responseId, 'VIS-01'), [])
  })

  test('histories come by item, empty where nothing was saved', async () => {
    await save(pick('none'))
    const histories = await listHistories(db, responseId, ['VIS-01', 'VIS-02'])
    assert.deepEqual(
      [...histories].map(([item, history]) => [item, history.length]),
      [
        ['VIS-01', 1],
        ['VIS-02', 0],
      ],
    )
    assert.equal((await listHistories(db, responseId, [])).size, 0)
  })
})

describe('two people answer one item', () => {
  test('the later one is told both values, names and times, and loses nothing', async () => {
    await save(pick('none'))
    const clash = await save(pick('adopted'), 0, { accountId: 'bo', now: new Date('2026-11-23T09:05:00Z') })
    assert.equal(clash.kind, 'clash')
    assert.ok(clash.kind === 'clash')
    assert.deepEqual([clash.current?.answer, clash.current?.name], [pick('none'), 'Ana'])
    assert.deepEqual([clash.attempted.answer, clash.attempted.name], [pick('adopted'), 'Bo'])
    assert.deepEqual((await listAnswers(db, responseId)).get('VIS-01')?.answer, pick('none'))
    assert.deepEqual(await listUndecided(db, responseId), ['VIS-01'])

    const chosen = await save(clash.attempted.answer, clash.attempted.revision)
    assert.ok(chosen.kind === 'saved' && chosen.changed && chosen.revision === 3)
    assert.deepEqual(await listUndecided(db, responseId), [])
    assert.equal((await listRevisions(db, responseId, 'VIS-01')).length, 3)
  })

  test('a set-aside save that is sent again after a lost connection is stored once', async () => {
    await save(pick('none'))
    await save(pick('adopted'), 0, { accountId: 'bo' })
    const again = await save(pick('adopted'), 0, { accountId: 'bo' })
    assert.ok(again.kind === 'clash' && again.attempted.revision === 2)
    assert.equal((await listRevisions(db, responseId, 'VIS-01')).length, 2)
  })

  test('of twenty that save at once from the same revision exactly one is in force, the others are kept as clashes', async () => {
    await save(pick('none'))
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, writer) => save(pick('adopted'), 1, { comment: `writer ${writer}` })),
    )
    assert.equal(outcomes.filter(({ kind }) => kind === 'saved').length, 1)
    assert.equal(outcomes.filter(({ kind }) => kind === 'clash').length, 19)
    const revisions = await listRevisions(db, responseId, 'VIS-01')
    assert.deepEqual(
      revisions.map(({ revision }) => revision),
      Array.from({ length: 21 }, (_, i) => i + 1),
    )
    assert.equal(new Set(revisions.map(({ comment }) => comment)).size, 21)
    assert.equal(revisions.filter(({ setAside }) => !setAside).length, 2)
  })

  test('saves of different items at once do not disturb each other', async () => {
    const outcomes = await Promise.all([
      save(pick('none')),
      save(pick('meals'), 0, { item: 'SCH-01' }),
      save({ state: 'answered', number: 3 }, 0, { item: 'MEE-01' }),
    ])
    assert.ok(outcomes.every(({ kind }) => kind === 'saved'))
    assert.equal((await listAnswers(db, responseId)).size, 3)
  })
})

describe('submitting', () => {
  test('afterwards nothing can be saved, and it cannot be submitted again', async () => {
    await save(pick('none'))
    await db.transaction().execute((tx) => submitResponse(tx, responseId, now))
    await assert.rejects(save(pick('adopted'), 1), refused('conflict'))
    await assert.rejects(
      db.transaction().execute((tx) => submitResponse(tx, responseId, now)),
      refused('conflict'),
    )
    assert.deepEqual((await listAnswers(db, responseId)).get('VIS-01')?.answer, pick('none'))
  })

  test('a save is either in what was submitted or refused, however close together they come', async () => {
    const saves = Array.from({ length: 8 }, (_, i) => save(pick('none'), 0, { comment: `${i}` }))
    const submitted = db.transaction().execute(async (tx) => {
      await submitResponse(tx, responseId, now)
      return (await listHistories(tx, responseId, ['VIS-01'])).get('VIS-01')?.length
    })
    const outcomes = await Promise.allSettled(saves)
    const stored = outcomes.filter(({ status }) => status === 'fulfilled').length
    assert.equal(await submitted, stored)
    assert.equal((await listRevisions(db, responseId, 'VIS-01')).length, stored)
  })
})

test('anonymous mode keeps no account and no place', async () => {
  responseId = (await open({ placeId: null, anonymous: true })).id
  await save(pick('none'))
  const { rows } = await sql`select place_id, account_id from response join answer_revision on response_id = id
    where id = ${responseId}`.execute(db)
  assert.deepEqual(rows, [{ place_id: null, account_id: null }])
  await assert.rejects(open({ anonymous: true }))
})

test('thousands of answers are imported at once', async () => {
  const rows = small.items.map(({ key }) => ({ responseId, item: key, answer: { state: 'na' } as const, savedAt: now }))
  const responses = await Promise.all(Array.from({ length: 300 }, () => open()))
  await db.transaction().execute((tx) =>
    importAnswers(
      tx,
      responses.flatMap(({ id }) => rows.map((row) => Object.assign({ ...row }, { responseId: id }))),
    ),
  )
  assert.equal((await listAnswers(db, responses.at(-1)?.id ?? '')).size, small.items.length)
})

describe('an anonymous response', () => {
  const later = new Date('2026-11-23T17:45:12.345Z')
  const person = 'ana'
  let id: string

  beforeEach(async () => {
    id = (await open({ editionId: every.id, placeId: null, anonymous: true, now: later })).id
    const given: Record<string, Answer> = {
      'STR-1': pick('often'),
      'SCH-2': { state: 'answered', ranking: ['meals', 'parents'] },
      'SCH-3': { state: 'answered', text: 'More benches' },
    }
    for (const [item, answer] of Object.entries(given)) {
      await save(answer, 0, { responseId: id, edition: every, item, accountId: person, now: later })
    }
    await db.transaction().execute(async (tx) => {
      const answer = pick('talk')
      await importAnswers(tx, [{ responseId: id, item: 'STR-2', answer, accountId: person, savedAt: later }])
      await submitResponse(tx, id, later)
    })
  })

  test('keeps no finer time than the day, wherever a time is kept, and comes back as it was given', async () => {
    const { rows } = await sql<{ response: unknown; revisions: unknown[] }>`select to_jsonb(response) as response,
      (select jsonb_agg(to_jsonb(one)) from answer_revision one where response_id = id) as revisions
      from response where id = ${id}`.execute(db)
    const all = JSON.stringify(rows)
    assert.equal(rows[0]?.revisions.length, 4)
    const times = all.match(/\d{4}-\d\d-\d\dT[^"]*/g) ?? []
    assert.equal(times.length, 6, 'opened, submitted, and four saves')
    assert.deepEqual(new Set(times.map((time) => new Date(time).toISOString())), new Set(['2026-11-23T00:00:00.000Z']))
    assert.ok(!all.includes(person))
    const answers = answersOf(await listAnswers(db, id))
    assert.deepEqual(answers['SCH-2'], { state: 'answered', ranking: ['meals', 'parents'] })
    assert.deepEqual(answers['SCH-3'], { state: 'answered', text: 'More benches' })
  })

  test('leaves no row in the trail', async () => {
    const { rows } = await sql`select 1 from trail where to_jsonb(trail)::text like ${`%${id}%`}`.execute(db)
    assert.deepEqual(rows, [])
  })
})

test('a ranking in another order is another answer, the same text again is none', async () => {
  const rank = (...ranking: string[]): Answer => ({ state: 'answered', ranking })
  const of = { responseId: (await open({ editionId: every.id })).id, edition: every }
  await save(rank('meals', 'parents'), 0, { ...of, item: 'SCH-2' })
  const again = await save(rank('meals', 'parents'), 1, { ...of, item: 'SCH-2' })
  const other = await save(rank('parents', 'meals'), 1, { ...of, item: 'SCH-2' })
  assert.deepEqual(
    [again, other].map((saved) => saved.kind === 'saved' && saved.changed),
    [false, true],
  )
  await save({ state: 'answered', text: 'Merci' }, 0, { ...of, item: 'SCH-3' })
  const same = await save({ state: 'answered', text: 'Merci' }, 1, { ...of, item: 'SCH-3' })
  assert.ok(same.kind === 'saved' && !same.changed)
  for (const [item, answer] of [
    ['SCH-2', pick('meals')],
    ['SCH-3', rank('meals')],
    ['STR-1', rank('often')],
  ] as const) {
    await assert.rejects(save(answer, 0, { ...of, item }), refused('invalid'))
  }
})
