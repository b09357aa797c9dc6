import { picture, type ProfileChart } from '#charts'
import type { Block } from '#platform/document'
import type { FoundSeries } from './model.ts'
import { type Pen, titleOfQuery } from './saying.ts'

export interface Gathered {
  readonly key: string
  readonly label: string
  readonly amount: number
}

/** Bars from nothing to a round number above the longest. */
export function chartOf(pen: Pen, { name, says }: FoundSeries, groups: readonly Gathered[]): Block {
  const { speech, t } = pen
  const title = titleOfQuery(speech, says)
  const most = Math.max(...groups.map(({ amount }) => amount))
  const chart: ProfileChart = {
    kind: 'profile',
    id: name.replaceAll('_', '-'),
    title,
    description: title,
    direction: speech.direction,
    ticks: ticksTo(most).map((value) => ({ value, text: speech.number(value) })),
    example: '',
    places: [{ key: name, label: title }],
    names: null,
    areas: groups.map(({ key, label, amount }, i) => ({
      key,
      label,
      short: String(i + 1),
      values: [{ value: amount, text: speech.number(amount) }],
      middle: null,
    })),
  }
  const bars = groups.map(({ label, amount }) => t('chart.bar', { label, amount: speech.number(amount) }))
  return {
    kind: 'figure',
    svg: picture(chart),
    alt: t('chart.alt', { title, bars: bars.join(' ; ') }),
    caption: [title],
  }
}

/** Whole steps, at most six. */
export function ticksTo(most: number): number[] {
  const rough = most / 5
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)))
  const step = Math.max(1, ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step)
}
