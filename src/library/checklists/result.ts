import { type Answers, type Edition, type Editions, faultOf, findItem, type Item, score } from '#instruments'
import type { ChecklistFile } from './model.ts'

/** What one checklist says; whole numbers from 0 to 100, null where nothing of it applies. */
export interface ChecklistResult {
  readonly file: ChecklistFile
  readonly edition: Edition
  readonly composites: readonly CompositeScore[]
  readonly areas: readonly AreaScore[]
  /** Questions without an answer: they count as if nothing were ticked. */
  readonly unanswered: number
}

export interface CompositeScore {
  readonly key: string
  readonly score: number | null
  /** What the score calls for; a key of the edition's levels, where it has some. */
  readonly level: string | undefined
  readonly areas: readonly AreaScore[]
}

export interface AreaScore {
  readonly key: string
  readonly score: number | null
  readonly weak: readonly WeakItem[]
}

/** A question short of full points. */
export interface WeakItem {
  readonly item: Item
  readonly answered: boolean
  /** Codes of what would have given more. */
  readonly open: readonly string[]
}

export type FileFault = 'unknown_edition' | 'changed_edition' | 'no_checklist' | 'answers'

/** The result of a checklist that somebody kept, or why there is none. Pure. */
export function resultOfChecklist(
  editions: Pick<Editions, 'list'>,
  file: ChecklistFile,
): ChecklistResult | { readonly fault: FileFault } {
  const edition = editions.list().find(({ id }) => id === file.edition)
  if (!edition) return { fault: 'unknown_edition' }
  if (edition.use !== 'self_assessment') return { fault: 'no_checklist' }
  if (edition.hash !== file.hash) return { fault: 'changed_edition' }
  const fits = Object.entries(file.answers).every(([key, answer]) => {
    const item = findItem(edition, key)
    return item !== undefined && faultOf(item, answer) === null
  })
  return fits ? resultOf(edition, file) : { fault: 'answers' }
}

function resultOf(edition: Edition, file: ChecklistFile): ChecklistResult {
  const { scores, items, counts } = score(edition, file.answers)
  const areas = edition.areas.map((key) => ({
    key,
    score: whole(scores.areas[key]),
    weak: edition.items.flatMap((item) => {
      const { state, points } = items[item.key] ?? { state: 'missing', points: null }
      if (item.area !== key || state === 'na' || points === 1) return []
      return [{ item, answered: state === 'answered', open: openOf(item, file.answers) }]
    }),
  }))
  const composites = edition.composites.map(({ key, of }) => {
    const own = whole(key === 'core' || key === 'extended' ? scores[key] : scores.composites[key])
    return { key, score: own, level: levelOf(edition, own), areas: areas.filter((area) => of.includes(area.key)) }
  })
  return { file, edition, composites, areas, unanswered: counts.missing }
}

const whole = (value: number | null | undefined) => (typeof value === 'number' ? Math.round(value) : null)

/** By the number that is shown: nobody is to read 40 beside the level that ends below 40. */
const levelOf = ({ levels }: Edition, value: number | null) =>
  value === null ? undefined : levels.findLast(({ from }) => from <= value)?.key

function openOf(item: Item, answers: Answers): string[] {
  const answer = answers[item.key]
  const chosen = answer?.state === 'answered' && 'codes' in answer ? answer.codes : []
  if (item.kind === 'multiple') {
    return item.options.filter(({ code, exclusive }) => !exclusive && !chosen.includes(code)).map(({ code }) => code)
  }
  if (item.kind !== 'single') return []
  const worth = (points = 0) => (item.inverse ? 1 - points : points)
  const now = worth(item.options.find(({ code }) => chosen.includes(code))?.points ?? (item.inverse ? 1 : 0))
  return item.options.filter(({ points }) => worth(points) > now).map(({ code }) => code)
}
