import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer, Answers } from './answer.ts'
import { parseEdition } from './edition-file.ts'
import { mipexRule, small, smallFiles } from './fixtures/editions.ts'
import { gains, score } from './scoring.ts'
import type { Result } from './scoring.ts'

const codes = (...list: string[]): Answer => ({ state: 'answered', codes: list })
const number = (value: number): Answer => ({ state: 'answered', number: value })
const na: Answer = { state: 'na' }

const full: Answers = {
  'VIS-01': codes('adopted'),
  'VIS-02': codes('money'),
  'SCH-01': codes('languages', 'parents'),
  'SCH-02': number(20),
  'STR-01': codes('some'),
  'STR-02': codes('remedy'),
  'MEE-01': number(4),
  'MEE-02': codes('listed', 'invited'),
}

/** Scores worked by hand: area values in the order of the edition, then lens, core, extended. */
const worked: [says: string, answers: Answers, expected: (number | null)[], counts: [number, number, number]][] = [
  ['nothing answered', {}, [0, 0, 0, 0, 0, 0, 0], [0, 0, 8]],
  // vision (3 x 1 + 1) / 4; streets (0.5 + 1) / 2; lens (100 + 75) / 2; core (100 + 87.5) / 2.
  ['nearly full', full, [100, 100, 75, 100, 87.5, 93.75, 287.5 / 3], [8, 0, 0]],
  // vision (3 x 0.5 + missing 0) / 4; the rest missing.
  ['a weight', { 'VIS-01': codes('drafted') }, [37.5, 0, 0, 0, 0, 18.75, 12.5], [1, 0, 7]],
  // No strategy: its money does not apply, so that vision rests on one item.
  [
    'a guard closes',
    { ...full, 'VIS-01': codes('none'), 'VIS-02': na },
    [0, 100, 75, 100, 87.5, 43.75, 62.5],
    [7, 1, 0],
  ],
  [
    'na leaves both sums',
    { ...full, 'SCH-01': codes('meals'), 'SCH-02': na },
    [100, 50, 75, 100, 62.5, 81.25, 262.5 / 3],
    [7, 1, 0],
  ],
  // streets: no place is avoided (inverse), hence nothing to remedy.
  ['inverse', { ...full, 'STR-01': codes('none'), 'STR-02': na }, [100, 100, 100, 100, 100, 100, 100], [7, 1, 0]],
]

function near(found: readonly (number | null | undefined)[], expected: readonly (number | null)[]) {
  assert.equal(found.length, expected.length)
  expected.forEach((value, i) => {
    const one = found[i]
    const same = typeof one === 'number' && value !== null ? Math.abs(one - value) < 1e-9 : one === value
    assert.ok(same, `position ${i}: ${one}, expected ${value}`)
  })
}
const flat = ({ scores }: Result) => [
  ...Object.values(scores.areas),
  ...Object.values(scores.composites),
  scores.core,
  scores.extended,
]

for (const [says, answers, expected, [answered, notApplicable, missing]] of worked) {
  test(`score: ${says}`, () => {
    const result = score(small, answers)
    near(flat(result), expected)
    assert.deepEqual(result.counts, { answered, na: notApplicable, missing })
    assert.deepEqual(result.warnings, [])
  })
}

test('a composite weighs its members as its edition says', () => {
  const weighted = '[vision, lens], weights: { vision: 3 } }'
  const edition = parseEdition(smallFiles('2026.yaml', '[vision, lens] }', weighted))
  const { core, extended } = score(edition, full).scores
  // (3 x 100 + 87.5) / 4; the extended index keeps equal weights.
  near([core, extended], [96.875, 287.5 / 3])
})

test('a result says what it rests on', () => {
  const result = score(small, full)
  assert.deepEqual(result.edition, { id: 'small/2026', hash: small.hash })
  assert.deepEqual(result.rule, { mean: 'arithmetic', missing: 'zero' })
  assert.deepEqual(Object.keys(result.scores.areas), ['vision', 'schools', 'streets', 'meeting'])
  assert.deepEqual(Object.keys(result.scores.composites), ['lens'])
  assert.deepEqual(result.items['STR-01'], { state: 'answered', points: 0.5 })
  assert.deepEqual(result.countsByArea['schools'], { answered: 2, na: 0, missing: 0 })
})

const warned: [answers: Answers, warning: string][] = [
  [
    { ...full, 'VIS-01': codes('none') },
    'VIS-02 does not apply, by the answer to VIS-01: its own answer is not counted.',
  ],
  [{ ...full, 'VIS-02': na }, 'VIS-02 applies and was given as not applicable: it is counted as missing.'],
  [{ ...full, 'VIS-99': na }, 'small/2026 has no item VIS-99: its answer is not counted.'],
]
for (const [answers, warning] of warned) {
  test(`score warns: ${warning}`, () => assert.deepEqual(score(small, answers).warnings, [warning]))
}

test('an answer that does not fit its item is refused', () => {
  assert.throws(() => score(small, { 'VIS-01': codes('no_such') }), /VIS-01/)
})

// The rule of MIPEX 2015: 0, 50, 100 averaged to dimensions, to areas, to the whole.
test('a structure of dimensions, areas and a whole, scored by the mean of means', () => {
  const letters: Record<string, string> = { 0: 'unfavourable', 50: 'halfway', 100: 'favourable' }
  const given: Record<string, number> = {
    'LAB-1A': 100,
    'LAB-1B': 50,
    'LAB-2A': 0,
    'LAB-3A': 50,
    'LAB-4A': 100,
    'LAB-4B': 100,
    'LAB-4C': 0,
    'EDU-1A': 50,
    'EDU-2A': 0,
    'EDU-2B': 100,
    'EDU-3A': 0,
  }
  const result = score(
    mipexRule,
    Object.fromEntries(Object.entries(given).map(([key, points]) => [key, codes(letters[points] ?? '')])),
  )
  const { areas, composites, core, extended } = result.scores
  // The last dimension has no answer and is left out by the rule of the edition.
  near(Object.values(areas), [75, 0, 50, 200 / 3, 50, 50, 0, null])
  near([composites['labour_market'], composites['education']], [(75 + 50 + 200 / 3) / 4, 100 / 3])
  near([composites['overall'], core, extended], [((75 + 50 + 200 / 3) / 4 + 100 / 3) / 2, null, null])
  assert.deepEqual(result.warnings, [
    'The area education_intercultural_education has no score: none of its items counts.',
  ])
})

test('gains: what each item holds back, the most for the core first', () => {
  const answers = { ...full, 'VIS-01': codes('drafted'), 'MEE-01': number(1), 'SCH-02': na, 'MEE-02': na }
  const found = gains(small, answers)
  assert.deepEqual(
    found.map(({ item, state, points }) => [item, state, points]),
    [
      ['VIS-01', 'answered', 0.5],
      ['STR-01', 'answered', 0.5],
      ['MEE-01', 'answered', 0.5],
    ],
  )
  const flatGains = found.flatMap(({ gain }) => [gain.area, gain.core, gain.extended])
  // VIS-01: vision 3 x 0.5 / 4 = 37.5. STR-01: streets 25, lens 12.5. MEE-01: alone in its area, which the core lacks.
  near(flatGains, [37.5, 18.75, 12.5, 25, 6.25, 12.5 / 3, 50, 0, 50 / 3])
})

test('gains: where an edition has no such index, or an area no score, there is nothing to gain', () => {
  const [first] = gains(mipexRule, {})
  assert.deepEqual(first, {
    item: 'LAB-1A',
    area: 'labour_access',
    state: 'missing',
    points: null,
    gain: { area: null, core: null, extended: null },
  })
})
