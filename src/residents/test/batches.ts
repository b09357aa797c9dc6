import { smallestCell } from '#statistics'
import type { Channel } from './model.ts'

/**
 * Whoever compares two publications learns how those between them answered, together; so they are many. Five would be one
 * person for whoever knows the other four: a coordinator types in the sheets, and anybody may give several answers.
 */
export const leastBetween = 20

/** Nobody, or enough that no figure is about fewer than five. */
export const tellsNobody = (n: number): boolean => n === 0 || n >= smallestCell

export interface DatedRun {
  readonly day: string
  readonly channel: Channel
}

export const upTo = <Run extends DatedRun>(runs: readonly Run[], day: string): Run[] =>
  runs.filter((run) => run.day <= day)

/**
 * The days after which a place's answers are published anew: at least twenty more have come, by each channel none or at
 * least five, so that who knows all the sheets of paper or saw all of a group is left with five. What was published does
 * not change. Yesterday is left out: an answer sent at midnight may be written a little later.
 */
export function snapshotDays(runs: readonly DatedRun[], today: string): string[] {
  const byDay = Map.groupBy(runs, ({ day }) => day)
  const over = [...byDay.keys()].filter((day) => day < dayBefore(today)).toSorted()
  const waiting = new Map<Channel, number>()
  return over.filter((day) => {
    for (const { channel } of byDay.get(day) ?? []) waiting.set(channel, (waiting.get(channel) ?? 0) + 1)
    const counts = [...waiting.values()]
    const ready = counts.reduce((sum, n) => sum + n, 0) >= leastBetween && counts.every(tellsNobody)
    if (ready) waiting.clear()
    return ready
  })
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/** Of how many people a table is, by filter and category; null where that is not shown. */
export interface Sized {
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly shown: Readonly<Record<string, Readonly<Record<string, number | null>>>>
}

/**
 * The last snapshot as of which answers are shown by parts: against every earlier one of its kind, each part shown in both
 * grew by nobody or at least five, and so did all the others of its filter together, which follow from the whole.
 */
export function partsDay(snapshots: readonly string[], sized: (day: string) => Sized): string | undefined {
  const kept: { day: string; at: Sized }[] = []
  for (const day of snapshots) {
    const at = sized(day)
    if (kept.every((before) => growsSafely(before.at, at))) kept.push({ day, at })
  }
  return kept.at(-1)?.day
}

function growsSafely(before: Sized, now: Sized): boolean {
  return Object.entries(now.counts).every(([filter, counts]) => {
    let rest = 0
    for (const [category, count] of Object.entries(counts)) {
      const grown = count - (before.counts[filter]?.[category] ?? 0)
      const both = [before, now].every(({ shown }) => typeof shown[filter]?.[category] === 'number')
      if (!both) rest += grown
      else if (!tellsNobody(grown)) return false
    }
    return tellsNobody(rest)
  })
}

export interface VersionShown {
  readonly version: number
  readonly day: string
}

/**
 * Which one version of a question is shown where several were asked, and as of which snapshot: the one most people had. By
 * each channel nobody or at least five have answered it since it was shown last, and so have all the others been by now.
 */
export function versionShown<Run extends DatedRun>(
  runs: readonly Run[],
  versionOf: (run: Run) => number,
  mayBeShown: readonly number[],
  snapshots: readonly string[],
): VersionShown | undefined {
  const last = new Map<number, readonly Run[]>()
  let found: VersionShown | undefined
  for (const day of snapshots) {
    const soFar = upTo(runs, day)
    const byVersion = Map.groupBy(soFar, versionOf)
    const sizeOf = (version: number) => byVersion.get(version)?.length ?? 0
    const [version] = mayBeShown.toSorted((a, b) => sizeOf(b) - sizeOf(a))
    if (version === undefined || sizeOf(version) === 0 || !tellsNobody(soFar.length - sizeOf(version))) continue
    const own = byVersion.get(version) ?? []
    const known = new Set(last.get(version))
    const grown = Map.groupBy(
      own.filter((run) => !known.has(run)),
      ({ channel }) => channel,
    )
    if (![...grown.values()].every(({ length }) => tellsNobody(length))) continue
    last.set(version, own)
    found = { version, day }
  }
  return found
}
