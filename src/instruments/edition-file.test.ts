import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EditionError, parseEdition } from './edition-file.ts'
import { areasOf, findItem, itemSet, textsIn } from './edition.ts'
import { small, smallFiles } from './fixtures/editions.ts'

const main = '2026.yaml'
const en = '2026.en.yaml'
const fr = '2026.fr.yaml'

const wrong: [file: string, old: string, now: string, message: string][] = [
  [
    main,
    'areas: [vision,',
    'areas: [vision',
    'line 7: the file has the area "vision schools": use lower case letters, digits and _',
  ],
  [
    main,
    'areas: [',
    'areas: [{',
    'line 7: this is not YAML that can be read (Flow map in block collection must be sufficiently indented and end with a }): correct the spaces, quotes or colons there',
  ],
  [main, "edition: '2026'", 'edition: 2026', 'line 3: the file has the edition 2026: put it in quotes, as in "2026"'],
  [main, '2026-11-23', 'November', 'line 4: the file has the published "November": write a date as 2026-11-23'],
  [main, 'missing: zero', 'missing: nought', 'line 6: the file has the rule missing "nought": use zero or leave_out'],
  [
    main,
    'code: drafted,',
    'code: Drafted,',
    'line 21: item VIS-01 has the option code "Drafted": use lower case letters, digits and _',
  ],
  [main, 'code: drafted,', 'code: 5,', 'line 21: item VIS-01 has the option code 5: put it in quotes'],
  [
    main,
    'points: 0.5 }',
    'points: 50 }',
    'line 21: item VIS-01 has the option points 50: give the points as a number from 0 to 1',
  ],
  [main, ', points: 0.5 }', ' }', 'line 21: item VIS-01 has no points for the option drafted: give them, from 0 to 1'],
  [main, 'weight: 3', 'weight: 0', 'line 17: item VIS-01 has the weight 0: give a weight greater than 0'],
  [
    main,
    'weight: 3',
    'wieght: 3',
    'line 17: item VIS-01 has "wieght", which the format does not know: correct the name or remove it',
  ],
  [
    main,
    'kind: single',
    'kind: choice',
    'line 15: item VIS-01 has the kind "choice": use the kind single, multiple, number, percent, ranking or text',
  ],
  [
    main,
    '    kind: single\n',
    '',
    'line 13: item VIS-01 has no kind: use the kind single, multiple, number, percent, ranking or text',
  ],
  [main, 'key: VIS-02', 'key: vis-02', 'line 23: item vis-02 has the key "vis-02": use capital letters, digits and -'],
  [main, 'key: VIS-02', 'key: VIS-01', 'line 23: the item VIS-01 occurs twice: give one another key'],
  [
    main,
    'area: vision',
    'area: visions',
    'line 14: item VIS-01 has the unknown area visions: use one of the list of areas',
  ],
  [
    main,
    'areas: [vision,',
    'areas: [vision, money,',
    'line 7: the area money has no item: add one, or remove the area',
  ],
  [main, 'key: lens', 'key: streets', 'line 9: the area or composite streets occurs twice: give one another key'],
  [
    main,
    '[vision, lens] }',
    '[vision, lense] }',
    'line 10: composite core has the unknown member lense: use the key of an area or composite',
  ],
  [
    main,
    '[vision, lens] }',
    '[vision, vision] }',
    'line 10: composite core has vision twice: remove one, or give it a weight',
  ],
  [
    main,
    '[vision, lens] }',
    '[lens], weights: { vision: 2 } }',
    'line 10: composite core gives a weight to vision, which is not in its "of": add it there',
  ],
  [
    main,
    '[schools, streets] }',
    '[schools, extended] }',
    'line 9: composite lens is a member of itself: remove it from what it contains',
  ],
  [main, 'code: drafted,', 'code: none,', 'line 21: item VIS-01 has the option code none twice: give one another code'],
  [
    main,
    'full_at: 2',
    'full_at: 4',
    'line 35: item SCH-01 has full points at 4 ticks but 3 options that count: use 3 or less',
  ],
  [
    main,
    '{ code: listed }',
    '{ code: listed, points: 1 }',
    'line 86: item MEE-02 has "points", which the format does not know: correct the name or remove it',
  ],
  [
    main,
    'from: 5,',
    'from: 25,',
    'line 49: item SCH-02 has a band from 20 after one from 25: put them in ascending order',
  ],
  [
    main,
    'from: 20,',
    'from: 200,',
    'line 49: item SCH-02 has a band from 200, above its greatest value 100: correct one',
  ],
  [
    main,
    'from: 4,',
    'from: 2.5,',
    'line 79: item MEE-01 takes whole numbers and has 2.5: write a whole number, or decimals: true',
  ],
  [main, 'min: 0', 'min: 1', 'line 77: item MEE-01 has its first band from 0: start at the least value, 1'],
  [main, 'max: 366', 'max: 0', 'line 75: item MEE-01 has the greatest value 0, not above the least, 0: correct one'],
  [
    main,
    'applies_if: { item: VIS-01',
    'applies_if: { item: STR-01',
    'line 27: item VIS-02 depends on STR-01, no earlier item: name an earlier single or multiple',
  ],
  [
    main,
    'applies_if: { item: STR-01',
    'applies_if: { item: SCH-02',
    'line 63: item STR-02 depends on SCH-02, a percent: name an earlier single or multiple',
  ],
  [
    main,
    '[drafted, adopted]',
    '[drafted, signed]',
    'line 27: item VIS-02 depends on the answer signed, unknown to VIS-01: use none, drafted, adopted',
  ],
  [main, 'small/2020#STR-07', 'STR-07', 'line 65: item STR-02 has the from "STR-07": write edition#ITEM'],
  [
    main,
    'languages: [en, fr]',
    'languages: [en, fr, es]',
    'line 5: there are no texts in es: add small/2026.es.yaml, or remove the language',
  ],
  [
    main,
    'languages: [en, fr]',
    'languages: [en]',
    'line 1: the edition does not list the language fr: add it to its languages',
  ],
  [
    en,
    'ask: Is there a strategy?',
    'question: x',
    'line 16: item VIS-01 has no ask: write a text, in quotes if it looks like a number',
  ],
  [en, 'drafted: A draft,', '', 'line 20: item VIS-01 has no text for the option drafted: add it'],
  [
    en,
    'drafted: A draft,',
    'drafted: A draft, signed: Signed,',
    'line 20: item VIS-01 has a text for signed, which is no option of it: remove it',
  ],
  [en, '  MEE-02:', '  MEE-03:', 'line 42: there is a text for MEE-03, unknown to the edition: correct or remove it'],
  [en, '  meeting: { name: Meeting }\n', '', 'line 6: meeting has no text under areas: add it'],
  [en, '  strategy: { term', '  plan: { term', 'line 4: the term strategy of item VIS-01 has no text: add it'],
  [fr, "    hint: En vigueur aujourd'hui.\n", '', 'line 12: VIS-01 has no hint, which it has in en: translate it'],
  [fr, 'language: fr', 'language: es', 'line 1: the edition does not list the language es: add it to its languages'],
]

