import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { checkDraft, type Draft, editionOfDraft } from './edition-file.ts'
import { every, everyFiles, small, smallFiles } from './fixtures/editions.ts'

const draftOf = ({ edition, texts }: ReturnType<typeof smallFiles>): Draft => ({
  document: parse(edition.text),
  texts: Object.fromEntries(texts.map(({ text }) => [parse(text).language, parse(text)])),
})

test('a draft is the edition that its files would be, with their hash', () => {
  assert.deepEqual(editionOfDraft(draftOf(everyFiles)), every)
  assert.deepEqual(editionOfDraft(draftOf(smallFiles())), small)
})

/** Path in a draft (an item by its key, `+` for another at the end), and what stands there instead; undefined: nothing. */
type Change = Readonly<Record<string, unknown>>

function put(draft: Draft, path: string, value: unknown): void {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let node: unknown = draft
  for (const step of steps) node = below(node, step)
  assert.ok(typeof node === 'object' && node !== null, path)
  if (Array.isArray(node) && last === '+') node.push(value)
  else if (value === undefined) Reflect.deleteProperty(node, last)
  else Object.assign(node, { [last]: value })
}

function below(node: unknown, step: string): unknown {
  if (!Array.isArray(node)) return Object.entries(node ?? {}).find(([key]) => key === step)?.[1]
  return node.find((one) => one.key === step) ?? node[Number(step)]
}

const notScored: [what: string, change: Change, problem: RegExp][] = [
  [
    'points',
    { 'document.items.STR-1.options.1.points': 1 },
    /STR-1 has points for the option often, and the use is test/,
  ],
  ['full_at', { 'document.items.STR-2.full_at': 1 }, /STR-2 has full_at, and the use is test/],
  ['bands', { 'document.items.STR-3.bands': [{ from: 2008, points: 0 }] }, /STR-3 has bands, and the use is test/],
  ['a weight', { 'document.items.SCH-2.weight': 2 }, /SCH-2 has a weight/],
  ['inverse', { 'document.items.SCH-2.inverse': true }, /SCH-2 has inverse/],
  ['more ranks than options', { 'document.items.SCH-2.most': 4 }, /puts 4 of 3 options in order: use 3 or less/],
  ['an option twice', { 'document.items.SCH-2.options.1.code': 'meals' }, /SCH-2 has the option code meals twice/],
  ['an unknown aspect', { 'document.items.SCH-2.aspect': 'skill' }, /SCH-2 has the unknown aspect skill/],
  ['an aspect of no item', { 'document.aspects.+': 'skill' }, /the aspect skill has no item/],
  ['an aspect without name', { 'texts.en.aspects.action': undefined }, /action has no text under aspects: add it/],
  ['an unknown aspect named', { 'texts.en.aspects.skill': { name: 'Skill' } }, /a text for skill, unknown/],
  ['levels', { 'document.levels': [{ key: 'low', from: 0 }] }, /levels, which only a self-assessment has/],
  [
    'an adaptable item in a survey',
    { 'document.use': 'survey' },
    /STR-1 is adaptable, which only an item of a test is/,
  ],
  ['what is known of a choice', { 'document.items.STR-1.known': 'residents' }, /knows residents, which is a number/],
  ['a share known as a number', { 'document.items.STR-3.known': 'share_born_abroad' }, /which is a percent/],
  [
    'an option without text',
    { 'texts.en.items.SCH-2.options.meals': undefined },
    /SCH-2 has no text for the option meals/,
  ],
  ['an option of a text', { 'texts.en.items.SCH-3.options': { a: 'A' } }, /has a text for a, which is no option/],
  [
    'half a translation',
    { 'texts.fr.items.STR-1.reflection': undefined },
    /STR-1 has no reflection, which it has in en/,
  ],
  ['an address that runs', { 'texts.en.items.STR-1.more.0.href': 'javascript:x' }, /begins with https/],
  [
    'a ranking as a guard',
    { 'document.items.SCH-3.applies_if.item': 'SCH-2' },
    /SCH-2, a ranking: name an earlier single/,
  ],
]

const selfAssessed = (levels: readonly unknown[]) => ({ 'document.use': 'self_assessment', 'document.levels': levels })
const ranking = { key: 'X-1', area: 'vision', kind: 'ranking', most: 1, options: [{ code: 'a' }, { code: 'b' }] }
const scored: typeof notScored = [
  ['a ranking', { 'document.items.+': ranking }, /X-1 is a ranking, which has no points, and the use is index/],
  ['no points', { 'document.items.VIS-01.options.1.points': undefined }, /VIS-01 has no points for the option drafted/],
  ['no bands', { 'document.items.MEE-01.bands': undefined }, /MEE-01 has no bands/],
  ['levels not from 0', selfAssessed([{ key: 'low', from: 5 }]), /the level low is the first and from 5: use 0/],
  ['levels out of order', selfAssessed([0, 0].map((from, i) => ({ key: `l${i}`, from }))), /use ascending order/],
  ['levels without names', selfAssessed([{ key: 'low', from: 0 }]), /low has no text under levels/],
]

for (const [files, wrong] of [
  [everyFiles, notScored],
  [smallFiles(), scored],
] as const) {
  for (const [what, change, problem] of wrong) {
    test(`${files.edition.path} is refused with ${what}, in a sentence that says where`, () => {
      const draft = draftOf(files)
      for (const [path, value] of Object.entries(change)) put(draft, path, value)
      const problems = checkDraft(draft.document, draft.texts)
      const found = problems.find(({ message }) => problem.test(message))
      assert.ok(found?.at, problems.map(({ message }) => message).join('\n'))
    })
  }
}

test('whatever a draft holds, it is checked and never breaks', () => {
  for (const document of [undefined, null, 1, 'x', [], {}, { items: 3 }, { items: [null, { kind: 'ranking' }] }]) {
    assert.ok(checkDraft(document, {}).length > 0)
    assert.ok(checkDraft(draftOf(everyFiles).document, { en: document }).length > 0)
  }
})
