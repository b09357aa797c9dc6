import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allSections, type Block, documentFile, type Run, type Runs, textOf } from '#platform/document'
import { type Lang, languages, speech } from '#platform/i18n'
import { faultsIn, unboundIn } from './checked-text.ts'
import { composeReport, type Texts } from './compose.ts'
import { figuresOf } from './figures.ts'
import { answers, lund } from './fixtures/material.ts'
import { gapsOf, strengthsOf } from './highlights.ts'
import { composeSummary } from './one-page.ts'
import { sectionsOf } from './sections.ts'

const compose = (lang: Lang, texts: Texts = new Map(), material = lund()) =>
  composeReport({ material, speech: speech(lang), texts, date: null, version: null })

function runsOf(block: Block): Runs[] {
  if (block.kind === 'paragraph' || block.kind === 'quote') return [block.runs]
  if (block.kind === 'list') return [...block.items]
  if (block.kind === 'callout') return block.blocks.flatMap(runsOf)
  if (block.kind === 'table') return [...block.head, ...block.rows.flat()].map(({ runs }) => runs)
  return block.kind === 'facts' ? block.facts.map(({ value }) => value) : [block.caption]
}

const written = (lang: Lang, texts?: Texts, material = lund()): Run[] =>
  allSections(compose(lang, texts, material).sections).flatMap(({ blocks }) => blocks.flatMap(runsOf).flat())

const figures = (runs: readonly Run[]) =>
  new Map(runs.flatMap((run) => (typeof run !== 'string' && run.figure ? [[run.figure, run.text] as const] : [])))

test('a report says what the questionnaire gives, worked by hand', () => {
  const said = figures(written('en'))
  assert.equal(said.get('score:vision'), '75')
  assert.equal(said.get('score:core'), '68.8')
  assert.equal(said.get('score:extended'), '54.2')
  // Two ticks in meeting alone lift the extended index by a third of fifty points.
  assert.equal(said.get('gain:MEE-02'), '16.7')
  // From a draft to a strategy: three of four parts, half of them gained.
  assert.equal(said.get('change:vision'), '+37.5')
  assert.equal(said.get('gain:all'), '45.8')
})

test('the moves are found by scoring anew, at most two of an area, with what a guard opens and closes', () => {
  const { moves } = lund().moves
  assert.deepEqual(
    moves.map(({ item, gain }) => [item, Math.round(gain * 100) / 100]),
    [
      ['MEE-02', 16.67],
      ['VIS-02', 8.33],
      ['SCH-01', 8.33],
      ['MEE-01', 8.33],
      ['STR-01', 4.17],
    ],
  )
})

