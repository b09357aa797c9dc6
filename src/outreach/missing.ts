import type { Objective } from './model.ts'
import type { YearSpent } from './spending.ts'

/** What the record lacks of a year, each a sentence of the locale below `missing.`. */
export type Lack =
  | { readonly code: 'everything' | 'objectives' | 'spending' | 'lines' | 'certified' | 'members' | 'accessions' }
  | { readonly code: 'results'; readonly count: number }
  | { readonly code: 'issues'; readonly known: number; readonly count: number }
  | { readonly code: 'networks'; readonly networks: readonly string[] }

export interface Held {
  readonly objectives: readonly Pick<Objective, 'texts'>[]
  readonly spent: YearSpent
  readonly issues: number
  readonly statedIssues: number | null
  readonly newMembers: number
  readonly accessions: number
  /** Names of networks of which nothing is told. */
  readonly silent: readonly string[]
  /** Networks of which something is. */
  readonly told: number
}

const hasResult = ({ texts }: Pick<Objective, 'texts'>) => Object.values(texts).some(({ result }) => Boolean(result))

export function lacksOf(held: Held): Lack[] {
  const { objectives, spent, issues, statedIssues, newMembers, accessions, silent, told } = held
  const nothing = objectives.length === 0 && spent.spent === null && newMembers === 0 && accessions === 0 && told === 0
  if (nothing && issues === 0 && !statedIssues) return [{ code: 'everything' }]
  const without = objectives.filter((one) => !hasResult(one)).length
  return [
    ...(objectives.length === 0 ? [{ code: 'objectives' } as const] : []),
    ...(without > 0 ? [{ code: 'results', count: without } as const] : []),
    ...(spent.spent === null ? [{ code: 'spending' } as const] : []),
    ...(spent.spent !== null && spent.lines.length === 0 ? [{ code: 'lines' } as const] : []),
    ...(spent.total?.values.standing === 'provisional' ? [{ code: 'certified' } as const] : []),
    ...(newMembers === 0 ? [{ code: 'members' } as const] : []),
    ...(accessions === 0 ? [{ code: 'accessions' } as const] : []),
    ...(statedIssues !== null && issues < statedIssues
      ? [{ code: 'issues', known: issues, count: statedIssues } as const]
      : []),
    ...(silent.length > 0 ? [{ code: 'networks', networks: silent } as const] : []),
  ]
}
