import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Step, StepRecord } from './model.ts'
import { nextThing, overdueSteps, type Remark, remarksOf, stageOf, standingsOf } from './pipeline.ts'

const base = { dueOn: null, doneOn: null, note: null, document: null, source: null, recordedBy: null }
const left = { takenBackAt: null, takenBackBy: null, takenBackReason: null }
let made = 0
const record = (step: Step, more: Partial<StepRecord>): StepRecord => {
  made += 1
  return { ...base, ...left, id: `r${made}`, step, done: false, recordedAt: new Date(made), ...more }
}
const done = (step: Step, doneOn: string | null, more: Partial<StepRecord> = {}) =>
  record(step, { done: true, doneOn, ...more })
const planned = (step: Step, dueOn: string, more: Partial<StepRecord> = {}) => record(step, { dueOn, ...more })
const takenBack = { takenBackAt: new Date(0), takenBackReason: 'mistaken' }

const today = '2026-11-23'

const table: {
  name: string
  records: StepRecord[]
  endedOn?: string
  stage: string
  next: string | null
  overdue?: string[]
}[] = [
  { name: 'nothing yet', records: [], stage: 'interest', next: 'interest' },
  { name: 'interest shown', records: [done('interest', '2026-01-10')], stage: 'statement', next: 'statement' },
  {
    name: 'a later step done does not hide the one that is missing',
    records: [done('interest', '2026'), done('questionnaire', '2026-05')],
    stage: 'statement',
    next: 'statement',
  },
  {
    name: 'planned, in time: the day itself is in time',
    records: [done('interest', '2026'), planned('statement', today)],
    stage: 'statement',
    next: `statement ${today}`,
  },
  {
    name: 'planned for a day that has passed',
    records: [planned('interest', '2026-11-22')],
    stage: 'interest',
    next: 'interest 2026-11-22 late',
    overdue: ['interest'],
  },
  {
    name: 'what is late comes before the next step, the latest first',
    records: [planned('visit', '2026-11-01'), planned('report', '2026-10-01')],
    stage: 'interest',
    next: 'report 2026-10-01 late',
    overdue: ['report', 'visit'],
  },
  {
    name: 'planned anew: the later plan holds',
    records: [planned('interest', '2026-01-01'), planned('interest', '2027-01-01')],
    stage: 'interest',
    next: 'interest 2027-01-01',
  },
  {
    name: 'done and taken back: planned again',
    records: [planned('interest', '2027-01-01'), done('interest', '2026-11-01', takenBack)],
    stage: 'interest',
    next: 'interest 2027-01-01',
  },
  {
    name: 'welcomed, although steps before have no date or no record',
    records: [done('welcome', null), planned('visit', '2020-01-01')],
    stage: 'welcomed',
    next: null,
  },
  { name: 'ended', records: [planned('interest', '2020-01-01')], endedOn: '2026-02-02', stage: 'ended', next: null },
  {
    name: 'welcomed and later ended: what happened stays',
    records: [done('welcome', '2026')],
    endedOn: '2026-12-01',
    stage: 'welcomed',
    next: null,
  },
]

describe('where a place stands is told by the dates of its steps', () => {
  for (const { name, records, endedOn = null, stage, next, overdue = [] } of table) {
    test(name, () => {
      const accession = { records, endedOn }
      const thing = nextThing(accession, today)
      const said = thing && [thing.step, thing.dueOn, thing.overdue && 'late'].filter(Boolean).join(' ')
      assert.equal(stageOf(accession), stage)
      assert.equal(said, next)
      assert.deepEqual(
        overdueSteps(accession, today).map(({ step }) => step),
        overdue,
      )
    })
  }
})

test('of two doings of a step the later one counts', () => {
  const standing = standingsOf([done('visit', '2024'), done('visit', '2025-03')]).visit
  assert.equal(standing.state === 'done' && standing.on, '2025-03')
})

const inOrder = [
  done('interest', '2026-01-01'),
  done('statement', '2026-02-01'),
  done('questionnaire', '2026-03-01'),
  done('report', '2026-05-01'),
  done('agreement', '2026-06-01'),
  done('visit', '2026-07-01'),
  done('welcome', '2026-08-01'),
]

const unusual: [string, StepRecord[], string[]][] = [
  ['the advised order', inOrder, []],
  ['answers before the signature', [done('interest', '2026-01'), done('questionnaire', '2026-03')], ['unsigned']],
  [
    'a signature that is dated after the answers',
    [done('interest', '2026-01'), done('statement', '2026-04'), done('questionnaire', '2026-03')],
    ['unsigned'],
  ],
  [
    'within one month nobody can tell',
    [done('interest', '2026-01'), done('statement', '2026-03'), done('questionnaire', '2026-03-04')],
    [],
  ],
  ['a visit before any report', [done('visit', '2026-03')], ['order visit<report']],
  ['a welcome out of nothing', [done('welcome', '2026-03')], ['order welcome<statement', 'order welcome<agreement']],
  ['a report seven weeks after the answers', inOrder.with(3, done('report', '2026-04-19')), ['hasty']],
  ['a report eight weeks after the answers', inOrder.with(3, done('report', '2026-04-26')), []],
  ['the record', [done('welcome', '2020', { recordedAt: null, source: 'a newspaper' })], []],
]

const say = (remark: Remark) => (remark.kind === 'order' ? `order ${remark.step}<${remark.usuallyFirst}` : remark.kind)

describe('what is unusual is said and not refused', () => {
  for (const [name, records, expected] of unusual) {
    test(name, () => assert.deepEqual(remarksOf(records).map(say), expected))
  }
})
