import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { checkDraft, readEdition } from '#instruments'
import { changesBetween } from './changes.ts'
import { faultsOf } from './complete.ts'
import { draftOf, sourceOf } from './draft-edition.ts'
import { readDraftForm } from './draft-form.ts'
import { type Draft, draftItem, draftSchema, itemKinds, itemTextsOf, knownFacts, textsOf } from './draft-shape.ts'
import { emptyDraft, type Operation, perform } from './draft.ts'
import { merged } from './merge.ts'
import { readOperation } from './operation.ts'
import { presentable } from './presentable.ts'

const folder = join(import.meta.dirname, '../../../../instruments')
const templates = await Promise.all(
  ['annual-survey/2026', 'survey-crisis/2026', 'survey-systemic-discrimination/2026'].map((id) =>
    readEdition(folder, id),
  ),
)

/** Operations said in words, on whatever stands there: of the draft, the how-manieth area, item and option. */
const step = fc.record({
  verb: fc.constantFrom(
    'add area',
    'move area',
    'remove area',
    'add item',
    'move item',
    'duplicate item',
    'remove item',
    'add option',
    'move option',
    'remove option',
    'take back',
  ),
  at: fc.nat(20),
  option: fc.nat(6),
  by: fc.constantFrom('up', 'down'),
})
type Said = typeof step extends fc.Arbitrary<infer T> ? T : never

function operationOf({ edition: { areas, items } }: Draft, { verb, at, option, by }: Said): Operation {
  const area = areas[at % Math.max(areas.length, 1)] ?? 'none'
  const item = items[at % Math.max(items.length, 1)]
  const code = item?.options[option % Math.max(item.options.length, 1)]?.code ?? 'none'
  const [, noun] = verb.split(' ')
  const subject = noun === 'area' || verb === 'add item' ? area : (item?.key ?? 'NONE')
  const operation = readOperation([verb, subject, ...(noun === 'option' ? [code] : []), by].join(' '))
  assert.ok(operation, verb)
  return operation
}

/** What the form lets somebody choose of a question, whatever goes with it or does not. */
const chosen = fc.array(
  fc.record({
    at: fc.nat(20),
    kind: fc.constantFrom(...itemKinds),
    known: fc.constantFrom(undefined, ...knownFacts),
    min: fc.constantFrom(undefined, -3, 0, 1.5, 200),
    max: fc.constantFrom(undefined, 0, 1.5, 100),
    most: fc.constantFrom(undefined, 0, 2, 50),
    max_length: fc.constantFrom(undefined, 0, 500, 4001),
    decimals: fc.boolean(),
    may_not_apply: fc.boolean(),
  }),
  { maxLength: 3 },
)

type Chosen = typeof chosen extends fc.Arbitrary<infer T> ? T : never

function withChosen(draft: Draft, all: Chosen): Draft {
  const { items } = draft.edition
  const rulesAt = (index: number) => all.flatMap(({ at, ...rules }) => (at % items.length === index ? [rules] : []))
  const turned = items.map((item, index) => Object.assign({}, item, ...rulesAt(index)) as typeof item)
  return { ...draft, edition: { ...draft.edition, items: turned } }
}

const beginnings = fc.constantFrom(...templates.map(draftOf), emptyDraft('survey-x', { en: 'X', fr: 'X' }))

const isUnique = (keys: readonly string[]) => new Set(keys).size === keys.length

test('whatever buttons are pressed, keys stay unique, questions stand with their part, and no words of what stays are lost', () => {
  fc.assert(
    fc.property(beginnings, fc.array(step, { maxLength: 40 }), (beginning, steps) => {
      let draft: Draft = beginning
      for (const said of steps) {
        const before = draft
        draft = perform(draft, operationOf(draft, said)).draft
        const { areas, items } = draft.edition
        assert.ok(isUnique(areas) && isUnique(items.map(({ key }) => key)))
        assert.deepEqual(
          items.map(({ key }) => key),
          areas.flatMap((area) => items.filter((item) => item.area === area)).map(({ key }) => key),
        )
        for (const { key, options } of items) {
          assert.ok(isUnique(options.map(({ code }) => code)))
          if (!draftItem(before, key)) continue
          for (const lang of draft.edition.languages) {
            const [was, now] = [itemTextsOf(before, lang, key), itemTextsOf(draft, lang, key)]
            assert.equal(now.ask, was.ask)
            const stays = options.filter(({ code }) => Object.hasOwn(was.options, code))
            for (const { code } of stays) assert.equal(now.options[code], was.options[code])
          }
        }
      }
      assert.deepEqual(draftSchema.parse(JSON.parse(JSON.stringify(draft))), JSON.parse(JSON.stringify(draft)))
    }),
    { numRuns: 200 },
  )
})

