import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { jsx } from 'hono/jsx/jsx-runtime'
import { ChartSvg } from './figure.tsx'
import { cases, kinds, makers } from './fixtures/trials.ts'
import { standalone } from './standalone.ts'

const fixtures = join(import.meta.dirname, 'fixtures')

/** One element a line, so that a change can be read. After a wanted one: node --test --test-update-snapshots. */
const serializers = [(svg: unknown) => String(svg).replaceAll('><', '>\n<').trimEnd() + '\n']

for (const kind of kinds) {
  for (const [name, trial] of Object.entries(cases[kind])) {
    for (const size of ['wide', 'small'] as const) {
      test(`a chart is drawn as before: ${kind}, ${name}, ${size}`, (t) => {
        const svg = String(jsx(ChartSvg, { chart: makers[kind](trial), size }))
        t.assert.fileSnapshot(svg, join(fixtures, kind, `${name}.${size}.svg`), { serializers })
      })
    }
  }
}

const sheet = {
  lang: 'fr',
  group: 'Groupe\u00a0: moins de 100\u202f000 habitant-e-s.',
  source: 'Source\u00a0: Cités interculturelles, résultats de 2024. https://example.org/fr/charts?kind=places',
  licence: 'CC BY 4.0',
  demonstration: 'Démonstration\u00a0: ces territoires sont inventés.',
} as const

for (const theme of ['light', 'dark', 'print'] as const) {
  test(`a file of its own is drawn as before: ${theme}`, (t) => {
    const svg = standalone(makers.places({ language: 'fr', places: 6 }), { ...sheet, theme, size: 'wide' })
    t.assert.fileSnapshot(svg, join(fixtures, 'standalone', `${theme}.svg`), { serializers })
  })
}

const hostile = '</title><script>alert(1)</script> & "others"'

for (const kind of kinds) {
  const chart = makers[kind]({ language: 'en', places: 2 })
  const labelled = JSON.parse(JSON.stringify(chart), (name, value: unknown) =>
    name === 'label' || name === 'title' || name === 'href' ? hostile : value,
  ) as typeof chart

  test(`words of a place cannot become markup: ${kind}`, () => {
    for (const size of ['wide', 'small'] as const) {
      const page = String(jsx(ChartSvg, { chart: labelled, size }))
      const file = standalone(labelled, { ...sheet, size, theme: 'light' })
      for (const svg of [page, file]) {
        assert.ok(!svg.includes('<script>'))
        assert.ok(svg.includes('&lt;script&gt;') || svg.includes('&lt;/title&gt;'))
      }
    }
  })

  test(`a page's drawing is styled by classes alone, a file's by none: ${kind}`, () => {
    const page = String(jsx(ChartSvg, { chart, size: 'wide' }))
    assert.doesNotMatch(page, /\sstyle=|\son\w+=|undefined|NaN/)
    const file = standalone(chart, { ...sheet, size: 'wide', theme: 'dark' })
    assert.doesNotMatch(file, /class=|\sstyle=|href=|undefined|NaN/)
    assert.ok(file.includes(sheet.licence) && file.includes('Démonstration'))
    assert.ok(file.includes('Groupe'), 'a picture alone does not say what its middle is of')
  })
}

test('marks carry the key of what they stand for, and a link where there is one', () => {
  const svg = String(jsx(ChartSvg, { chart: makers.places({ language: 'en', places: 2 }), size: 'wide' }))
  assert.match(svg, /<a href="\/p\/p0" data-key="p0"><title>[^<]+: [\d.]+<\/title>/)
  assert.match(svg, /role="group"/)
  assert.match(
    String(jsx(ChartSvg, { chart: makers.change({ language: 'en', places: 2 }), size: 'wide' })),
    /role="img"/,
  )
})
