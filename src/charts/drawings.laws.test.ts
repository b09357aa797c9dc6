import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Chart, drawingOf } from './chart.ts'
import type { Drawing } from './drawing.ts'
import { chance, type Trial } from './fixtures/charts.ts'
import { corners, leaves, meet, textsOf, withLook } from './fixtures/flat.ts'
import { cases, kinds, makers } from './fixtures/trials.ts'

const sizes = ['wide', 'small'] as const
const { draw } = chance(20261123)
const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(draw() * list.length)] ?? list[0]

const most: Record<Chart['kind'], readonly [number, ...number[]]> = {
  places: [0, 1, 5, 40, 61, 141, 1500],
  profile: [1, 2],
  radar: [1, 2],
  heat: [0, 1, 3, 5, 6, 40, 141],
  change: [0, 1, 20, 141],
  series: [0, 1, 2, 3, 4],
  scatter: [0, 1, 5, 40, 141, 1500],
  map: [0, 1, 5, 40, 141],
}

function drawTrial(kind: Chart['kind']): Trial & { of: 'areas' | 'places' } {
  return {
    language: pick(['en', 'fr', 'ar']),
    places: pick(most[kind]),
    areas: pick([1, 3, 12, 17]),
    grouped: draw() < 0.7,
    chosen: pick([0, 1, 3]),
    seed: Math.floor(draw() * 1e6),
    of: pick(['areas', 'places']),
  }
}

function law(says: string, check: (drawing: Drawing, chart: Chart) => void, of: readonly Chart['kind'][] = kinds) {
  for (const kind of of) {
    test(`${kind}: ${says}`, () => {
      const trials = [...Object.values(cases[kind]), ...Array.from({ length: 12 }, () => drawTrial(kind))]
      for (const trial of trials) {
        const chart = makers[kind](trial)
        for (const size of sizes) check(drawingOf(chart, size), chart)
      }
    })
  }
}

law('every mark lies within the drawing', (drawing) => {
  for (const { mark } of leaves(drawing.marks)) {
    for (const [x, y] of corners(mark, drawing.direction)) {
      const inside = x >= -0.2 && x <= drawing.width + 0.2 && y >= -0.2 && y <= drawing.height + 0.2
      assert.ok(
        inside,
        `${x} ${y} is outside ${drawing.width} ${drawing.height}: ${JSON.stringify(mark).slice(0, 200)}`,
      )
    }
  }
})

law('no text covers another', (drawing) => {
  const texts = textsOf(drawing).map((mark) => ({ mark, room: corners(mark, drawing.direction) }))
  const reach = texts.map(({ room }) => [Math.min(...room.map(([, y]) => y)), Math.max(...room.map(([, y]) => y))])
  for (const [i, one] of texts.entries()) {
    for (let j = i + 1; j < texts.length; j++) {
      const other = texts[j]
      if (!other || (reach[j]?.[0] ?? 0) > (reach[i]?.[1] ?? 0) || (reach[i]?.[0] ?? 0) > (reach[j]?.[1] ?? 0)) continue
      assert.ok(
        !meet(one.room, other.room),
        `"${one.mark.lines.join('|')}" covers "${other.mark.lines.join('|')}" ${JSON.stringify([one.mark, other.mark])}`,
      )
    }
  }
})

law('a group that is too small draws neither median nor spread', (drawing, chart) => {
  const drawn = [...withLook(drawing, 'band'), ...withLook(drawing, 'median')]
  const middles =
    chart.kind === 'places'
      ? [chart.middle]
      : chart.kind === 'profile' || chart.kind === 'radar'
        ? chart.areas.map(({ middle }) => middle)
        : []
  if (middles.every((middle) => middle === null)) assert.deepEqual(drawn, [])
})

law('every place and area that was given a link or key can be found by it', (drawing, chart) => {
  const found = new Set(leaves(drawing.marks).flatMap(({ keys }) => keys))
  const given = chart.kind === 'places' ? chart.places : chart.kind === 'change' ? chart.rows : []
  if (given.length > 300) return
  for (const { key, ...one } of given) {
    const strip = chart.kind === 'places' && given.length > 60
    if (!strip || ('value' in one && one.value !== null)) assert.ok(found.has(key), key)
  }
})

test('places in rows keep the order given, and greater values stand further on', () => {
  for (const size of sizes) {
    const chart = makers.places({ language: 'en', places: 40 })
    const dots = leaves(drawingOf(chart, size).marks).flatMap(({ mark, keys }) =>
      mark.shape === 'dot' ? [{ key: keys[0], x: mark.at[0], y: mark.at[1] }] : [],
    )
    const valued = chart.places.filter(({ value }) => value !== null)
    assert.deepEqual(
      dots.map(({ key }) => key),
      valued.map(({ key }) => key),
    )
    assert.deepEqual(
      dots.map(({ y }) => y),
      dots.map(({ y }) => y).toSorted((a, b) => a - b),
    )
    const values = new Map(valued.map(({ key, value }) => [key, value ?? 0]))
    const byX = dots.toSorted((a, b) => a.x - b.x).map(({ key }) => values.get(key ?? '') ?? 0)
    for (const [i, value] of byX.entries()) assert.ok(i === 0 || value >= (byX[i - 1] ?? 0) - 0.2)
  }
})

