import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Answer, type Edition, findItem, type Item, type Revision } from '#instruments'
import { edition as small } from '../fixtures/small.ts'
import { carried, type FormerAnswers, formerItems, isUntouched, offered, offeredTogether } from './former.ts'
import { difference, rewordingOf } from './wording.ts'

const of = (edition: Edition, key: string): Item => {
  const item = findItem(edition, key)
  assert.ok(item)
  return item
}
const picked = (...codes: string[]): Answer => ({ state: 'answered', codes })
const counted = (number: number): Answer => ({ state: 'answered', number })

const saved = (item: string, answer: Answer, more: Partial<Revision> = {}): Revision => ({
  item,
  answer,
  revision: 1,
  basedOn: 0,
  setAside: false,
  origin: 'given',
  comment: 'since May',
  source: 'the law',
  accountId: null,
  name: null,
  savedAt: new Date(0),
  ...more,
})

/** The small questionnaire under another name, some items of which are changed. */
function edited(
  id: string,
  published: string,
  changes: Record<string, Partial<Item>>,
  without: string[] = [],
): Edition {
  const items = small.items
    .filter(({ key }) => !without.includes(key))
    .map((item) => Object.assign({}, item, changes[item.key]))
  return { ...small, id, published, items }
}

const formerOf = (answers: Record<string, Answer>, more: Partial<FormerAnswers> = {}): FormerAnswers => ({
  year: 2024,
  edition: small,
  answers: new Map(Object.entries(answers).map(([key, answer]) => [key, saved(key, answer)])),
  reviewed: {},
  editions: [],
  ...more,
})

describe('which former item an item continues', () => {
  const keys = (edition: Edition, key: string, former: FormerAnswers) =>
    formerItems(edition, of(edition, key), former).map(({ item }) => item.key)

  test('in the same edition it is the same one, whatever its lineage says', () => {
    assert.deepEqual(keys(small, 'STR-02', formerOf({})), ['STR-02'])
  })

  test('without a lineage the one of the same key; a new key has none', () => {
    const next = edited('icc-index/2030', '2030-01-01', { 'VIS-02': { key: 'VIS-09' } })
    assert.deepEqual(keys(next, 'VIS-01', formerOf({})), ['VIS-01'])
    assert.deepEqual(keys(next, 'VIS-09', formerOf({})), [])
  })

  test('what the lineage names, and not what merely has the same key', () => {
    const next = edited('icc-index/2030', '2030-01-01', { 'VIS-01': { from: ['icc-index/2026#VIS-02'] } })
    assert.deepEqual(keys(next, 'VIS-01', formerOf({})), ['VIS-02'])
    const apart = edited('icc-index/2030', '2030-01-01', { 'VIS-01': { from: ['other/2001#VIS-02'] } })
    assert.deepEqual(keys(apart, 'VIS-01', formerOf({})), [])
  })

  test('through an edition between, and never round in a circle', () => {
    const between = edited('icc-index/2028', '2028-01-01', { 'VIS-02': { from: ['icc-index/2026#SCH-01'] } })
    const next = edited('icc-index/2030', '2030-01-01', { 'VIS-01': { from: ['icc-index/2028#VIS-02'] } })
    assert.deepEqual(keys(next, 'VIS-01', formerOf({}, { editions: [between] })), ['SCH-01'])
    const circle = edited('icc-index/2030', '2030-01-01', { 'VIS-01': { from: ['icc-index/2030#VIS-01'] } })
    assert.deepEqual(keys(circle, 'VIS-01', formerOf({}, { editions: [circle] })), [])
  })
})

