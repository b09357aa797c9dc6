import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readEdition, textsIn } from '#instruments'
import { join } from 'node:path'
import { readAdaptation, typedOf } from './adapt-form.ts'
import { adapt } from './adapted.ts'
import { givenOf, readSent } from './sent.ts'
import { categoriesOf, type GivenRun, summarise } from './summary.ts'

const edition = await readEdition(join(import.meta.dirname, '../../../instruments'), 'citizenship-test/2026')

const form = {
  kind: 'single',
  'en-ask': 'Which market do you know?',
  'en-reflection': 'Markets bring people together.',
  'en-action': 'Go to one.',
  'en-o1': 'The old one',
  'en-o2': 'None',
  'fr-ask': 'Quel marché connaissez-vous ?',
  'fr-reflection': 'Les marchés rapprochent.',
  'fr-action': 'Allez-y.',
  'fr-o1': 'Le vieux',
  'fr-o2': 'Aucun',
}

describe('a form of answers', () => {
  test('what is tampered with is left out and named, what is one’s own words is never given', () => {
    const sent = readSent(edition, {
      'DIV-2': ['goods', 'nothing'],
      'EQU-2': 'such-a-code',
      'INT-3': edition.items.flatMap((item) => (item.key === 'INT-3' && 'options' in item ? item.options : []))[0]
        ?.code,
      'DIV-3': 'Ms So-and-so’s soup',
      nobody: 'x',
      try: ['DIV-1', 'DIV-1', 'no-item'],
    })
    assert.deepEqual(sent.unfit, ['DIV-2', 'EQU-2'])
    assert.deepEqual(sent.tried, ['DIV-1'])
    assert.deepEqual(Object.keys(sent.answers).toSorted(), ['DIV-3', 'INT-3'])
    assert.deepEqual(Object.keys(givenOf(edition, sent.answers)), ['INT-3'])
  })
})

describe('a question of a place', () => {
  const { content } = readAdaptation(edition.languages, form)

  test('stands in the stead of the common one in both languages; nothing else changes', () => {
    assert.ok(content)
    const own = adapt(edition, [{ item: 'DIV-3', version: 2, content }])
    assert.equal(textsIn(own, 'fr').item('DIV-3').ask, form['fr-ask'])
    assert.equal(textsIn(own, 'en').item('DIV-3').options['o2'], 'None')
    assert.equal(own.items.length, edition.items.length)
    assert.deepEqual(
      own.items.filter(({ key }) => key !== 'DIV-3'),
      edition.items.filter(({ key }) => key !== 'DIV-3'),
    )
    assert.deepEqual(readAdaptation(edition.languages, typedOf(content)).content, content)
  })

  test('cannot replace a question that is the same everywhere', () => {
    assert.ok(content)
    assert.equal(adapt(edition, [{ item: 'DIV-1', version: 1, content }]), edition)
  })

  test('says the same in both languages', () => {
    assert.deepEqual(readAdaptation(edition.languages, { ...form, 'fr-o2': ' ' }).faults, { 'fr-o2': 'one_language' })
    assert.deepEqual(readAdaptation(edition.languages, {}).faults['options'], 'few')
    assert.deepEqual(readAdaptation(edition.languages, { ...form, 'en-ask': 'x'.repeat(400) }).faults, {
      'en-ask': 'too_long',
    })
  })
})

describe('the summary of a place', () => {
  const run = (i: number): GivenRun => ({
    answers: { 'DIV-2': { state: 'answered', codes: [i % 3 === 0 ? 'nothing' : 'goods'] } },
    day: '2026-03-01',
    channel: i % 2 === 0 ? 'alone' : 'paper',
    gender: i < 20 ? 'woman' : null,
    age: null,
    versions: {},
  })
  const runs = Array.from({ length: 60 }, (_, i) => run(i))

  test('no figure is under five, whichever part is looked at', () => {
    for (const filter of ['channel', 'gender', 'age'] as const) {
      for (const category of [undefined, ...categoriesOf(filter)]) {
        const part = category === undefined ? undefined : { filter, category }
        for (const { n, options } of summarise(edition, [], { runs, snapshots: ['2026-03-01'], part, withParts: true })
          .items) {
          for (const count of [n, ...options.map((option) => option.count)]) assert.ok(count === null || count >= 5)
        }
      }
    }
  })

  test('answers to a place’s own question are not summed with those to the common one', () => {
    const content = readAdaptation(edition.languages, form).content ?? assert.fail()
    const own = { item: 'DIV-3', version: 1, content }
    const answer = (code: string) => ({ 'DIV-3': { state: 'answered' as const, codes: [code] } })
    const adapted = runs.map((one, i) =>
      i < 30
        ? Object.assign(one, { answers: i < 6 ? {} : answer(i < 18 ? 'o1' : 'o2'), versions: { 'DIV-3': 1 } })
        : one,
    )
    const looked = { runs: adapted, snapshots: ['2026-03-01'], part: undefined, withParts: true }
    const found = summarise(edition, [own], looked).items.filter(({ item }) => item.key === 'DIV-3')
    assert.deepEqual(
      found.map(({ adaptation, n, options }) => [adaptation?.version, n, options.slice(0, 2)]),
      [
        [
          1,
          30,
          [
            { code: 'o1', count: 12 },
            { code: 'o2', count: 12 },
          ],
        ],
      ],
    )
  })
})
