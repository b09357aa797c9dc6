import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import {
  array,
  assert as check,
  type AsyncCommand,
  asyncModelRun,
  asyncProperty,
  commands,
  constant,
  constantFrom,
  nat,
  record,
  tuple,
} from 'fast-check'
import { sql } from 'kysely'
import {
  type Answer,
  type Content,
  findItem,
  listAnswers,
  listRevisions,
  listUndecided,
  registerEditions,
  sameContent,
  valuesOf,
} from '#instruments'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { testDatabase } from '../../test/database.ts'
import { chooseAnswer, openRound, reopenRound, saveAnswer, signOffRound } from './actions.ts'
import { bringAnswers } from './exchange/actions.ts'
import { planImport } from './exchange/plan.ts'
import type { ExchangeRow } from './exchange/rows.ts'
import { editions, now } from './fixtures/app.ts'
import { edition } from './fixtures/small.ts'
import { type Round, stateOf } from './model.ts'
import { findRound, listSignOffs } from './store.ts'

const { db } = await testDatabase()
const people = ['ana', 'bo', 'cem', 'dee', 'eli']
const items = ['VIS-01', 'SCH-01', 'MEE-01']
/** Histories of up to so many steps each, of two to five people. */
const [histories, steps] = [1000, 12]

before(async () => {
  for (const id of people) {
    await sql`insert into auth_user (id, name, email, demonstration)
      values (${id}, ${id}, ${`${id}@demonstration.example`}, true)`.execute(db)
  }
  await registerEditions(db, editions, now)
})

/** What people were told, and have before their eyes; nothing of how it comes about. */
interface Model {
  open: boolean
  signOffs: number
  /** By item, every content of which somebody was told that it is kept. */
  acknowledged: Map<string, Content[]>
}
interface Real {
  round: Round
  /** By person and item, the newest revision on their screen. */
  seen: Map<string, number>
  /** By person, the sheet they took away last. */
  sheets: Map<string, Map<string, number>>
}

const actor = (accountId: string) => ({ accountId, demonstration: true, mandates: [], places: [] })
const target = ({ round }: Real, person: string, item: string) => ({ actor: actor(person), round, edition, item, now })
const seenBy = (real: Real, person: string, item: string) => real.seen.get(`${person} ${item}`) ?? 0
const heads = async (real: Real, item: string) => listRevisions(db, real.round.responseId, item)
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : undefined)

async function refresh(real: Real): Promise<void> {
  const found = await findRound(db, real.round.id)
  assert.ok(found)
  real.round = found
}

/** Whoever saves is told that it is kept, or that the round is closed; never anything else. */
async function save(model: Model, real: Real, [person, item, content]: [string, string, Content]): Promise<void> {
  const stood = (await listAnswers(db, real.round.responseId)).get(item)
  try {
    const saved = await saveAnswer(db, target(real, person, item), content, seenBy(real, person, item))
    assert.ok(model.open, 'nothing is kept after the sign-off')
    model.acknowledged.set(item, [...(model.acknowledged.get(item) ?? []), content])
    if (saved.kind === 'clash') {
      assert.equal(saved.current?.revision, stood?.revision, 'a clash changes nothing that is in force')
      assert.ok(
        saved.undecided.some((one) => sameContent(one, content)),
        'and waits for a choice',
      )
    }
  } catch (error) {
    if (codeOf(error) !== 'conflict') throw error
    assert.ok(!model.open, 'only a signed-off round refuses')
  }
}

const content = record({
  answer: constantFrom<Answer>(
    { state: 'missing' },
    { state: 'answered', codes: ['none'] },
    { state: 'answered', number: 2 },
  ),
  comment: constantFrom('', 'a', 'b', 'c'),
  source: constant(''),
})
/** The same choice for every kind of item. */
const fitting = (item: string, { answer, ...rest }: Content): Content => {
  const kind = findItem(edition, item)?.kind
  if (answer.state !== 'answered' || (kind === 'number') === 'number' in answer) return { answer, ...rest }
  return { answer: { state: 'missing' }, ...rest }
}

type Step = AsyncCommand<Model, Real>
const step = (name: string, run: (model: Model, real: Real) => Promise<void>): Step => ({
  check: () => true,
  async run(model, real) {
    await run(model, real)
    await refresh(real)
    await invariants(model, real)
  },
  toString: () => name,
})

