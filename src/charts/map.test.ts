import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Box, frame, holds, type MapDrawing, projectionOf } from './map-geometry.ts'
import { PlacesMap } from './map.tsx'

const whole: Box = [0, 0, 4000, 1800]
const drawing: MapDrawing = {
  source: '',
  viewBox: whole,
  projection: { name: 'equalEarth', rotate: [-11, 0], scale: 760, translate: [2000, 1000] },
  land: '',
  borders: '',
}

test('the middle of the projection is where it was put, north is up and east is right', () => {
  const place = projectionOf(drawing)
  assert.deepEqual(place(11, 0), [2000, 1000])
  assert.ok(place(11, 60)[1] < 1000)
  assert.ok(place(60, 0)[0] > 2000)
})

test('an invented map takes longitude and latitude as x and y', () => {
  assert.deepEqual(projectionOf({ ...drawing, projection: { name: 'identity' } })(1345.4, 1070), [1345, 1070])
})

test('a frame holds all its points, in its proportions, and never leaves the drawing', () => {
  const sets = [
    [[2000, 900]],
    [[0, 0]],
    [[3999, 1799]],
    [
      [100, 100],
      [3900, 1700],
    ],
    [
      [2000, 20],
      [2000, 1780],
    ],
  ] as [number, number][][]
  for (const points of sets) {
    const box = frame(points, whole, { least: 400, ratio: 2 })
    const [x, y, width, height] = box
    assert.ok(x >= 0 && y >= 0 && x + width <= 4000 && y + height <= 1800, box.join(' '))
    for (const point of points) assert.ok(holds(box, point), `${point.join(' ')} in ${box.join(' ')}`)
    assert.ok(width >= 400)
  }
  assert.deepEqual(frame([], whole, { least: 400, ratio: 2 }), whole)
  assert.deepEqual(frame([[2000, 900]], whole, { least: 400, ratio: 2 }), [1800, 800, 400, 200])
})

test('each mark in the frame carries its name, made safe, and marks outside are left out', () => {
  const svg = String(
    PlacesMap({
      label: 'Map',
      drawing: '/map.svg',
      frame: [0, 0, 100, 50],
      groups: [
        {
          kind: 'member',
          points: [
            { at: [10, 10], title: 'A <b> & "c"' },
            { at: [300, 10], title: 'Far' },
          ],
        },
      ],
    }),
  )
  assert.match(svg, /<title>A &lt;b&gt; &amp; &quot;c&quot;<\/title>/)
  assert.doesNotMatch(svg, /Far/)
  assert.match(svg, /role="img" aria-label="Map"/)
  assert.match(svg, /href="\/map.svg#land"/)
})
