import type { Mean } from '../mean.ts'
import { type Beside, build, checkWeights, prepare, refuse } from '../panel/build.ts'
import type { Method, Normalisation } from '../panel/method.ts'
import { normalise } from '../panel/normalise.ts'
import { issue, type Panel, type Structure } from '../panel/panel.ts'
import { checkMean, plan, scores, termsOf, weightsOf } from '../panel/scores.ts'
import { type Assumptions, removable, varying } from './space.ts'

/** Everything that a run is made of; plain data, so that it can be handed to another thread. */
export interface Study {
  readonly panel: Panel
  readonly structure: Structure
  readonly method: Method
  readonly beside: Beside
  readonly assumptions: Assumptions
}

/** One index built: scores of the units, by the alternative chosen of each varying assumption, in their order. */
export type Run = (choice: ArrayLike<number>) => Float64Array

/**
 * Prepares a study: what does not depend on weights and means is computed once for each alternative; the index itself is
 * built anew in every run. Throws PanelError, before any run, for an alternative that cannot be computed.
 */
export function runner(study: Study): Run {
  const { panel, structure, method, beside, assumptions } = study
  const made = plan(structure)
  const order = varying(assumptions).map(({ name }) => name)
  const variants = prepareVariants(panel, structure, method, beside, assumptions)
  const sets = (assumptions.weights ?? [method.aggregate.weights ?? {}]).map((set) =>
    weightsOf(made, { ...method.aggregate.weights, ...set }),
  )
  const omitted = (assumptions.leaveOut ?? [null]).map((key) => (key === null ? -1 : made.keys.indexOf(key)))
  const means = assumptions.mean ?? [method.aggregate.mean]
  const rules = assumptions.missing ?? [method.aggregate.missing]
  return (choice) => {
    const taken = <T>(of: readonly T[], name: (typeof order)[number]): T => {
      const position = order.indexOf(name)
      const index = position < 0 ? 0 : (choice[position] ?? 0)
      // Past the end is a fault of the caller: the method's own would look like a run.
      if (index >= of.length) throw new RangeError('a choice beyond the alternatives')
      return of[index] as T
    }
    const { columns, terms } = taken(taken(variants, 'treat'), 'normalise')
    const mean = taken(means, 'mean')
    const weights = without(taken(sets, 'weights'), taken(omitted, 'leaveOut'))
    const how = { ...method.aggregate, mean, missing: taken(rules, 'missing') }
    return scores(made, columns, weights, how, terms.get(mean)).at(-1) ?? new Float64Array()
  }
}

interface Variant {
  readonly columns: readonly Float64Array[]
  readonly terms: ReadonlyMap<Mean, readonly Float64Array[]>
}

function prepareVariants(
  panel: Panel,
  structure: Structure,
  method: Method,
  beside: Beside,
  assumptions: Assumptions,
): Variant[][] {
  // Refuses a panel or a structure that cannot be computed at all.
  build(panel, structure, method, beside)
  refuse(checkAssumptions(panel, structure, assumptions))
  const treatments = assumptions.treat ?? [method.treat ?? null]
  const normalisations = assumptions.normalise ?? [method.normalise]
  const means = assumptions.mean ?? [method.aggregate.mean]
  return treatments.map((treatment) => {
    const { treat: _, ...untreated } = method
    const { columns } = prepare(panel, structure, treatment ? { ...method, treat: treatment } : untreated, beside)
    return normalisations.map((how) => variantOf(columns, structure, how, means))
  })
}

function variantOf(
  prepared: readonly Float64Array[],
  { indicators }: Structure,
  how: Normalisation,
  means: readonly Mean[],
): Variant {
  const columns = prepared.map((column, index) => normalise(column, indicators[index]?.direction ?? 1, how))
  const keys = indicators.map(({ key }) => key)
  refuse(means.flatMap((mean) => checkMean(keys, columns, mean)))
  return { columns, terms: new Map(means.map((mean) => [mean, termsOf(columns, mean)])) }
}

/** Ranks are kept in 16 bits. */
const mostUnits = 65_535

function checkAssumptions({ units }: Panel, structure: Structure, { weights = [], leaveOut = [] }: Assumptions) {
  const { indicators, aggregates } = structure
  const known = new Set([...indicators, ...aggregates].map(({ key }) => key))
  const parts = removable(structure)
  const left = new Set([...parts.indicators, ...parts.aggregates])
  const named = leaveOut.filter((key) => key !== null)
  return [
    ...issue('error', 'too_many_units', units.length > mostUnits ? [String(mostUnits)] : []),
    ...checkWeights(structure, weights),
    ...issue(
      'error',
      'unknown_code',
      named.filter((key) => !known.has(key)),
    ),
    ...issue(
      'error',
      'nothing_left',
      named.filter((key) => known.has(key) && !left.has(key)),
    ),
  ]
}

function without(weights: Float64Array, index: number): Float64Array {
  if (index < 0) return weights
  const copy = weights.slice()
  copy[index] = 0
  return copy
}

/** Scores of the index as the method has it, whatever else could have been chosen. */
export function nominalScores({ panel, structure, method, beside }: Study): Float64Array {
  return build(panel, structure, method, beside).scores.at(-1) ?? new Float64Array()
}