describe('"nothing changed" is offered only where the former answer still answers the question', () => {
  const next = (item: Partial<Item>, key = 'VIS-01') => edited('icc-index/2030', '2030-01-01', { [key]: item })
  const why = (edition: Edition, key: string, former: FormerAnswers) => {
    const content = carried(of(edition, key), formerItems(edition, of(edition, key), former))
    return typeof content === 'string' ? content : content.answer
  }
  const adopted = formerOf({ 'VIS-01': picked('adopted') })

  const cases: readonly (readonly [string, Edition, string, FormerAnswers, unknown])[] = [
    ['as it was', small, 'VIS-01', adopted, picked('adopted')],
    ['nothing was answered', small, 'VIS-02', adopted, 'unanswered'],
    ['"no answer" was said', small, 'VIS-01', formerOf({ 'VIS-01': { state: 'missing' } }), 'unanswered'],
    [
      'the option is gone',
      next({
        options: [
          { code: 'none', points: 0 },
          { code: 'drafted', points: 1 },
        ],
      }),
      'VIS-01',
      adopted,
      'option_gone',
    ],
    ['the question is of another kind', next({ kind: 'multiple' }), 'VIS-01', adopted, 'unfit'],
    [
      'the number is out of range now',
      next({ max: 10 }, 'MEE-01'),
      'MEE-01',
      formerOf({ 'MEE-01': counted(11) }),
      'unfit',
    ],
    [
      'another thing is counted now',
      next({ unit: 'hours' }, 'MEE-01'),
      'MEE-01',
      formerOf({ 'MEE-01': counted(4) }),
      'unfit',
    ],
    [
      '"does not apply" can no longer be said',
      next({ may_not_apply: false }, 'SCH-02'),
      'SCH-02',
      formerOf({ 'SCH-02': { state: 'na' } }),
      'unfit',
    ],
    [
      'several questions became one',
      next({ from: ['icc-index/2026#VIS-01', 'icc-index/2026#VIS-02'] }),
      'VIS-01',
      adopted,
      'several',
    ],
    [
      'review came to another answer',
      small,
      'VIS-01',
      { ...adopted, reviewed: { 'VIS-01': picked('none') } },
      'reviewed',
    ],
  ]
  for (const [name, edition, key, former, expected] of cases) {
    test(name, () => assert.deepEqual(why(edition, key, former), expected))
  }

  const standing = { edition: small, answers: {}, item: of(small, 'VIS-01') }
  const former = formerItems(small, of(small, 'VIS-01'), adopted)

  test('not where it is said already, nor while somebody has to choose between two answers', () => {
    assert.ok(offered({ ...standing, history: [] }, former))
    assert.equal(offered({ ...standing, history: [saved('VIS-01', picked('adopted'))] }, former), undefined)
    const clash = [saved('VIS-01', picked('none')), saved('VIS-01', picked('drafted'), { revision: 2, setAside: true })]
    assert.equal(offered({ ...standing, history: clash }, former), undefined)
  })

  test('together: what somebody has touched stays, and so does what an earlier answer takes away', () => {
    const before = formerOf({ 'VIS-01': picked('none'), 'VIS-02': picked('money'), 'STR-01': picked('some') })
    const entries = ['VIS-01', 'VIS-02', 'STR-01'].map((key) => ({
      item: of(small, key),
      history: key === 'STR-01' ? [saved(key, { state: 'missing' }, { comment: 'to be asked', source: '' })] : [],
      former: formerItems(small, of(small, key), before),
    }))
    assert.deepEqual([...offeredTogether({ edition: small, answers: {} }, entries).keys()], ['VIS-01'])
    assert.equal(isUntouched(entries[2]?.history ?? []), false)
  })
})

describe('a changed wording', () => {
  test('shows word by word what went and what came', () => {
    assert.deepEqual(
      difference('Is there a plan?', 'Is there a written plan?').map(({ text, change }) => [change, text.trim()]),
      [
        ['same', 'Is there a'],
        ['added', 'written'],
        ['same', 'plan?'],
      ],
    )
  })

  test('names options that are new, gone or put in other words; the same question has none', () => {
    const texts = structuredClone(small.texts) as Record<string, { items: Record<string, { options: object }> }>
    const item = texts['en']?.items['VIS-01']
    assert.ok(item)
    item.options = { none: 'No', drafted: 'A first draft', adopted: 'Yes, adopted', lapsed: 'It has lapsed' }
    const options = ['none', 'drafted', 'adopted', 'lapsed'].map((code) => ({ code, points: 0 }))
    const base = edited('icc-index/2030', '2030-01-01', { 'VIS-01': { options } })
    const next = { ...base, texts } as Edition
    const rewording = rewordingOf(
      { edition: small, item: of(small, 'VIS-01') },
      { edition: next, item: of(next, 'VIS-01') },
      'en',
    )
    assert.deepEqual(
      rewording?.options.map((pieces) =>
        pieces.filter(({ change }) => change !== 'same').map(({ text }) => text.trim()),
      ),
      [['first'], ['It has lapsed']],
    )
    assert.equal(
      rewordingOf({ edition: small, item: of(small, 'VIS-02') }, { edition: next, item: of(next, 'VIS-02') }, 'en'),
      undefined,
    )
  })
})
