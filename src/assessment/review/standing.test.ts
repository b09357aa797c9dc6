import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Answer } from '#instruments'
import { edition } from '../fixtures/small.ts'
import { agreementOf, categoryOf } from './agreement.ts'
import { boardStateOf, isLate } from './board.ts'
import { markFrom, readMarks } from './marks.ts'
import { clockOf, type Opinion, type Part, type Review, type Seat, type Step, type Turn } from './model.ts'
import { mayTake, readerOf } from './policy.ts'
import { agreedAnswers, differencesIn, markOf, missingIn, questionOf, stepsOpen } from './standing.ts'

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const chosen = (...codes: string[]): Answer => ({ state: 'answered', codes })

const opinion = (item: string, more: Partial<Opinion> = {}): Opinion => ({
  part: 'lead',
  item,
  revision: 1,
  verdict: 'agree',
  answer: chosen('adopted'),
  reason: '',
  confidence: 'high',
  answerRevision: 1,
  accountId: more.part === 'blind' ? 'second' : 'first',
  name: null,
  savedAt: day(3),
  ...more,
})
const proposal = opinion('VIS-01', { verdict: 'propose', answer: chosen('drafted') })
const turn = (step: Step, about: number | null = null, more: Partial<Turn> = {}): Turn => ({
  item: 'VIS-01',
  number: 1,
  step,
  opinion: about,
  text: '',
  accountId: null,
  name: null,
  at: day(4),
  ...more,
})
const seat = (part: Part, finishedAt: Date | null): Seat => ({
  part,
  accountId: part === 'lead' ? 'first' : 'second',
  name: part,
  assignedAt: day(1),
  finishedAt,
})

/** Of the small questionnaire the first three items are answered; all others do not apply or are missing. */
const given = new Map<string, { answer: Answer; revision: number }>([
  ['VIS-01', { answer: chosen('adopted'), revision: 1 }],
  ['VIS-02', { answer: chosen('money'), revision: 1 }],
  ['STR-01', { answer: chosen('none'), revision: 1 }],
])
const [small] = [{ ...edition, items: edition.items.filter(({ key }) => given.has(key)) }]
const review = (more: Partial<Review> = {}): Review => ({
  seats: [seat('lead', day(5))],
  opinions: [opinion('VIS-01'), opinion('VIS-02'), opinion('STR-01')],
  turns: [],
  ...more,
})

describe('how far an item is', () => {
  const marks: [says: string, opinion: Opinion | undefined, turns: Turn[], is: string][] = [
    ['nobody has read it', undefined, [], 'unread'],
    ['the place has answered anew since', opinion('VIS-01', { answerRevision: 0 }), [], 'changed'],
    ['the expert agrees', opinion('VIS-01'), [], 'agreed'],
    ['another answer waits for a reply', proposal, [], 'proposed'],
    ['the place accepts it', proposal, [turn('accepted', 1)], 'accepted'],
    ['the place contests it', proposal, [turn('accepted', 1), turn('contested', 1)], 'contested'],
    ['the expert keeps it', proposal, [turn('contested', 1), turn('kept', 1)], 'kept'],
    ['the expert withdraws it', proposal, [turn('contested', 1), turn('withdrawn', 1)], 'withdrawn'],
    [
      'a reply to an earlier proposal is none to this one',
      { ...proposal, revision: 2 },
      [turn('accepted', 1)],
      'proposed',
    ],
  ]
  for (const [says, of, turns, is] of marks) {
    test(`${says}: ${is}`, () => assert.equal(markOf(of, turns, 1), is))
  }

  const questions: [steps: Step[], is: string][] = [
    [[], 'none'],
    [['asked'], 'asked'],
    [['asked', 'answered'], 'answered'],
    [['asked', 'answered', 'closed'], 'closed'],
    [['asked', 'answered', 'closed', 'asked'], 'asked'],
  ]
  for (const [steps, is] of questions) {
    test(`a query after ${steps.join(', ') || 'nothing'} is ${is}`, () => {
      assert.equal(questionOf(steps.map((step) => turn(step))), is)
    })
  }

  test('a place that does not reply for fourteen days holds nothing up', () => {
    const standing = { mark: 'proposed', question: 'asked', opinion: proposal, turns: [turn('asked')] } as const
    assert.deepEqual(stepsOpen(standing, day(5), null), ['asked', 'answered', 'accepted', 'contested', 'withdrawn'])
    assert.ok(stepsOpen(standing, day(18), null).includes('closed'))
    assert.ok(stepsOpen(standing, day(17), null).includes('kept'))
    assert.ok(!stepsOpen(standing, day(16), null).includes('kept'))
    assert.ok(!stepsOpen(standing, day(18), day(10)).includes('kept'), 'the answers were open again meanwhile')
    assert.ok(stepsOpen(standing, day(24), day(10)).includes('kept'))
  })
})