for (const [file, old, now, message] of wrong) {
  test(`an edition is refused: ${message}`, () => {
    assert.throws(
      () => parseEdition(smallFiles(file, old, now)),
      (error) => {
        assert.ok(error instanceof EditionError)
        const lines = error.message.split('\n').map((line) => line.replace(/^small\/2026\.(.*\.)?yaml /, ''))
        assert.ok(lines.includes(message), error.message)
        return true
      },
    )
  })
}

test('every problem of a stage is named, with its file', () => {
  const files = smallFiles(main, 'weight: 3', 'weight: -3')
  const text = files.edition.text.replace('points: 0.5', 'points: half')
  assert.throws(() => parseEdition({ ...files, edition: { path: 'small/2026.yaml', text } }), {
    message: [
      'small/2026.yaml line 17: item VIS-01 has the weight -3: give a weight greater than 0',
      'small/2026.yaml line 21: item VIS-01 has the option points "half": give the points as a number from 0 to 1',
    ].join('\n'),
  })
})

test('an edition is frozen to its depth', () => {
  assert.ok(Object.isFrozen(small) && Object.isFrozen(small.items[0]?.applies_if ?? small.items[0]))
  assert.throws(() => Object.assign(small.items[0] ?? {}, { weight: 9 }), TypeError)
  assert.throws(() => Object.assign(small.texts['en']?.areas['vision'] ?? {}, { name: 'x' }), TypeError)
})

test('the hash is that of the content: not of comments, spaces or the order of keys, but of every text', () => {
  const hash = (old: string, now: string, file = main) => parseEdition(smallFiles(file, old, now)).hash
  assert.match(small.hash, /^[0-9a-f]{64}$/)
  assert.equal(hash('# For tests', '# For no reason'), small.hash)
  assert.equal(hash('{ mean: arithmetic, missing: zero }', '{ missing: zero, mean: arithmetic }'), small.hash)
  assert.notEqual(hash('weight: 3', 'weight: 2'), small.hash)
  assert.notEqual(hash('title: Petite', 'title: Petit', fr), small.hash)
})

test('an item is of the core when its area is, through any composite', () => {
  const set = (key: string) => {
    const item = findItem(small, key)
    return item && itemSet(small, item)
  }
  assert.deepEqual([set('VIS-01'), set('STR-02'), set('MEE-01')], ['core', 'core', 'extended'])
  assert.deepEqual([...areasOf(small, 'core')], ['vision', 'schools', 'streets'])
  assert.deepEqual([...areasOf(small, 'no_such_composite')], [])
})

test('a text that is not translated comes whole in the first language, and says so', () => {
  const texts = textsIn(small, 'fr')
  const { ask, lang, fallback } = texts.item('VIS-01')
  assert.deepEqual({ ask, lang, fallback }, { ask: 'Y a-t-il une stratégie ?', lang: 'fr', fallback: false })
  assert.deepEqual(texts.area('streets'), { name: 'Streets', lang: 'en', fallback: true })
  assert.equal(texts.item('VIS-02').fallback, true)
  assert.equal(texts.term('strategy').term, 'stratégie')
  assert.deepEqual(textsIn(small, 'es').edition, {
    title: 'Small',
    subtitle: 'For tests',
    about: undefined,
    lang: 'en',
    fallback: true,
  })
  assert.throws(() => texts.item('VIS-99'), RangeError)
})
