import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { layouts, spreadGeometry } from './spread-geometry.ts'
import type { RowMarks, SpreadChart, SpreadGeometry, SpreadRow } from './spread-model.ts'
import { boxOf } from './text-mark.ts'
import type { TextMark } from './text-mark.ts'

const random = xoroshiro128plus(20261123)
const draw = () => uniformFloat64(random)
const pick = <T>(list: readonly [T, ...T[]]): T => list[uniformInt(random, 0, list.length - 1)] ?? list[0]
const often = (share: number) => draw() < share

const words: readonly [string, ...string[]] = [
  'Politiques appliquées aux entreprises et au marché du travail',
  'Langue',
  'Intelligence et compétence interculturelles',
  'Zusammenarbeitsvereinbarungsgrundlagenentwicklungskommission',
  'المشاركة في الحياة العامة واتخاذ القرار على المستوى المحلي',
  'Міжкультурна компетентність і взаємодія мешканців громади',
  '多文化共生の推進と地域社会における相互理解の促進に関する政策',
  'Ürün & <b>',
]

function value(): number {
  return pick([0, 100, 0.05, 99.95, draw() * 100, draw() * 100, draw() * 100])
}

function drawRow(key: string, grouped: boolean): SpreadRow {
  const [min = 0, q1 = 0, median = 0, q3 = 0, max = 0] = [1, 2, 3, 4, 5].map(value).sort((a, b) => a - b)
  const own = often(0.85) ? value() : null
  const spread = grouped && often(0.9) ? { min, q1, median, q3, max } : null
  const note = own === null || (grouped && !spread) ? `${pick(words)} ${pick(words)}` : undefined
  return { key, label: pick(words), own: own === null ? null : { value: own, text: own.toFixed(1) }, spread, note }
}

function drawChart(): SpreadChart {
  const grouped = often(0.8)
  const name = () => pick(words).slice(0, 18)
  return {
    id: 'drawn',
    title: 'title',
    description: 'description',
    direction: 'ltr',
    ticks: [0, 25, 50, 75, 100].map((tick) => ({ value: tick, text: String(tick) })),
    rows: Array.from({ length: uniformInt(random, 1, 17) }, (_, i) => drawRow(`row${i}`, grouped)),
    example: grouped
      ? { title: pick(words), own: name(), median: name(), half: name(), min: name(), max: name() }
      : null,
    note: grouped ? undefined : words.join(', '),
  }
}

const rowsOf = ({ example, rows }: SpreadGeometry): RowMarks[] => [...(example ? [example] : []), ...rows]
const textsOf = (geometry: SpreadGeometry): TextMark[] => [
  ...geometry.texts,
  ...rowsOf(geometry).flatMap((row) => row.texts),
]

function law(says: string, check: (geometry: SpreadGeometry, chart: SpreadChart, size: keyof typeof layouts) => void) {
  test(`spread geometry: ${says}`, () => {
    for (let i = 0; i < 300; i++) {
      const chart = drawChart()
      for (const size of ['wide', 'small'] as const) check(spreadGeometry(chart, layouts[size]), chart, size)
    }
  })
}

law('every mark lies within the plot', ({ plot, rows, grid }) => {
  const [left, right] = plot.x
  for (const row of rows) {
    const xs = [...(row.range ?? []), ...(row.band ?? []), row.median, row.own, ...grid].filter((x) => x !== null)
    for (const x of xs) assert.ok(x >= left && x <= right, `${row.key}: ${x} is not in ${left}..${right}`)
    assert.ok(row.y - 11 >= row.top && row.y + 11 <= row.bottom, `${row.key}: the marks leave the row`)
    assert.ok(row.top >= plot.top && row.bottom <= plot.bottom)
  }
})

law('no text leaves the drawing or covers another', (geometry) => {
  const boxes = textsOf(geometry).map((mark) => ({ mark, box: boxOf(mark) }))
  for (const [i, { mark, box }] of boxes.entries()) {
    const inside = box.left >= 0 && box.right <= geometry.width && box.top >= 0 && box.bottom <= geometry.height
    assert.ok(inside, `"${mark.lines.join('|')}" leaves the drawing: ${JSON.stringify(box)}`)
    for (const { mark: other, box: that } of boxes.slice(i + 1)) {
      const apart = box.right <= that.left || that.right <= box.left || box.bottom <= that.top || that.bottom <= box.top
      assert.ok(apart, `"${mark.lines.join('|')}" covers "${other.lines.join('|')}"`)
    }
  }
})

law('labels beside the plot do not reach into it', ({ plot, rows, texts }, _, size) => {
  if (size === 'small') return
  const labels = rows.flatMap((row) => row.texts).filter(({ kind }) => kind === 'label')
  for (const label of labels) assert.ok(boxOf(label).right <= plot.x[0] - 8, label.lines.join('|'))
  assert.ok(texts.length > 0)
})

law('no row covers the next, and none loses a mark it was given', ({ rows }, chart) => {
  for (const [i, row] of rows.entries()) {
    const given = chart.rows[i]
    assert.equal(row.own === null, given?.own === null)
    assert.equal(row.band === null, given?.spread === null)
    assert.ok(i === 0 || row.top >= (rows[i - 1]?.bottom ?? 0) - 0.001)
  }
})

law('greater values stand further on', ({ rows }) => {
  for (const { range, band, median } of rows) {
    if (!range || !band || median === null) continue
    const order = [range[0], band[0], median, band[1], range[1]]
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    )
  }
})
