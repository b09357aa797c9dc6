import type { Channel, ChannelFigure } from './model.ts'

/** A number of followers at the end of a year: recorded, or what it must have been a year before a growth was recorded. */
export interface Point {
  readonly channel: Channel
  readonly year: number
  readonly value: number
  /** Of the entries it rests on. */
  readonly from: readonly string[]
  readonly derived: boolean
}

type Known = Pick<ChannelFigure, 'id' | 'values'>

const yearOf = ({ values }: Known) => Number(values.day.slice(0, 4))
const isLater = (one: Known, other: Known) => one.values.day > other.values.day

/** The last of each year. */
function lastOfYears(figures: readonly Known[]): Map<number, Known> {
  const last = new Map<number, Known>()
  for (const figure of figures) {
    const known = last.get(yearOf(figure))
    if (!known || isLater(figure, known)) last.set(yearOf(figure), figure)
  }
  return last
}

/**
 * The points of one channel, year by year. Where a year has a number and what was gained over it, and the year before has
 * no number of its own, that one is derived.
 */
export function pointsOf(figures: readonly Known[], channel: Channel): Point[] {
  const of = (measure: string) =>
    lastOfYears(figures.filter(({ values }) => values.channel === channel && values.measure === measure))
  const [followers, gained] = [of('followers'), of('followers_gained')]
  const points = [...followers].flatMap(([year, known]): Point[] => {
    const { value } = known.values
    const gain = gained.get(year)
    const before = gain &&
      !followers.has(year - 1) && {
        channel,
        year: year - 1,
        value: value - gain.values.value,
        from: [known.id, gain.id],
        derived: true,
      }
    const recorded = { channel, year, value, from: [known.id], derived: false }
    return before ? [before, recorded] : [recorded]
  })
  return points.sort((a, b) => a.year - b.year)
}
