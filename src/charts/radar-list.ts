import type { Mark, Point } from './drawing.ts'
import { horizontal, margin } from './parts.ts'
import type { ProfileArea, RadarChart } from './profile-model.ts'
import type { Wheel } from './radar-geometry.ts'
import { sign } from './series-marks.ts'
import { fontSize, lineHeight, text, widest } from './text-mark.ts'
import { wrap } from './text.ts'

const rim = 13

/** On a small screen: short signs around a wheel as large as the screen, and under it the list of what they stand for. */
export function radarList(
  { areas, places }: RadarChart,
  { radius, width, top }: { radius: number; width: number; top: number },
  wheelAt: (centre: Point, radius: number) => Wheel,
) {
  const wheel = wheelAt([width / 2, top + radius + 2 * rim], radius)
  const signs = areas.map(({ short }, i) => {
    const [x, y] = wheel.on(i, radius + rim)
    return text('figure', x, y + 4.5, 'middle', [short])
  })
  const columns = places.map(
    (_, i) =>
      widest(
        'figure',
        areas.map(({ values }) => values[i]?.text ?? ''),
      ) +
      2 * margin +
      10,
  )
  let bottom = wheel.centre[1] + radius + 3 * rim
  const rows = areas.map((area) => {
    const row = listRow(area, columns, width, bottom)
    bottom = row.bottom
    return row.mark
  })
  return { wheel, marks: [...signs, ...rows], bottom }
}

function listRow(area: ProfileArea, columns: readonly number[], width: number, top: number) {
  const start = margin + 26
  const end = width - margin - columns.reduce((sum, one) => sum + one, 0)
  const none = area.values.every((value) => value === null)
  const lines = wrap(area.label, fontSize.label, end - start)
  const said = none && area.note ? wrap(area.note, fontSize.note, width - start - margin) : []
  const bottom = top + lines.length * lineHeight.label + said.length * lineHeight.note + 8
  const baseline = top + 4 + fontSize.label
  let at = end
  const values = area.values.flatMap((value, i): Mark[] => {
    at += columns[i] ?? 0
    if (!value) return []
    const figure = text('figure', at, baseline, 'end', [value.text])
    if (columns.length < 2) return [figure]
    return [sign(i, [at - widest('figure', [value.text]) - 8, baseline - 4.5], 3.5), figure]
  })
  const { key, href, title, short } = area
  const marks: Mark[] = [
    { shape: 'rect', look: 'hit', x: 0, y: top, width, height: bottom - top },
    { shape: 'lines', look: 'rule', lines: [horizontal(top, 0, width)] },
    text('figure', margin, baseline, 'start', [short]),
    text('label', start, baseline, 'start', lines),
    ...values,
    ...(said.length > 0 ? [text('note', start, baseline + lines.length * lineHeight.label - 2, 'start', said)] : []),
  ]
  return { mark: { shape: 'group', key, href, title, marks } as const, bottom }
}