test('both languages have the same sections, sound documents and no name of a figure left over', () => {
  const [en, ...others] = languages.map((lang) => compose(lang))
  const keys = (doc: ReturnType<typeof compose> | undefined) => allSections(doc?.sections ?? []).map(({ key }) => key)
  for (const doc of others) assert.deepEqual(keys(doc), keys(en))
  for (const lang of languages) {
    const file = documentFile(compose(lang), { sheet: '', origin: 'https://a.example' })
    assert.doesNotMatch(file, /\{[a-z]+:/)
    const page = composeSummary({ material: lund(), speech: speech(lang), date: null, version: null })
    assert.doesNotMatch(documentFile(page, { sheet: '', origin: '' }), /\{[a-z]+:/)
  }
})

test('an area asks each question once: evidence, other places and practices name its number', () => {
  for (const lang of languages) {
    for (const section of compose(lang).sections.find(({ key }) => key === 'areas')?.sections ?? []) {
      const text = allSections([section])
        .flatMap(({ blocks }) => blocks.flatMap(runsOf))
        .map(textOf)
        .join('\n')
      const asked = text.match(/[^.?\n]+\? \([A-Z]+-\d+\)/g) ?? []
      assert.equal(new Set(asked).size, asked.length, section.key)
    }
  }
  const text = textOf(written('en'))
  assert.match(text, /VIS-01: “Decided by all groups\.” Source: Minutes, 2023\./)
})

test('where a writer leaves a question out, what the place shows for it says which question that is', () => {
  const texts = new Map([['area-vision', 'Words of our own.\n\n{block:evidence}']])
  assert.match(textOf(written('en', texts)), /[^.?]+\? \(VIS-01\) “Decided by all groups\.”/)
})

test('what an area leaves out is counted', () => {
  const material = lund()
  const { items } = material.standing.document
  for (const area of material.standing.edition.areas) {
    const points = material.standing.edition.items
      .filter((item) => item.area === area && items[item.key] && items[item.key]?.state !== 'na')
      .map(({ key }) => items[key]?.points ?? 0)
    const strengths = strengthsOf(material, area)
    const gaps = gapsOf(material, area)
    const full = points.filter((one) => one === 1).length
    if (full > 0) assert.equal(strengths.shown.length + strengths.further, full, area)
    if (full > 0) assert.equal(gaps.shown.length + gaps.further, points.length - full, area)
    assert.ok(strengths.shown.length <= 2 && gaps.shown.length <= 3)
  }
})

test('every figure of a section leads to what it is made of', () => {
  for (const run of written('fr')) {
    if (typeof run !== 'string' && run.figure) assert.match(run.href ?? '', /^\/fr\/(results|places)\//, run.figure)
  }
})

test('an edited text keeps its figures right when the data change', () => {
  const texts = new Map([['summary', 'Vision earns **{score:vision}**, as it must.']])
  const weaker = lund({ ...answers, 'VIS-01': { state: 'answered', codes: ['drafted'] } })
  assert.equal(figures(written('en', texts)).get('score:vision'), '75')
  assert.equal(figures(written('en', texts, weaker)).get('score:vision'), '37.5')
})

test('a part the program draws stands where the writer puts its name, or is left out', () => {
  const shown = (text: string) =>
    allSections(compose('en', new Map([['profile', text]])).sections)
      .find(({ key }) => key === 'profile')
      ?.blocks.map(({ kind }) => kind)
  assert.deepEqual(shown('{block:table}\n\nWords.\n\n{block:profile}'), ['table', 'paragraph', 'figure'])
  assert.deepEqual(shown('Words alone.'), ['paragraph'])
})

test('a name that no figure has is refused with a sentence, and so are links that lead nowhere good', () => {
  const material = lund()
  const section = sectionsOf(material.standing.edition).find(({ key }) => key === 'area-vision')
  assert.ok(section)
  const faults = (text: string) => faultsIn(speech('en'), figuresOf(material), section, text)
  assert.deepEqual(faults('{score:vision} and {block:spread}'), [])
  assert.match(faults('{score:visoin} points').join(), /\{score:visoin\} names no figure/)
  assert.match(faults('{block:profile}').join(), /names no figure/, 'the chart of another section')
  assert.match(faults('{ score:vision }').join(), /names no figure/)
  assert.match(faults('[here](javascript:alert)').join(), /not allowed/)
  assert.match(faults(' ').join(), /empty/)
})

test('a number that a person typed is pointed out, with the figures that are written so', () => {
  const found = unboundIn(
    speech('en'),
    figuresOf(lund()),
    'In 2024, 41 cases; 68.8 out of 100, 1. {score:core}, §3a, 81,200.',
  )
  assert.deepEqual(
    found.map(({ written: number }) => number),
    ['41', '68.8', '1', '81,200'],
  )
  assert.deepEqual(found[0]?.equals, [])
  assert.ok(found[1]?.equals.includes('score:core'))
  assert.ok(found[3]?.equals.includes('fact:population'))
})

test('words of a place that look like format or names stay as they are', () => {
  const material = lund()
  const odd = { ...material, place: { ...material.place, name: 'Lund *am* {score:core} <b>' } }
  const text = allSections(compose('en', new Map(), odd).sections)
    .flatMap(({ blocks }) => blocks.flatMap(runsOf))
    .map(textOf)
    .join('\n')
  assert.match(text, /Lund \*am\* \{score:core\} <b>/)
})
