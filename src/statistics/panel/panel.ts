/** Units x indicators. One column an indicator, in the order of the structure; a missing cell is NaN. */
export interface Panel {
  readonly units: readonly string[]
  readonly columns: readonly Float64Array[]
}

export interface Indicator {
  readonly key: string
  /** The aggregate it belongs to. */
  readonly parent: string
  /** > 0; only proportions within one aggregate count. */
  readonly weight: number
  /** -1: the more, the worse. */
  readonly direction: 1 | -1
}

/** An area, a composite such as the lens, or the index itself, whose parent is null. */
export interface Aggregate {
  readonly key: string
  readonly parent: string | null
  readonly weight: number
}

/**
 * A tree in which levels may be skipped: an aggregate may hold indicators and aggregates at once, and areas may stand
 * directly under the index beside others under a composite.
 */
export interface Structure {
  readonly indicators: readonly Indicator[]
  readonly aggregates: readonly Aggregate[]
}

export type Severity = 'error' | 'warning'

/** Something to know about the input. `where` names indicators, aggregates or units; nothing is ever dropped in silence. */
export interface PanelIssue {
  readonly severity: Severity
  readonly code:
    | 'no_units'
    | 'no_indicators'
    | 'duplicate'
    | 'unknown_parent'
    | 'cycle'
    | 'roots'
    | 'empty_aggregate'
    | 'weight'
    | 'unknown_code'
    | 'nothing_left'
    | 'too_many_units'
    | 'unit_missing'
    | 'no_denominator'
    | 'unknown_group'
    | 'no_value_in_group'
    | 'untreated'
    | 'all_missing'
    | 'constant'
    | 'not_finite'
    | 'not_positive'
    | 'no_score'
  readonly where: readonly string[]
}

export class PanelError extends Error {
  override readonly name = 'PanelError'
  readonly issues: readonly PanelIssue[]

  constructor(issues: readonly PanelIssue[]) {
    super(issues.map(({ code, where }) => `${code}: ${where.join(', ')}`).join('; '))
    this.issues = issues
  }
}

/** Everything that stands against computing: nothing is computed while one of them is an error. */
export function checkPanel({ units, columns }: Panel, structure: Structure): PanelIssue[] {
  return [
    ...issue('error', 'no_units', units.length === 0 ? ['units'] : []),
    ...issue('error', 'no_indicators', structure.indicators.length === 0 ? ['indicators'] : []),
    ...issue('error', 'duplicate', repeated(units)),
    ...checkStructure(structure),
    ...issue(
      'warning',
      'unit_missing',
      units.filter((_, unit) => columns.length > 0 && columns.every((column) => Number.isNaN(column[unit]))),
    ),
  ]
}

/** None where nothing is to be named. */
export const issue = (severity: Severity, code: PanelIssue['code'], where: readonly string[]): PanelIssue[] =>
  where.length > 0 ? [{ severity, code, where }] : []

function repeated(keys: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(keys.filter((key) => seen.has(key) || !seen.add(key)))]
}

export function checkStructure({ indicators, aggregates }: Structure): PanelIssue[] {
  const issues: PanelIssue[] = []
  const say = (code: PanelIssue['code'], where: readonly string[]) => issues.push(...issue('error', code, where))
  const nodes = [...indicators, ...aggregates]
  const keys = nodes.map(({ key }) => key)
  const parents = new Map(aggregates.map(({ key, parent }) => [key, parent]))
  say('duplicate', repeated(keys))
  say(
    'unknown_parent',
    nodes.filter(({ parent }) => parent !== null && !parents.has(parent)).map(({ key }) => key),
  )
  say(
    'weight',
    nodes.filter(({ weight }) => !(weight > 0 && weight < Infinity)).map(({ key }) => key),
  )
  const roots = aggregates.filter(({ parent }) => parent === null).map(({ key }) => key)
  say('roots', roots.length === 1 || aggregates.length === 0 ? [] : roots.length === 0 ? ['none'] : roots)
  const used = new Set(nodes.map(({ parent }) => parent))
  say(
    'empty_aggregate',
    aggregates.filter(({ key }) => !used.has(key)).map(({ key }) => key),
  )
  say(
    'cycle',
    aggregates.filter(({ key }) => isInCycle(key, parents)).map(({ key }) => key),
  )
  return issues
}

function isInCycle(start: string, parents: ReadonlyMap<string, string | null>): boolean {
  let key = parents.get(start)
  for (let steps = 0; key && steps <= parents.size; steps += 1) {
    if (key === start) return true
    key = parents.get(key)
  }
  return false
}
