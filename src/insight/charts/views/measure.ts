import type { Tick } from '#charts'
import type { Speech } from '#platform/i18n'
import type { Context } from '../context.ts'
import type { Axis } from '../state.ts'

/** A figure of a place in words of its measure. */
export const sayMeasure = ({ speech, state }: Pick<Context, 'speech' | 'state'>, value: number): string =>
  sayOn(speech, state.axis, value)

const sayOn = (speech: Speech, axis: Axis, value: number) =>
  axis === 'population' ? speech.number(Math.round(value)) : speech.percent(value)

/** Ticks that hold every value: powers of ten and their halves for populations, steps of five or ten for shares. */
export function axisTicks(speech: Speech, axis: Axis, values: readonly number[]): Tick[] {
  const found = axis === 'population' ? logTicks(values) : shareTicks(values)
  return found.map((value) => ({ value, text: sayOn(speech, axis, value) }))
}

function logTicks(values: readonly number[]): number[] {
  const known = values.filter((value) => value > 0)
  const [low, high] = known.length > 0 ? [lowest(known), highest(known)] : [10_000, 1_000_000]
  const all = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat()
  const from = all.findLastIndex((tick) => tick <= low)
  const to = all.findIndex((tick) => tick >= high)
  const held = all.slice(Math.max(0, from), (to < 0 ? all.length : to) + 1)
  if (held.length <= 7) return held
  // Both ends stay: beyond them there would be points and no axis.
  return held.filter((tick, i) => i === 0 || i === held.length - 1 || String(tick).startsWith('1'))
}

function shareTicks(values: readonly number[]): number[] {
  const high = Math.max(10, highest(values))
  const step = high > 50 ? 20 : high > 20 ? 10 : 5
  return Array.from({ length: Math.ceil(high / step) + 1 }, (_, i) => i * step)
}

// Spread into Math.max ten thousand values would be ten thousand arguments.
const highest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), -Infinity)
const lowest = (values: readonly number[]) => values.reduce((least, value) => Math.min(least, value), Infinity)