describe('what is missing until validation', () => {
  const cases: [says: string, review: Review, obstacles: string[]][] = [
    ['nothing', review(), []],
    ['nobody is assigned', review({ seats: [], opinions: [] }), ['lead', 'unread']],
    ['an item is unread', review({ opinions: [opinion('VIS-01')], seats: [seat('lead', null)] }), ['unread', 'finish']],
    ['a query is answered and not closed', review({ turns: [turn('asked'), turn('answered')] }), ['question']],
    ['a proposal waits', review({ opinions: [proposal, opinion('VIS-02'), opinion('STR-01')] }), ['proposal']],
    [
      'a proposal is contested',
      review({ opinions: [proposal, opinion('VIS-02'), opinion('STR-01')], turns: [turn('contested', 1)] }),
      ['contested'],
    ],
    ['the second expert reads', review({ seats: [seat('lead', day(5)), seat('blind', null)] }), ['second']],
    [
      'the second expert differs',
      review({
        seats: [seat('lead', day(5)), seat('blind', day(6))],
        opinions: [...review().opinions, opinion('STR-01', { part: 'blind', answer: chosen('some') })],
      }),
      ['difference'],
    ],
  ]
  for (const [says, of, obstacles] of cases) {
    test(`${says}: ${obstacles.join(', ') || 'it can be validated'}`, () => {
      assert.deepEqual(
        missingIn(small, given, of).map(({ obstacle }) => obstacle),
        obstacles,
      )
    })
  }

  test('agreed on are the place’s answers with what was accepted or kept in their place, and nothing withdrawn', () => {
    const of = (step: Step) => review({ opinions: [proposal], turns: [turn(step, 1)] })
    const answer = (step: Step) => agreedAnswers(small, given, of(step))['VIS-01']
    assert.deepEqual(
      ['accepted', 'kept'].map((step) => answer(step as Step)),
      [chosen('drafted'), chosen('drafted')],
    )
    assert.deepEqual(
      ['contested', 'withdrawn'].map((step) => answer(step as Step)),
      [chosen('adopted'), chosen('adopted')],
    )
    assert.deepEqual(agreedAnswers(small, given, of('kept'))['STR-01'], chosen('none'))
  })
})

describe('two experts', () => {
  const seats = [seat('lead', day(5)), seat('blind', day(6))]
  const blind = (item: string, ...codes: string[]) => opinion(item, { part: 'blind', answer: chosen(...codes) })
  const opinions = [
    opinion('VIS-01'),
    opinion('VIS-02', { answer: chosen('money') }),
    opinion('STR-01', { answer: chosen('none') }),
    blind('VIS-01', 'adopted'),
    blind('VIS-02', 'no_money'),
    blind('STR-01', 'none'),
  ]

  test('are compared by the marks they had when both had finished, whatever is changed later', () => {
    const later = opinion('VIS-02', { revision: 2, savedAt: day(9), answer: chosen('no_money') })
    const [first] = [agreementOf(edition, { seats, opinions, turns: [] })]
    assert.deepEqual(agreementOf(edition, { seats, opinions: [...opinions, later], turns: [] }), first)
    assert.deepEqual(
      first.map(({ area, compared, same, decisions }) => [area, compared, same, decisions]),
      [
        ['vision', 2, 1, 2],
        ['streets', 1, 1, 1],
        [null, 3, 2, 3],
      ],
    )
  })

  test('are not compared before both have finished, nor is somebody else’s score', () => {
    const unfinished = { seats: [seat('lead', day(5)), seat('blind', null)], opinions, turns: [] }
    assert.deepEqual([agreementOf(edition, unfinished), differencesIn(unfinished)], [[], []])
    const replaced = seats.map((one) => (one.part === 'blind' ? { ...one, accountId: 'third' } : one))
    assert.equal(agreementOf(edition, { seats: replaced, opinions, turns: [] })[0]?.compared, 0)
  })

  test('differ until the first has looked: said that the mark stays, or saved anew', () => {
    const settled = (more: Partial<Review>) =>
      differencesIn({ seats, opinions, turns: [], ...more }).map(({ item, settled: is }) => [item, is])
    assert.deepEqual(settled({}), [['VIS-02', false]])
    assert.deepEqual(settled({ turns: [turn('settled', 1, { item: 'VIS-02', at: day(7) })] }), [['VIS-02', true]])
    const anew = opinion('VIS-02', { revision: 2, savedAt: day(8), answer: chosen('no_money') })
    assert.deepEqual(settled({ opinions: [...opinions, anew] }), [['VIS-02', true]])
  })

  test('are compared by what the chosen option earns; several ticks and numbers have no categories', () => {
    const of = (key: string, answer: Answer) => {
      const item = edition.items.find((one) => one.key === key)
      return item && categoryOf(item, answer)
    }
    assert.equal(of('VIS-01', chosen('drafted')), '50')
    assert.equal(of('STR-01', chosen('none')), '100', 'an inverse item')
    assert.equal(of('VIS-01', { state: 'missing' }), 'missing')
    assert.equal(of('SCH-01', chosen('meals')), null)
    assert.equal(of('MEE-01', { state: 'answered', number: 3 }), null)
  })
})