const person = constantFrom(...people)
const item = constantFrom(...items)
const looks = tuple(person, item).map(([who, what]) =>
  step(`${who} looks at ${what}`, async (_, real) => {
    real.seen.set(`${who} ${what}`, (await heads(real, what)).at(-1)?.revision ?? 0)
  }),
)
const edits = tuple(person, item, content).map(([who, what, said]) =>
  step(`${who} saves ${what} ${JSON.stringify(said)}`, (model, real) =>
    save(model, real, [who, what, fitting(what, said)]),
  ),
)
const withdraws = tuple(person, item).map(([who, what]) =>
  step(`${who} withdraws ${what}`, (model, real) =>
    save(model, real, [who, what, { answer: { state: 'missing' }, comment: '', source: '' }]),
  ),
)
const chooses = tuple(person, item, nat(9)).map(([who, what, which]) =>
  step(`${who} chooses of ${what}`, async (model, real) => {
    const all = await heads(real, what)
    const chosen = all[which % Math.max(all.length, 1)]
    if (!chosen) return
    try {
      const choice = { choose: chosen.revision, basedOn: all.at(-1)?.revision ?? 0 }
      await chooseAnswer(db, target(real, who, what), choice)
      assert.ok(model.open)
      const [current, undecided] = await Promise.all([
        listAnswers(db, real.round.responseId),
        listUndecided(db, real.round.responseId),
      ])
      const { answer, comment, source } = current.get(what) ?? { answer: { state: 'missing' }, comment: '', source: '' }
      assert.ok(sameContent({ answer, comment, source }, chosen), 'what was chosen is in force')
      assert.ok(!undecided.includes(what), 'and nothing waits')
    } catch (error) {
      if (codeOf(error) !== 'conflict') throw error
      assert.ok(!model.open)
    }
  }),
)
const takes = person.map((who) =>
  step(`${who} takes a sheet`, async (_, real) => {
    const all = await listAnswers(db, real.round.responseId)
    real.sheets.set(who, new Map(items.map((key) => [key, all.get(key)?.revision ?? 0])))
  }),
)
const brings = tuple(person, array(tuple(item, content), { maxLength: 3 })).map(([who, filled]) =>
  step(`${who} brings a sheet`, async (model, real) => {
    const sheet = real.sheets.get(who)
    if (!sheet) return
    const rows = [...new Map(filled)].map(([key, said], at): ExchangeRow => {
      const { answer, comment } = fitting(key, said)
      const values = valuesOf(answer, String)
      return { line: at + 2, item: key, state: '', values, comment, source: '', seen: sheet.get(key) ?? 0 }
    })
    const plan = planImport(edition, rows, await listAnswers(db, real.round.responseId))
    try {
      await bringAnswers(db, { actor: actor(who), round: real.round, edition, plan, now })
      assert.ok(model.open)
      for (const row of plan) {
        if (!('content' in row)) continue
        model.acknowledged.set(row.row.item, [...(model.acknowledged.get(row.row.item) ?? []), row.content])
      }
    } catch (error) {
      if (codeOf(error) !== 'conflict') throw error
      assert.ok(!model.open)
    }
  }),
)
const signsOff = person.map((who) =>
  step(`${who} signs off`, async (model, real) => {
    const done = await signOffRound(db, { actor: actor(who), round: real.round, edition, now }).then(
      () => true,
      refusal,
    )
    assert.equal(done, model.open)
    if (done) Object.assign(model, { open: false, signOffs: model.signOffs + 1 })
  }),
)
const reopens = person.map((who) =>
  step(`${who} reopens`, async (model, real) => {
    const done = await reopenRound(db, { actor: actor(who), round: real.round, reason: 'again', now }).then(
      () => true,
      refusal,
    )
    assert.equal(done, !model.open)
    if (done) model.open = true
  }),
)
function refusal(error: unknown): false {
  if (codeOf(error) !== 'conflict') throw error
  return false
}

async function invariants(model: Model, real: Real): Promise<void> {
  assert.equal(stateOf(real.round), model.open ? 'open' : 'signed_off')
  const signOffs = await listSignOffs(db, real.round.id)
  assert.equal(signOffs.length, model.signOffs)
  assert.equal(signOffs.filter(({ reopenedAt }) => reopenedAt === null).length, model.open ? 0 : 1)
}

const nothing: Content = { answer: { state: 'missing' }, comment: '', source: '' }

/** Whatever somebody was told is kept stands in the history of its item, or says what stood there already. */
async function nothingLost(model: Model, real: Real): Promise<void> {
  for (const [key, contents] of model.acknowledged) {
    const kept = await heads(real, key)
    for (const said of contents)
      assert.ok(
        [nothing, ...kept].some((one) => sameContent(one, said)),
        `${key} lost`,
      )
    assert.deepEqual(
      kept.map(({ revision }) => revision),
      kept.map((_, at) => at + 1),
    )
  }
  const { rows } = await sql<{ results: number; closed: boolean }>`
    select (select count(*)::int from result where round_id = ${real.round.id}) as results,
      (select submitted_at is not null from response where id = ${real.round.responseId}) as closed`.execute(db)
  assert.deepEqual(rows[0], { results: model.signOffs, closed: !model.open })
}

async function begin(): Promise<{ model: Model; real: Real }> {
  const place = `p-${randomUUID()}`
  await sql`insert into place (id, name, country, kind, status, source, demonstration)
    values (${place}, ${place}, 'QM', 'city', 'member', 'invented', true)`.execute(db)
  const mandate = { role: 'place_coordinator' as const, placeId: place, networkId: null, networkIds: [] }
  const opener = { ...actor('ana'), mandates: [mandate] }
  const { id } = await openRound(db, { actor: opener, placeId: place, edition, year: 2026, now })
  const round = await roundOf(db, id)
  return {
    model: { open: true, signOffs: 0, acknowledged: new Map() },
    real: { round, seen: new Map(), sheets: new Map() },
  }
}

async function roundOf(from: Db, id: string): Promise<Round> {
  const round = await findRound(from, id)
  assert.ok(round)
  return round
}

test(`in ${histories} histories of several people no answer that was acknowledged is lost, and no state is illegal`, async () => {
  const all = commands([edits, edits, looks, withdraws, chooses, takes, brings, signsOff, reopens], {
    maxCommands: steps,
  })
  await check(
    asyncProperty(all, async (history) => {
      const { model, real } = await begin()
      await asyncModelRun(() => ({ model, real }), history)
      await nothingLost(model, real)
    }),
    { numRuns: histories, seed: 20261123 },
  )
})
