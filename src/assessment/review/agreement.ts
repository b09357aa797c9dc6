import { type Answer, type Edition, hasOptions, type Item, pointsOf } from '#instruments'
import { cohenKappa } from '#statistics'
import { comparedAt, type Opinion, opinionsOf, type Review, sameAnswer } from './model.ts'

/** How far two experts agree who did not see each other's marks. */
export interface Agreement {
  /** Null: of the whole questionnaire. */
  readonly area: string | null
  /** Items that both marked, of the same answer of the place. */
  readonly compared: number
  /** Those to which both hold the same answer to be right. */
  readonly same: number
  /** Decisions that kappa counts: items of which one option is chosen. */
  readonly decisions: number
  /** Null where it is not defined. */
  readonly kappa: number | null
}

/**
 * Codes differ from item to item: what makes them comparable is what they earn. Items with several ticks or a number have
 * no categories, and are left out.
 */
export function categoryOf(item: Item, answer: Answer): string | null {
  if (!hasOptions(item) || item.kind !== 'single') return null
  if (answer.state !== 'answered') return answer.state
  return String(Math.round(100 * (pointsOf(item, answer) ?? 0)))
}

/** Area by area, then of all; empty until both have finished. Of the marks as they stood then. */
export function agreementOf(edition: Pick<Edition, 'items' | 'areas'>, review: Review): Agreement[] {
  const at = comparedAt(review)
  if (!at) return []
  const [first, second] = [opinionsOf(review, 'lead', at), opinionsOf(review, 'blind', at)]
  const pairs = edition.items.flatMap((item) => {
    const [one, other] = [first.get(item.key), second.get(item.key)]
    return one && other && one.answerRevision === other.answerRevision ? [{ item, one, other }] : []
  })
  const areas = edition.areas.map((area) =>
    agreement(
      area,
      pairs.filter(({ item }) => item.area === area),
    ),
  )
  return [...areas.filter(({ compared }) => compared > 0), agreement(null, pairs)]
}

interface Pair {
  readonly item: Item
  readonly one: Opinion
  readonly other: Opinion
}

function agreement(area: string | null, pairs: readonly Pair[]): Agreement {
  const decisions = pairs.flatMap(({ item, one, other }): [string, string][] => {
    const [a, b] = [categoryOf(item, one.answer), categoryOf(item, other.answer)]
    return a !== null && b !== null ? [[a, b]] : []
  })
  return {
    area,
    compared: pairs.length,
    same: pairs.filter(({ one, other }) => sameAnswer(one.answer, other.answer)).length,
    decisions: decisions.length,
    kappa: cohenKappa(decisions),
  }
}