describe('who is what in a review', () => {
  const actor = (accountId: string, role: string, placeId: string | null = null) => ({
    accountId,
    demonstration: true,
    mandates: [{ role, placeId, networkId: null, networkIds: [] }] as never[],
  })
  const seats = [seat('lead', null), seat('blind', null)]
  const takes = (who: ReturnType<typeof actor>) => {
    const reader = readerOf(who, 'amber', { seats })
    return (['asked', 'answered', 'accepted', 'kept'] as const).filter((step) => mayTake(reader, step))
  }

  test('expert and place take their own steps; the second expert, the secretariat and others none', () => {
    assert.deepEqual(takes(actor('first', 'expert')), ['asked', 'kept'])
    assert.deepEqual(takes(actor('second', 'expert')), [])
    assert.deepEqual(takes(actor('ana', 'place_coordinator', 'amber')), ['answered', 'accepted'])
    assert.deepEqual(takes(actor('con', 'contributor', 'amber')), ['answered'])
    assert.deepEqual(takes(actor('eli', 'elected', 'amber')), [])
    assert.deepEqual(takes(actor('bo', 'place_coordinator', 'birch')), [])
    assert.deepEqual(takes(actor('fay', 'secretariat')), [])
  })

  test('whoever scores blind sees nothing of the first expert, whatever other mandate they hold', () => {
    const sees = (id: string, role: string) => readerOf(actor(id, role), 'amber', { seats })
    assert.deepEqual([sees('second', 'secretariat').seesFirst, sees('second', 'secretariat').runs], [false, false])
    assert.equal(sees('first', 'expert').seesSecond, false)
    assert.equal(sees('fay', 'secretariat').seesSecond, true)
    assert.equal(sees('ana', 'place_coordinator').seesSecond, false)
  })
})

test('a mark says what is wrong with it, and how to mend it', () => {
  const item = edition.items.find(({ key }) => key === 'VIS-01')
  assert.ok(item)
  const typed = { verdict: '', reason: '', confidence: '', question: '', basedOn: 0, read: 1, values: [] }
  const faults = (more: object, part: Part = 'lead') => {
    const read = markFrom(item, { ...typed, ...more }, { part, said: chosen('adopted') })
    return read && 'faults' in read ? Object.keys(read.faults).sort() : read && 'saved'
  }
  assert.equal(faults({}), undefined)
  assert.equal(faults({ verdict: 'agree', confidence: 'low' }), 'saved')
  assert.deepEqual(faults({ verdict: 'agree' }), ['confidence'])
  assert.deepEqual(faults({ confidence: 'low' }), ['verdict'])
  assert.deepEqual(faults({ verdict: 'propose' }), ['answer', 'confidence', 'reason'])
  assert.deepEqual(faults({ verdict: 'propose', values: ['adopted'], reason: 'x', confidence: 'low' }), ['answer'])
  assert.deepEqual(faults({ verdict: 'propose', values: ['drafted'], confidence: 'low' }), ['reason'])
  assert.equal(faults({ verdict: 'propose', values: ['drafted'], confidence: 'low' }, 'blind'), 'saved')
  assert.equal(readMarks({ 'VIS-01.revision': 'many', 'VIS-01.read': '1' }, edition.items), null)
})

test('the clock runs eight weeks from the sign-off to the report, and the board tells who is late', () => {
  const times = { openedAt: day(1), validatedAt: null, publishedAt: null, demonstration: true }
  const round = { id: 'r', placeId: 'p', editionId: 'e', responseId: 'x', year: 2025, submittedAt: day(1), ...times }
  assert.equal(clockOf({ submittedAt: null, publishedAt: null }, day(2)), null)
  assert.equal(clockOf(round, day(1))?.daysLeft, 56)
  assert.equal(clockOf(round, day(60))?.daysLeft, -3)
  assert.equal(clockOf({ ...round, publishedAt: day(50) }, day(90))?.stopped, true)
  assert.deepEqual(
    [boardStateOf(round, [], false), boardStateOf(round, [seat('lead', null)], false), boardStateOf(round, [], true)],
    ['signed_off', 'in_review', 'ready'],
  )
  assert.equal(isLate({ round, state: 'in_review' }, day(60)), true)
  assert.equal(isLate({ round: { ...round, publishedAt: day(70) }, state: 'published' }, day(90)), false)
})
