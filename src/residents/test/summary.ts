import { type Answer, type Edition, type Item, hasOptions } from '#instruments'
import { type CellCounts, hideSmall, type ShownCounts } from '#statistics'
import { adapt, type Adaptation } from './adapted.ts'
import { type Sized, upTo, versionShown } from './batches.ts'
import { type Channel, type Filter, filters, unsaid } from './model.ts'

/** One person's answers, with what they said of themselves. */
export interface GivenRun {
  readonly answers: Readonly<Record<string, Answer>>
  readonly day: string
  readonly channel: Channel
  readonly gender: string | null
  readonly age: string | null
  readonly versions: Readonly<Record<string, number>>
}

export interface OptionShown {
  /** Null for those who skipped the question. */
  readonly code: string | null
  readonly count: number | null
}

export interface ItemSummary {
  readonly item: Item
  /** The place's own question, and which version. */
  readonly adaptation: Adaptation | undefined
  /** The last day that is counted; null where it is that of the whole summary. */
  readonly upTo: string | null
  /** Of so many people the counts are; null where that is not shown. */
  readonly n: number | null
  readonly options: readonly OptionShown[]
}

export interface Summary {
  readonly n: number
  /** People by category, of every filter; null where that is not shown. */
  readonly sizes: Readonly<Record<Filter, Readonly<Record<string, number | null>>>>
  readonly items: readonly ItemSummary[]
}

/** The part of everybody that is looked at. */
export type Part = { readonly filter: Filter; readonly category: string } | undefined

const filterKeys = Object.keys(filters) as Filter[]

export const categoriesOf = (filter: Filter): readonly string[] =>
  filter === 'channel' ? filters.channel : [...filters[filter], unsaid]

const categoryOf = (run: GivenRun, filter: Filter): string => run[filter] ?? unsaid

/** The runs up to a snapshot, and what is looked at of them. */
export interface Looked {
  readonly runs: readonly GivenRun[]
  /** The snapshots up to that one. */
  readonly snapshots: readonly string[]
  readonly part: Part
  /** Whether answers by parts are shown as of this snapshot, too. */
  readonly withParts: boolean
}

/**
 * What may be shown of the runs of a place. Every table rests on the same people and is protected with all filters at
 * once, so that no two of the pages that show one filter each tell more together.
 */
export function summarise(edition: Edition, adaptations: readonly Adaptation[], looked: Looked): Summary {
  const items = edition.items.flatMap((item) => {
    const own = adaptations.filter((one) => one.item === item.key)
    const versions = [undefined, ...own].flatMap((adaptation) => {
      const asked = adaptation ? adapt(edition, [adaptation]).items.find(({ key }) => key === item.key) : item
      return asked && (hasOptions(asked) || asked.kind === 'ranking') ? [{ item: asked, adaptation }] : []
    })
    return itemSummary(item.key, versions, looked) ?? []
  })
  return { n: looked.runs.length, sizes: sizedOf(looked.runs).shown, items }
}

/** Of how many people each part is; empty parts are held back as small ones are, so that these are not told apart. */
export function sizedOf(runs: readonly GivenRun[]): Sized & { shown: Summary['sizes'] } {
  const shown = protect(runs, ['all'], () => 'all', true).sizes as Summary['sizes']
  const counts = Object.fromEntries(
    filterKeys.map((filter) => [
      filter,
      Object.fromEntries(
        categoriesOf(filter).map((category) => [
          category,
          runs.filter((run) => categoryOf(run, filter) === category).length,
        ]),
      ),
    ]),
  )
  return { counts, shown }
}

type Asked = Pick<ItemSummary, 'item' | 'adaptation'>

/** Of a question of which people had several versions one is shown, of everybody: parts of it would tell of the others. */
function itemSummary(key: string, versions: readonly Asked[], looked: Looked): ItemSummary | undefined {
  const { runs, part, snapshots, withParts } = looked
  const versionOf = (run: GivenRun) => run.versions[key] ?? 0
  const numberOf = ({ adaptation }: Asked) => adaptation?.version ?? 0
  const had = new Set(runs.map(versionOf))
  const shown = versions.filter((one) => had.has(numberOf(one)))
  const [first] = shown
  if (!first) return undefined
  if (had.size === 1) return { ...first, upTo: null, ...countsOf(first.item, runs, part, withParts) }
  const found = part ? undefined : versionShown(runs, versionOf, shown.map(numberOf), snapshots)
  const chosen = found && shown.find((one) => numberOf(one) === found.version)
  if (!chosen) return { ...first, upTo: null, n: null, options: [] }
  const people = upTo(runs, found.day).filter((run) => versionOf(run) === found.version)
  const later = found.day === snapshots.at(-1) ? null : found.day
  return { ...chosen, upTo: later, ...countsOf(chosen.item, people, undefined, false) }
}

const skipped = 'skipped'

function countsOf(
  item: Item,
  runs: readonly GivenRun[],
  part: Part,
  withParts: boolean,
): Pick<ItemSummary, 'n' | 'options'> {
  const codes = 'options' in item ? item.options.map(({ code }) => code) : []
  const chosen = (run: GivenRun) => codesIn(run.answers[item.key])
  const seen = (shown: ShownCounts, row: string) =>
    (part ? shown.filters[part.filter]?.[part.category]?.[row] : shown.whole[row]) ?? null
  const size = protect(runs, ['all'], () => 'all', withParts)
  const n = seen(size, 'all')
  if (item.kind === 'single') {
    const shown = protect(
      runs,
      [...codes, skipped],
      (run) => chosen(run).find((code) => codes.includes(code)) ?? skipped,
      withParts,
    )
    const options = codes.map((code) => ({ code, count: seen(shown, code) }))
    return { n, options: [...options, { code: null, count: seen(shown, skipped) }] }
  }
  const options = codes.map((code) => {
    const shown = protect(runs, ['yes', 'no'], (run) => (chosen(run).includes(code) ? 'yes' : 'no'), withParts)
    return { code, count: seen(shown, 'yes') }
  })
  return { n, options }
}

const codesIn = (answer: Answer | undefined): readonly string[] => {
  if (answer?.state !== 'answered') return []
  if ('codes' in answer) return answer.codes
  return 'ranking' in answer ? answer.ranking : []
}

/** Every row and category stands in the tables, also where nobody is: that one vanishes would tell none from a few. */
function protect(
  runs: readonly GivenRun[],
  rows: readonly string[],
  rowOf: (run: GivenRun) => string,
  withParts: boolean,
): ShownCounts {
  const rowOfRun = new Map(runs.map((run) => [run, rowOf(run)]))
  const count = (some: readonly GivenRun[]): CellCounts =>
    Object.fromEntries(rows.map((row) => [row, some.filter((run) => rowOfRun.get(run) === row).length]))
  const crossed = (withParts ? filterKeys : []).map((filter) => {
    const byCategory = Map.groupBy(runs, (run) => categoryOf(run, filter))
    const categories = categoriesOf(filter).map(
      (category) => [category, count(byCategory.get(category) ?? [])] as const,
    )
    return [filter, Object.fromEntries(categories)] as const
  })
  return hideSmall({ whole: count(runs), filters: Object.fromEntries(crossed) })
}
