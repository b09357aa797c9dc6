import { type Answer, type Edition, type Item, hasOptions } from '#instruments'
import { type CellCounts, hideSmall, type ShownCounts } from '#statistics'
import { adapt, type Adaptation } from './adapted.ts'
import { type Filter, filters, unsaid } from './model.ts'

/** One person's answers, with what they said of themselves. */
export interface GivenRun {
  readonly answers: Readonly<Record<string, Answer>>
  readonly channel: string
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

const everybody = 'everybody'
const filterKeys = Object.keys(filters) as Filter[]

export const categoriesOf = (filter: Filter): readonly string[] =>
  filter === 'channel' ? filters.channel : [...filters[filter], unsaid]

const categoryOf = (run: GivenRun, filter: Filter): string => run[filter] ?? unsaid

/**
 * What may be shown of the runs of a place. Every table rests on the same people and is protected with all filters at
 * once, so that no two of the pages that show one filter each tell more together.
 */
export function summarise(
  edition: Edition,
  adaptations: readonly Adaptation[],
  runs: readonly GivenRun[],
  part: Part,
): Summary {
  const { sizes } = protect(runs, [everybody], () => everybody)
  const items = edition.items.flatMap((item) => {
    const own = adaptations.filter((one) => one.item === item.key)
    return [undefined, ...own].flatMap((adaptation) => {
      const asked = adaptation ? adapt(edition, [adaptation]).items.find(({ key }) => key === item.key) : item
      const shown = asked && itemSummary(asked, adaptation, runs, part)
      return shown ? [shown] : []
    })
  })
  return { n: runs.length, sizes, items }
}

const elsewhere = 'elsewhere'
const skipped = 'skipped'

function itemSummary(
  item: Item,
  adaptation: Adaptation | undefined,
  runs: readonly GivenRun[],
  part: Part,
): ItemSummary | undefined {
  if (!hasOptions(item) && item.kind !== 'ranking') return undefined
  const version = adaptation?.version ?? 0
  const asked = (run: GivenRun) => (run.versions[item.key] ?? 0) === version
  if (!runs.some(asked)) return undefined
  const codes = item.options.map(({ code }) => code)
  const chosen = (run: GivenRun) => codesIn(run.answers[item.key])
  const seen = (shown: ShownCounts, row: string) =>
    (part ? shown.filters[part.filter]?.[part.category]?.[row] : shown.whole[row]) ?? null
  const n = seen(
    protect(runs, ['asked', elsewhere], (run) => (asked(run) ? 'asked' : elsewhere)),
    'asked',
  )
  if (item.kind === 'single') {
    const rows = [...codes, skipped, elsewhere]
    const shown = protect(runs, rows, (run) => {
      const [code] = chosen(run)
      return !asked(run) ? elsewhere : code !== undefined && codes.includes(code) ? code : skipped
    })
    const options = codes.map((code) => ({ code, count: seen(shown, code) }))
    const some = skipped in shown.whole ? [{ code: null, count: seen(shown, skipped) }] : []
    return { item, adaptation, n, options: [...options, ...some] }
  }
  const options = codes.map((code) => {
    const shown = protect(runs, ['yes', 'no', elsewhere], (run) =>
      !asked(run) ? elsewhere : chosen(run).includes(code) ? 'yes' : 'no',
    )
    return { code, count: seen(shown, 'yes') }
  })
  return { item, adaptation, n, options }
}

const codesIn = (answer: Answer | undefined): readonly string[] => {
  if (answer?.state !== 'answered') return []
  if ('codes' in answer) return answer.codes
  return 'ranking' in answer ? answer.ranking : []
}

/** Categories in which nobody is, and skipping where nobody skipped, say nothing and are left out. */
function protect(runs: readonly GivenRun[], rows: readonly string[], rowOf: (run: GivenRun) => string): ShownCounts {
  const rowOfRun = new Map(runs.map((run) => [run, rowOf(run)]))
  const used = rows.filter(
    (row) => ![elsewhere, skipped].includes(row) || runs.some((run) => rowOfRun.get(run) === row),
  )
  const count = (some: readonly GivenRun[]): CellCounts =>
    Object.fromEntries(used.map((row) => [row, some.filter((run) => rowOfRun.get(run) === row).length]))
  const crossed = filterKeys.map((filter) => {
    const byCategory = Map.groupBy(runs, (run) => categoryOf(run, filter))
    return [filter, Object.fromEntries([...byCategory].map(([category, some]) => [category, count(some)]))] as const
  })
  return hideSmall({ whole: count(runs), filters: Object.fromEntries(crossed) })
}
