import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { findDocument, findResultOfRound } from '#insight'
import { registerEditions } from '#instruments'
import { testDatabase } from '../../../test/database.ts'
import { accounts, editions, now, requestsTo } from '../fixtures/app.ts'
import { findReview } from './store.ts'

const { db } = await testDatabase()
const as = requestsTo(db)
/** Ana leads Amber; Dee and Eve are experts, and Eve comes from Amber’s network; Fay is the secretariat. */
const [ana, dee, bo, fay] = [as('ana'), as('dee'), as('bo'), as('fay')]
let round: string
let review: string

before(async () => {
  for (const { id, name, email } of accounts) {
    await sql`insert into auth_user (id, name, email, demonstration) values (${id}, ${name}, ${email}, true)`.execute(
      db,
    )
  }
  await sql`insert into place (id, name, country, kind, status, source, demonstration) values
    ('amber-qm', 'Amber', 'QM', 'city', 'member', 'invented', true),
    ('birch-qm', 'Birch', 'QM', 'city', 'member', 'invented', true)`.execute(db)
  await sql`insert into mandate (id, account_id, place_id, role, from_on) values
    ('1', 'ana', 'amber-qm', 'place_coordinator', '2025-01-01'), ('2', 'dee', null, 'expert', '2025-01-01'),
    ('3', 'bo', null, 'expert', '2025-01-01'), ('4', 'eve', null, 'expert', '2025-01-01'),
    ('5', 'eve', 'amber-qm', 'reader', '2025-01-01'), ('6', 'fay', null, 'secretariat', '2025-01-01')`.execute(db)
  await registerEditions(db, editions, now)
})

const said = {
  vision: { 'VIS-01': 'adopted', 'VIS-02': 'money' },
  schools: { 'SCH-01': 'meals', 'SCH-02': '12' },
  streets: { 'STR-01': 'none' },
  meeting: { 'MEE-01': '3', 'MEE-02': 'listed' },
}

/** A round that Ana has answered and signed off. */
beforeEach(async () => {
  await sql`delete from round`.execute(db)
  const opened = await ana.post('/en/rounds/open', { round: 'amber-qm:2026' })
  round = opened.location ?? ''
  review = `${round}/review`
  for (const [area, answers] of Object.entries(said)) {
    const fields = Object.entries(answers).flatMap(([item, value]) => [
      [item, value],
      [`${item}.revision`, '0'],
      [`${item}.comment`, `About ${item}`],
      [`${item}.source`, ''],
    ])
    await ana.post(`${round}/areas/${area}`, Object.fromEntries(fields) as Record<string, string>)
  }
  await ana.post(`${round}/submit`, { confirm: 'yes', publication: 'total' })
})

const id = () => round.split('/').at(-1) ?? ''
const seat = (part: string, expert: string) => fay.post(`${review}/experts`, { assign: part, expert })
type Mark = {
  verdict?: string
  values?: string
  reason?: string
  confidence?: string
  question?: string
  seen?: number
}

function marks(of: Record<string, Mark>): Record<string, string> {
  const fields = Object.entries(of).flatMap(([item, mark]) => [
    [`${item}.revision`, String(mark.seen ?? 0)],
    [`${item}.read`, item === 'STR-02' ? '0' : '1'],
    [`${item}.verdict`, mark.verdict ?? 'agree'],
    [`${item}.confidence`, mark.confidence ?? 'high'],
    [`${item}.reason`, mark.reason ?? ''],
    [`${item}.question`, mark.question ?? ''],
    // An empty value is nothing typed.
    [item, mark.values ?? ''],
  ])
  return Object.fromEntries(fields) as Record<string, string>
}

/** Everything agreed but for what is said otherwise. */
async function readAll(who: ReturnType<typeof as>, otherwise: Record<string, Mark> = {}) {
  for (const [area, answers] of Object.entries(said)) {
    const own = Object.fromEntries(Object.keys(answers).map((item) => [item, otherwise[item] ?? {}]))
    const answer = await who.post(`${review}/areas/${area}`, marks(own))
    assert.equal(answer.status, 303, answer.text)
  }
}

const drafted: Mark = {
  verdict: 'propose',
  values: 'drafted',
  reason: 'The council has not voted.',
  confidence: 'medium',
}