test('in a strip every place is one dot, none on another, and none further from its value than a dot is wide', () => {
  for (const places of [61, 141, 1500]) {
    const chart = makers.places({ language: 'en', places, chosen: 2 })
    const drawing = drawingOf(chart, 'wide')
    const dots = ['speck', 'specks', 'own'].flatMap((look) => withLook(drawing, look))
    const at = dots.flatMap((mark) => (mark.shape === 'dot' ? [mark.at] : mark.shape === 'specks' ? mark.at : []))
    const values = chart.places.flatMap(({ value }) => (value === null ? [] : [value]))
    assert.equal(at.length, values.length)
    assert.equal(new Set(at.map((point) => point.map((x) => x.toFixed(2)).join(' '))).size, at.length)
    const xs = at.map(([x]) => x).sort((a, b) => a - b)
    for (const [i, value] of values.toSorted((a, b) => a - b).entries()) {
      assert.ok(Math.abs((xs[i] ?? 0) - (24 + (752 * value) / 100)) <= 11)
    }
  }
})

test('from right to left is the mirror image; a map keeps its sides', () => {
  for (const kind of kinds) {
    for (const size of sizes) {
      const chart = makers[kind]({ language: 'fr', places: kind === 'series' ? 3 : 2 })
      const [plain, turned] = [drawingOf(chart, size), drawingOf({ ...chart, direction: 'rtl' }, size)]
      const onGround = plain.marks.flatMap((mark) => (mark.shape === 'ground' ? leaves(mark.marks) : [])).length
      const rooms = (drawing: Drawing) =>
        leaves(drawing.marks).map(({ mark }) => span(corners(mark, drawing.direction)))
      const others = rooms(turned)
      for (const [i, [left, right]] of rooms(plain).entries()) {
        const still = i >= others.length - onGround
        const wanted = still ? [left, right] : [plain.width - right, plain.width - left]
        const [from = 0, to = 0] = others[i] ?? []
        assert.ok(Math.abs(from - (wanted[0] ?? 0)) < 0.2 && Math.abs(to - (wanted[1] ?? 0)) < 0.2, `${kind} ${i}`)
      }
    }
  }
})

const span = (points: readonly (readonly [number, number])[]) =>
  [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))] as const

test('an arrow points from the old value to the new one', () => {
  const chart = makers.change({ language: 'en', places: 1 })
  for (const { mark, keys } of leaves(drawingOf(chart, 'wide').marks)) {
    if (mark.shape !== 'lines' || !mark.look.endsWith('-head')) continue
    const row = chart.rows.find(({ key }) => key === keys[0])
    if (!row?.from || !row.to) continue
    const [tip = [0, 0], back = [0, 0]] = mark.lines[0] ?? []
    assert.equal(Math.sign(tip[0] - back[0]), Math.sign(row.to.value - row.from.value), row.label)
    assert.equal(mark.look === 'gain-head', row.to.value > row.from.value)
  }
})

test('a gap between two editions stays a gap', () => {
  const chart = makers.series({ language: 'en', places: 4 })
  for (const { mark, keys } of leaves(drawingOf(chart, 'wide').marks)) {
    if (mark.shape !== 'lines' || !mark.look.startsWith('line-')) continue
    const line = chart.lines.find(({ key }) => key === keys[0])
    assert.deepEqual(
      mark.lines.map(({ length }) => length),
      line?.runs.map(({ length }) => length),
    )
  }
})

test('where places crowd in a part of a map it is drawn larger first, and each place is still linked once', () => {
  const chart = makers.map({ language: 'en', places: 60 })
  const at = (i: number): [number, number] =>
    i < 50 ? [2000 + (i % 10) * 20, 600 + Math.floor(i / 10) * 30] : [200 + i * 60, 300 + i * 20]
  const crowded = chart.points.map((point, i) => ({ ...point, at: at(i) }))
  for (const size of sizes) {
    const drawing = drawingOf({ ...chart, points: crowded }, size)
    const grounds = drawing.marks.flatMap((mark) => (mark.shape === 'ground' ? [mark] : []))
    assert.equal(grounds.length, 2)
    const [closer, whole] = grounds.map(({ viewBox }) => viewBox[2])
    assert.ok((closer ?? 0) < (whole ?? 0) / 2)
    const links = grounds.flatMap(({ marks }) =>
      marks.flatMap((mark) => (mark.shape === 'group' && mark.href ? [mark.key] : [])),
    )
    assert.deepEqual(links.sort(), crowded.map(({ key }) => key).sort())
  }
})
