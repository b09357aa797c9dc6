import type { SeriesChart, SeriesPoint } from '#charts'
import type { View } from '#platform/http'
import { type Point, pointsOf } from '../followers.ts'
import { type Channel, type ChannelFigure, channels } from '../model.ts'

/** Channels of which there are two points or more, with their points. */
export const seriesOf = (figures: readonly ChannelFigure[]): { channel: Channel; points: readonly Point[] }[] =>
  channels.map((channel) => ({ channel, points: pointsOf(figures, channel) })).filter(({ points }) => points.length > 0)

/** Undefined: no channel has a series. */
export function followersChart({ speech }: View, figures: readonly ChannelFigure[]): SeriesChart | undefined {
  const t = speech.words('outreach')
  const drawn = seriesOf(figures).filter(({ points }) => points.length > 1)
  if (drawn.length === 0) return undefined
  const years = [...new Set(drawn.flatMap(({ points }) => points.map(({ year }) => year)))].sort((a, b) => a - b)
  const name = (channel: Channel) => t(`channel figure.choice.channel.${channel}`)
  const finding = drawn.map(({ channel, points }) => {
    const [first, last] = [points[0], points.at(-1)]
    if (!first || !last) return ''
    const [from, to] = [String(first.year), String(last.year)]
    return t('channels.chart.finding', { channel: name(channel), first: first.value, from, last: last.value, to })
  })
  const derived = drawn.flatMap(({ channel, points }) =>
    points.filter((point) => point.derived).map(({ year }) => `${name(channel)} ${year}`),
  )
  return {
    kind: 'series',
    id: 'followers',
    title: t('channels.chart.title'),
    description: finding.join(' '),
    direction: speech.direction,
    note: derived.length > 0 ? t('channels.chart.note', { points: speech.list(derived) }) : undefined,
    years: years.map((year) => ({ value: year, text: String(year) })),
    ticks: ticksTo(Math.max(...drawn.flatMap(({ points }) => points.map(({ value }) => value)))).map((value) => ({
      value,
      text: speech.number(value),
    })),
    lines: drawn.map(({ channel, points }) => ({
      key: channel,
      label: name(channel),
      runs: runsOf(points).map((run) => run.map((point) => drawnPoint(point, name(channel)))),
    })),
  }

  function drawnPoint({ year, value, derived: isDerived }: Point, channel: string): SeriesPoint {
    const said = speech.number(value)
    const title = t(isDerived ? 'channels.chart.pointDerived' : 'channels.chart.point', {
      channel,
      year: String(year),
      value: said,
    })
    return { at: year, value, text: said, title }
  }
}

/** Years that follow one another are joined; a year without a number is a gap. */
function runsOf(points: readonly Point[]): Point[][] {
  const runs: Point[][] = []
  for (const point of points) {
    const run = runs.at(-1)
    if (run?.at(-1)?.year === point.year - 1) run.push(point)
    else runs.push([point])
  }
  return runs
}

/** From 0, in steps of 1, 2 or 5 with zeros. */
function ticksTo(highest: number): number[] {
  const rough = highest / 4
  const scale = 10 ** Math.floor(Math.log10(Math.max(rough, 1)))
  const step = ([1, 2, 5, 10].find((one) => one * scale >= rough) ?? 10) * scale
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, n) => n * step)
}