describe('who reviews', () => {
  test('somebody with a tie to the place cannot be chosen, and the page says why', async () => {
    assert.match((await fay.get(review)).text, /value="eve" disabled/)
    const refused = await seat('lead', 'eve')
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Amber/)
    assert.deepEqual((await findReview(db, id())).seats, [])
  })

  test('an expert reads and marks what they are assigned to, and nothing else', async () => {
    assert.equal((await dee.get(review)).status, 403)
    assert.equal((await dee.post(`${review}/areas/vision`, marks({ 'VIS-01': {} }))).status, 403)
    await seat('lead', 'dee')
    assert.equal((await dee.get(review)).status, 200)
    assert.match((await dee.get('/en/reviews')).text, /Amber, 2026/)
    assert.doesNotMatch((await bo.get('/en/reviews')).text, /Amber, 2026/)
    assert.equal((await ana.get('/en/reviews')).status, 403)
    assert.equal((await ana.post(`${review}/areas/vision`, marks({ 'VIS-01': {} }))).status, 403)
    assert.equal((await dee.post(`${review}/validate`, { confirm: 'yes' })).status, 403)
  })
})

test('from the first query to the validated result: the place is heard, and what it said stays', async () => {
  await seat('lead', 'dee')
  await readAll(dee, {
    'VIS-01': drafted,
    'MEE-01': { question: 'Which meetings were these?' },
    'SCH-02': { verdict: 'propose', values: '4', reason: 'The table says 4.', confidence: 'high' },
  })
  assert.equal((await dee.post(`${review}/finish`, {})).status, 303)
  assert.match((await ana.get(review)).text, /3 wait for you/)

  assert.equal((await ana.post(`${review}/items/MEE-01/answer`, { step: 'answered', text: '' })).status, 422)
  await ana.post(`${review}/items/MEE-01/answer`, { step: 'answered', text: 'Those of the square.' })
  await dee.post(`${review}/items/MEE-01/decide`, { step: 'closed', text: 'Thank you.' })
  await ana.post(`${review}/items/VIS-01/reply`, { step: 'accepted', text: '', opinion: '1' })
  await ana.post(`${review}/items/SCH-02/reply`, { step: 'contested', text: 'The table is of 2019.', opinion: '1' })
  assert.equal((await fay.post(`${review}/validate`, { confirm: 'yes' })).status, 409, 'contested and undecided')
  assert.match((await dee.get(review)).text, /One waits for you/)
  await dee.post(`${review}/items/SCH-02/decide`, { step: 'withdrawn', text: '', opinion: '1' })

  assert.match((await fay.get(`${review}/validate`)).text, /One answer differs/)
  assert.equal((await fay.post(`${review}/validate`, {})).status, 422)
  assert.equal((await fay.post(`${review}/validate`, { confirm: 'yes' })).status, 303)
  const result = await findResultOfRound(db, id())
  const document = await findDocument(db, result?.id ?? '')
  assert.deepEqual([result?.basis, result?.revision], ['reviewed', 2])
  assert.deepEqual(document?.items['VIS-01']?.codes, ['drafted'])
  assert.deepEqual(document?.reviewed?.answers['VIS-01']?.codes, ['adopted'])
  assert.equal(document?.items['SCH-02']?.number, 12)
  assert.match((await ana.get(`${round}/areas/vision`)).text, /About VIS-01/)
  assert.equal((await ana.post(`${round}/reopen`, { reason: 'A mistake' })).status, 409)
  assert.equal((await dee.post(`${review}/areas/vision`, marks({ 'VIS-02': { seen: 1 } }))).status, 409)
})