test('what was just removed comes back where it stood, with its words', () => {
  fc.assert(
    fc.property(beginnings, step, (beginning, said) => {
      const verb = (['remove item', 'remove area', 'remove option'] as const)[said.option % 3] ?? 'remove item'
      const removed = perform(beginning, operationOf(beginning, { ...said, verb })).draft
      const back = perform(removed, { do: 'take back' }).draft
      assert.deepEqual(changesBetween(beginning, back), [])
      if (removed !== beginning) assert.notDeepEqual(changesBetween(beginning, removed), [])
    }),
  )
})

test('a questionnaire of which nothing is missing can be published, and the templates are such', () => {
  for (const template of templates) {
    const draft = draftOf(template)
    assert.deepEqual(faultsOf(draft), [], template.id)
    const { document, texts } = sourceOf(draft, 'x.1', '2026-11-23')
    assert.deepEqual(checkDraft(document, texts), [], template.id)
  }
  fc.assert(
    fc.property(beginnings, fc.array(step, { maxLength: 25 }), chosen, (beginning, steps, all) => {
      const pressed = steps.reduce((one, said) => perform(one, operationOf(one, said)).draft, beginning)
      const draft = withChosen(pressed, all)
      const { document, texts } = sourceOf(draft, 'x.1', '2026-11-23')
      const [refused, said] = [checkDraft(document, texts).length > 0, faultsOf(draft).length > 0]
      assert.ok(said || !refused, 'the engine refuses what the builder did not say, in words that are not for readers')
      if (all.length === 0) assert.equal(said, refused)
      // Whatever is missing, it can be looked at.
      assert.equal(presentable(draft, '2026-11-23') === undefined, draft.edition.items.length === 0)
    }),
    { numRuns: 200 },
  )
})

test('of what two made at once, the work of neither is lost where the other did nothing', () => {
  const many = fc.array(step, { maxLength: 12 })
  const after = (draft: Draft, steps: readonly Said[]) =>
    steps.reduce((one, said) => perform(one, operationOf(one, said)).draft, draft)
  fc.assert(
    fc.property(beginnings, many, many, (base, first, second) => {
      const [mine, theirs] = [after(base, first), after(base, second)]
      assert.deepEqual(changesBetween(mine, merged(base, mine, base)), [])
      assert.deepEqual(changesBetween(theirs, merged(base, base, theirs)), [])
      const { areas, items } = merged(base, mine, theirs).edition
      assert.ok(isUnique(areas) && isUnique(items.map(({ key }) => key)))
      assert.ok(items.every(({ area }) => areas.includes(area)))
      const stays = mine.edition.items.filter(({ key }) => draftItem(theirs, key))
      for (const { key } of stays) assert.ok(items.some((item) => item.key === key))
    }),
    { numRuns: 400 },
  )
})

const fields = (values: Record<string, string | string[]>) =>
  new Map(Object.entries(values).map(([name, value]) => [name, [value].flat()]))

const small = emptyDraft('survey-x', { en: 'X', fr: 'Y' })

