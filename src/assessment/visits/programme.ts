import type { Mode, ProgrammeBlock, VisitContent } from './model.ts'

/** Minutes that a meeting should have. */
export const length = { least: 45, most: 90 } as const
/** Online, minutes at a stretch and in a day that people can follow. */
export const online = { stretch: 180, day: 360 } as const
/** Shorter gaps are no rest. */
const rest = 15

/** The first day and time first. */
export const inOrder = (blocks: readonly ProgrammeBlock[]): ProgrammeBlock[] =>
  blocks.toSorted((a, b) => (`${a.on} ${a.from}` < `${b.on} ${b.from}` ? -1 : 1))

export const isTime = (value: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(value)

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

export const lengthOf = ({ from, until }: Pick<ProgrammeBlock, 'from' | 'until'>): number =>
  minutesOf(until) - minutesOf(from)

/** Another meeting at the same time; one may begin when another ends. */
export function clashOf(
  block: Pick<ProgrammeBlock, 'id' | 'on' | 'from' | 'until'>,
  others: readonly ProgrammeBlock[],
): ProgrammeBlock | undefined {
  return others.find(
    ({ id, on, from, until }) => id !== block.id && on === block.on && from < block.until && block.from < until,
  )
}

/** Outside the days of the visit. */
export const isOutside = (on: string, { fromOn, untilOn }: Pick<VisitContent, 'fromOn' | 'untilOn'>): boolean =>
  (fromOn !== null && on < fromOn) || (untilOn !== null && on > untilOn)

/** What one should look at again; it stands nevertheless. */
export type Warning =
  | { readonly kind: 'short' | 'long'; readonly block: ProgrammeBlock; readonly minutes: number }
  | { readonly kind: 'day' | 'stretch'; readonly on: string; readonly minutes: number }
  | { readonly kind: 'outside'; readonly block: ProgrammeBlock }

export function warningsOf(content: Pick<VisitContent, 'mode' | 'blocks' | 'fromOn' | 'untilOn'>): Warning[] {
  const blocks = inOrder(content.blocks)
  const ofBlocks = blocks.flatMap((block): Warning[] => {
    const minutes = lengthOf(block)
    return [
      ...(minutes < length.least ? [{ kind: 'short' as const, block, minutes }] : []),
      ...(minutes > length.most ? [{ kind: 'long' as const, block, minutes }] : []),
      ...(isOutside(block.on, content) ? [{ kind: 'outside' as const, block }] : []),
    ]
  })
  return [...ofBlocks, ...(isOnScreen(content.mode) ? ofDays(blocks) : [])]
}

const isOnScreen = (mode: Mode): boolean => mode === 'online'

function ofDays(blocks: readonly ProgrammeBlock[]): Warning[] {
  return [...Map.groupBy(blocks, ({ on }) => on)].flatMap(([on, day]) => {
    const minutes = day.reduce((sum, block) => sum + lengthOf(block), 0)
    const found: Warning[] = []
    if (minutes > online.day) found.push({ kind: 'day', on, minutes })
    const stretch = longestStretch(day)
    if (stretch > online.stretch) found.push({ kind: 'stretch', on, minutes: stretch })
    return found
  })
}

/** Minutes from the first to the last without a rest between. */
function longestStretch(day: readonly ProgrammeBlock[]): number {
  let [began, ended, longest] = [0, -rest, 0]
  for (const block of day) {
    const [from, until] = [minutesOf(block.from), minutesOf(block.until)]
    if (from - ended >= rest) began = from
    ended = Math.max(ended, until)
    longest = Math.max(longest, ended - began)
  }
  return longest
}

/** Where the next meeting would begin: after the last of its day. */
export function nextStart(blocks: readonly ProgrammeBlock[], fromOn: string | null): { on: string; from: string } {
  const last = inOrder(blocks).at(-1)
  return last ? { on: last.on, from: last.until } : { on: fromOn ?? '', from: '09:00' }
}