test('the second expert sees nothing of the first, and the first nothing of the second, until both have finished', async () => {
  await seat('lead', 'dee')
  await seat('blind', 'bo')
  await readAll(dee, { 'VIS-01': drafted, 'MEE-01': { question: 'Which meetings were these?' } })
  await readAll(bo, { 'SCH-02': { verdict: 'propose', values: '2', reason: 'Second thoughts.', confidence: 'low' } })
  const seen = async (who: ReturnType<typeof as>) => {
    const pages = [review, ...Object.keys(said).map((area) => `${review}/areas/${area}`), '/en/reviews', round]
    return (await Promise.all(pages.map((path) => who.get(path)))).map(({ text }) => text).join('\n')
  }
  assert.doesNotMatch(await seen(bo), /council has not voted|Which meetings|Another answer proposed|Query:/)
  assert.doesNotMatch(await seen(dee), /Second thoughts/)
  assert.equal((await bo.post(`${review}/items/MEE-01/decide`, { step: 'closed', text: 'x' })).status, 403)

  await bo.post(`${review}/finish`, {})
  assert.doesNotMatch(await seen(bo), /council has not voted|Which meetings/)
  assert.equal(
    (await bo.post(`${review}/areas/vision`, marks({ 'VIS-01': { seen: 1, confidence: 'low' } }))).status,
    409,
  )
  await dee.post(`${review}/finish`, {})
  assert.match(await seen(bo), /council has not voted/)
  assert.match(await seen(dee), /Second thoughts/)

  const page = (await fay.get(review)).text
  assert.match(page, /Cohen’s kappa/)
  assert.match(page, /5 of 7/)
  assert.match(page, /2 differences between the two experts are undecided/)
  await dee.post(`${review}/items/SCH-02/decide`, { step: 'settled', text: '', opinion: '1' })
  await dee.post(`${review}/areas/vision`, marks({ 'VIS-01': { seen: 1 } }))
  assert.doesNotMatch((await fay.get(review)).text, /differences? between the two experts (is|are) undecided/)
})

test('of two windows the second to save overwrites nothing: it shows both, and saves when it is sent again', async () => {
  await seat('lead', 'dee')
  await dee.post(`${review}/areas/vision`, marks({ 'VIS-01': {} }))
  const late = await dee.post(`${review}/areas/vision`, marks({ 'VIS-01': drafted }))
  assert.equal(late.status, 409)
  assert.match(late.text, /Another mark was saved meanwhile/)
  assert.match(late.text, /The council has not voted/)
  const opinions = async () => (await findReview(db, id())).opinions.map(({ revision, verdict }) => [revision, verdict])
  assert.deepEqual(await opinions(), [[1, 'agree']])
  await dee.post(`${review}/areas/vision`, marks({ 'VIS-01': { ...drafted, seen: 1 } }))
  assert.deepEqual(await opinions(), [
    [1, 'agree'],
    [2, 'propose'],
  ])
})

test('a mark that does not fit is shown again with a sentence, and holds nothing else up', async () => {
  await seat('lead', 'dee')
  const answer = await dee.post(`${review}/areas/vision`, {
    ...marks({ 'VIS-01': { verdict: 'propose', values: 'adopted', reason: 'I think so' } }),
    ...marks({ 'VIS-02': {} }),
  })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /This is what the place says already/)
  assert.match(answer.text, /I think so/)
  assert.deepEqual(
    (await findReview(db, id())).opinions.map(({ item }) => item),
    ['VIS-02'],
  )
  for (const [field, value] of [
    ['VIS-01.revision', 'x'],
    ['VIS-01.read', '-1'],
  ] as const) {
    const hostile = await dee.post(`${review}/areas/vision`, { ...marks({ 'VIS-01': {} }), [field]: value })
    assert.equal(hostile.status, 422)
  }
})

test('reopened with a reason, an answer that changed has to be read anew', async () => {
  await seat('lead', 'dee')
  await readAll(dee)
  assert.equal((await ana.post(`${round}/reopen`, { reason: ' ' })).status, 422)
  assert.equal((await ana.post(`${round}/reopen`, { reason: 'The council has voted since.' })).status, 303)
  assert.match((await ana.get(round)).text, /Reopened by ana.*The council has voted since\./s)
  assert.equal((await dee.post(`${review}/areas/vision`, marks({ 'VIS-01': { seen: 1 } }))).status, 409)
  await ana.post(`${round}/areas/vision`, {
    'VIS-01': 'drafted',
    'VIS-01.revision': '1',
    'VIS-01.comment': '',
    'VIS-01.source': '',
  })
  await ana.post(`${round}/submit`, { confirm: 'yes' })
  assert.match((await fay.get(review)).text, /One answer has no mark yet/)
  assert.match((await dee.get(`${review}/areas/vision`)).text, /has changed its answer since your mark/)
})

