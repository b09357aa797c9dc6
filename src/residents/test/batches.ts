import { smallestCell } from '#statistics'

/**
 * The last day up to which answers are shown: of the days that are over, the last that completes at least five further
 * answers. Whoever looks again never sees the difference of fewer. Null while there is no such day.
 */
export function publishedUpTo(
  perDay: readonly { readonly day: string; readonly n: number }[],
  today: string,
  least: number = smallestCell,
): string | null {
  let waiting = 0
  let upTo: string | null = null
  for (const { day, n } of perDay.toSorted((a, b) => a.day.localeCompare(b.day))) {
    if (day >= today) break
    waiting += n
    if (waiting < least) continue
    upTo = day
    waiting = 0
  }
  return upTo
}
