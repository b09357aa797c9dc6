import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { jsx } from 'hono/jsx/jsx-runtime'
import { SpreadSvg } from './spread.tsx'
import type { SpreadChart } from './spread-model.ts'

const fixtures = join(import.meta.dirname, 'fixtures', 'spread')
const read = (name: string) => JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as SpreadChart

/** One element a line, so that a change can be read. After a wanted one: node --test --test-update-snapshots. */
const serializers = [(svg: unknown) => String(svg).replaceAll('><', '>\n<') + '\n']

for (const name of ['english', 'french-long-labels', 'arabic', 'group-under-five']) {
  for (const size of ['wide', 'small'] as const) {
    test(`the spread chart is drawn as before: ${name}, ${size}`, (t) => {
      const svg = String(jsx(SpreadSvg, { chart: read(name), size }))
      t.assert.fileSnapshot(svg, join(fixtures, `${name}.${size}.svg`), { serializers })
    })
  }
}

test('words of a place cannot become markup', () => {
  const chart = read('english')
  const rows = chart.rows.map((row) => ({ ...row, label: '<script>alert(1)</script> & "others"' }))
  const svg = String(jsx(SpreadSvg, { chart: { ...chart, rows, title: '</title><script>' }, size: 'wide' }))
  assert.ok(!svg.includes('<script>'))
  assert.ok(svg.includes('&lt;script&gt;'))
})

test('nothing in the drawing is styled inline: the policy of the pages forbids it', () => {
  assert.doesNotMatch(String(jsx(SpreadSvg, { chart: read('english'), size: 'wide' })), /\sstyle=|\son\w+=/)
})