test('a form says the whole questionnaire: what it no longer holds can be put back, and keys that nobody made are not taken', () => {
  const two = perform(small, { do: 'add item', area: 'part_1' }).draft
  const typed = fields({
    area: ['part_1', 'constructor'],
    item: ['Q2', '__proto__', 'Q2'],
    'Q2.shown': 'single',
    'Q2.kind': 'multiple',
    'Q2.option': ['option_2', 'constructor'],
    'Q2.ask.en': 'What\r\ndid you try?\0',
    'Q2:option_2.fr': 'Rien',
    'title.en': 'New',
  })
  const { draft } = readDraftForm(typed, two)
  assert.deepEqual(draft.edition.areas, ['part_1'])
  assert.deepEqual(
    draft.edition.items.map(({ key, kind, options }) => [key, kind, options.map(({ code }) => code)]),
    [['Q2', 'multiple', ['option_2']]],
  )
  assert.equal(itemTextsOf(draft, 'en', 'Q2').ask, 'What\ndid you try?')
  assert.deepEqual([textsOf(draft, 'en').title, textsOf(draft, 'fr').title], ['New', 'Y'])
  const back = perform(draft, { do: 'take back' }).draft
  assert.deepEqual(
    back.edition.items.map(({ key }) => key),
    ['Q1', 'Q2'],
  )
})

test('a field that takes a number and holds none is told, and everything else is read', () => {
  const numeric: Draft = {
    ...small,
    edition: { ...small.edition, items: small.edition.items.map((item) => ({ ...item, kind: 'number' as const })) },
  }
  const typed = { area: 'part_1', item: 'Q1', 'Q1.shown': 'number', 'Q1.min': '1 000,5', 'Q1.max': 'many' }
  const { draft, unread } = readDraftForm(fields(typed), numeric)
  assert.deepEqual([...unread], [['Q1.max', 'many']])
  assert.equal(draftItem(draft, 'Q1')?.min, 1000.5)
})

test('answers of a condition hold for the question they were shown for alone', () => {
  const two = perform(small, { do: 'add item', area: 'part_1' }).draft
  const typed = { area: 'part_1', item: ['Q1', 'Q2'], 'Q2.guard': 'Q1', 'Q2.answers': ['option_1'] }
  const other = readDraftForm(fields({ ...typed, 'Q2.guarded': 'Q9' }), two).draft
  assert.deepEqual(draftItem(other, 'Q2')?.applies_if, { item: 'Q1', any_of: [] })
  const same = readDraftForm(fields({ ...typed, 'Q2.guarded': 'Q1' }), two).draft
  assert.deepEqual(draftItem(same, 'Q2')?.applies_if, { item: 'Q1', any_of: ['option_1'] })
  assert.ok(
    faultsOf(perform(same, { do: 'remove item', item: 'Q1' }).draft).some(({ fault }) => fault === 'guard_gone'),
  )
})

test('a key is never made twice, however much was removed since and in copies neither', () => {
  const add = (draft: Draft) => perform(draft, { do: 'add item', area: 'part_1' })
  let draft: Draft = small
  const seen = new Set<string>()
  for (let round = 0; round < 40; round += 1) {
    const added = add(draft)
    const { at = '' } = added
    assert.ok(at !== '' && !seen.has(at), at)
    seen.add(at)
    draft = perform(added.draft, { do: 'remove item', item: at }).draft
  }
  for (let round = 0; round < 35; round += 1) {
    draft = perform(draft, { do: 'add option', item: 'Q1' }).draft
    const code = draftItem(draft, 'Q1')?.options.at(-1)?.code ?? ''
    assert.equal(code, `option_${round + 3}`)
    draft = perform(draft, { do: 'remove option', item: 'Q1', code }).draft
  }
  const copy: Draft = { ...draft, removed: [], former: [] }
  assert.equal(add(copy).at, 'Q42')
})

test('what a colleague removed and I did not touch is gone, in whatever order its fields were kept', () => {
  const two = perform(small, { do: 'add item', area: 'part_1' }).draft
  const theirs = perform(two, { do: 'remove item', item: 'Q2' }).draft
  const turned = (item: Draft['edition']['items'][number]) =>
    ({ ...Object.fromEntries(Object.entries(item).toReversed()), known: undefined }) as typeof item
  const mine: Draft = { ...two, edition: { ...two.edition, items: two.edition.items.map(turned) } }
  const { items } = merged(two, mine, theirs).edition
  assert.deepEqual(
    items.map(({ key }) => key),
    ['Q1'],
  )
})