test('answers that changed while the round was open again are read anew by both experts, who had finished', async () => {
  await seat('lead', 'dee')
  await seat('blind', 'bo')
  for (const who of [dee, bo]) {
    await readAll(who)
    await who.post(`${review}/finish`, {})
  }
  const finished = async () => (await findReview(db, id())).seats.map(({ finishedAt }) => finishedAt !== null)
  const signOffAnew = async (vision: string, seen: string) => {
    await ana.post(`${round}/reopen`, { reason: 'The council has voted since.' })
    await ana.post(`${round}/areas/vision`, {
      'VIS-01': vision,
      'VIS-01.revision': seen,
      'VIS-01.comment': 'About VIS-01',
      'VIS-01.source': '',
    })
    await ana.post(`${round}/submit`, { confirm: 'yes' })
  }
  await signOffAnew('adopted', '1')
  assert.deepEqual(await finished(), [true, true], 'nothing to read anew')
  await signOffAnew('drafted', '1')
  assert.deepEqual(await finished(), [false, false])
  assert.match((await dee.get(review)).text, /6 of 7/)
  for (const who of [dee, bo]) {
    assert.equal((await who.post(`${review}/finish`, {})).status, 409)
    const anew = { ...marks({ 'VIS-01': { seen: 1 } }), 'VIS-01.read': '2' }
    assert.equal((await who.post(`${review}/areas/vision`, anew)).status, 303)
    assert.equal((await who.post(`${review}/finish`, {})).status, 303)
  }
  assert.deepEqual(await finished(), [true, true])
})

test('the level withdrawn by a reopening is the one proposed at the next sign-off', async () => {
  const proposed = async () => /value="(\w+)" checked/.exec((await ana.get(round)).text)?.[1]
  await ana.post(`${round}/reopen`, { reason: 'A mistake.' })
  assert.equal(await proposed(), 'total')
  await ana.post(`${round}/submit`, { confirm: 'yes', publication: 'nothing' })
  await ana.post(`${round}/reopen`, { reason: 'Another one.' })
  assert.equal(await proposed(), 'nothing')
})

test('whoever marked as the lead is no blind second, and another lead leaves the comparison as it was', async () => {
  await seat('lead', 'dee')
  await readAll(dee, { 'VIS-01': drafted })
  await dee.post(`${review}/finish`, {})
  await seat('lead', 'bo')
  const refused = await seat('blind', 'dee')
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Has already given marks as the lead expert/)
  await seat('lead', 'dee')
  await dee.post(`${review}/finish`, {})
  await sql`insert into mandate (id, account_id, place_id, role, from_on)
    values ('7', 'cem', null, 'expert', '2025-01-01') on conflict do nothing`.execute(db)
  await seat('blind', 'bo')
  await readAll(bo)
  await bo.post(`${review}/finish`, {})
  await dee.post(`${review}/items/VIS-01/decide`, { step: 'settled', text: 'Seen beside the second.', opinion: '1' })
  const kappa = /<section[^>]*id="agreement".*?<\/section>/s
  const compared = kappa.exec((await fay.get(review)).text)?.[0]
  assert.match(compared ?? '', /6 of 7/)
  assert.equal((await seat('lead', 'cem')).status, 303)
  assert.equal(kappa.exec((await fay.get(review)).text)?.[0], compared)
  assert.equal((await seat('blind', 'dee')).status, 422)
  assert.equal((await fay.post(`${review}/experts`, { remove: 'lead' })).status, 409)
  assert.doesNotMatch((await ana.get(review)).text, /Seen beside the second/)
  assert.match((await fay.get(review)).text, /Seen beside the second/)
})

test('who is concerned is told once a day: the place of queries and proposals, the expert of replies', async () => {
  await sql`delete from notice`.execute(db)
  await seat('lead', 'dee')
  await readAll(dee, { 'VIS-01': drafted, 'SCH-01': { question: 'Which?' }, 'MEE-01': { question: 'When?' } })
  await ana.post(`${review}/items/SCH-01/answer`, { step: 'answered', text: 'All.' })
  const { rows } = await sql<{ who: string; what: string }>`
    select account_id as who, payload ->> 'what' as what from notice order by 1, 2`.execute(db)
  assert.deepEqual(
    rows.map(({ who, what }) => `${who} ${what}`),
    ['ana asked', 'ana proposed', 'dee answered', 'dee assigned'],
  )
})
