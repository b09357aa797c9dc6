import {
  type Answers,
  applicability,
  type Content,
  currentOf,
  type Edition,
  faultOf,
  findItem,
  type Item,
  type Revision,
  undecidedOf,
} from '#instruments'

/** What the place answered the time before. */
export interface FormerAnswers {
  readonly year: number
  readonly edition: Edition
  readonly answers: ReadonlyMap<string, Revision>
  /** By item: what review came to, where that was another answer. */
  readonly reviewed: Answers
  /** Editions that the lineage may lead through. */
  readonly editions: readonly Edition[]
}

/** An item of the former edition that an item of now continues, and what was said of it. */
export interface FormerItem {
  readonly item: Item
  readonly revision: Revision | undefined
  readonly reviewed: Answers[string] | undefined
}

/**
 * Items of the former edition that an item continues: the same one, those its lineage names, straight or through editions
 * between, or the one of the same key where there is no lineage.
 */
export function formerItems(edition: Edition, item: Item, former: FormerAnswers): FormerItem[] {
  const keys = new Set(lineage(edition, item, former))
  return former.edition.items
    .filter(({ key }) => keys.has(key))
    .map((one) => ({ item: one, revision: former.answers.get(one.key), reviewed: former.reviewed[one.key] }))
}

function lineage(edition: Edition, item: Item, former: FormerAnswers): string[] {
  if (edition.id === former.edition.id || item.from.length === 0) return [item.key]
  return item.from.flatMap((reference) => {
    const [id = '', key = ''] = reference.split('#')
    if (id === former.edition.id) return [key]
    const between = former.editions.find((one) => one.id === id && one.published < edition.published)
    const parent = between && findItem(between, key)
    return between && parent ? lineage(between, parent, former) : []
  })
}

/** Why a former answer cannot be taken over by one click. */
export type Hindrance = 'unanswered' | 'several' | 'reviewed' | 'option_gone' | 'unfit'

/** The former answer with its comment and source, where it still answers the question; or why not. */
export function carried(item: Item, former: readonly FormerItem[]): Content | Hindrance {
  const [only, ...more] = former
  if (!only?.revision || only.revision.answer.state === 'missing') return 'unanswered'
  if (more.length > 0) return 'several'
  if (only.reviewed) return 'reviewed'
  const { answer, comment, source } = only.revision
  if (only.item.kind !== item.kind || unitOf(only.item) !== unitOf(item)) return 'unfit'
  const fault = faultOf(item, answer)
  if (fault) return fault === 'unknown_code' ? 'option_gone' : 'unfit'
  return { answer, comment, source }
}

const unitOf = (item: Item): string | undefined => ('unit' in item ? item.unit : undefined)

interface Standing {
  readonly edition: Edition
  readonly answers: Answers
  readonly item: Item
  readonly history: readonly Revision[]
}

/**
 * What "nothing changed" would save for an item that nobody has answered yet: it takes the place of nothing newer.
 * Undefined where it is not offered.
 */
export function offered(standing: Standing, former: readonly FormerItem[]): Content | undefined {
  const { edition, answers, item, history } = standing
  const content = carried(item, former)
  if (typeof content === 'string' || !isUntouched(history) || undecidedOf(history).length > 0) return undefined
  return applicability(edition, answers).get(item.key) === false ? undefined : content
}

/** Nobody has said anything yet. */
export function isUntouched(history: readonly Revision[]): boolean {
  const { answer, comment, source } = currentOf(history) ?? {}
  return (answer?.state ?? 'missing') === 'missing' && !comment && !source
}

/** What "nothing changed in those still unanswered" would save, by item; what an answer takes away is left out. */
export function offeredTogether(
  { edition, answers }: Pick<Standing, 'edition' | 'answers'>,
  entries: readonly { item: Item; history: readonly Revision[]; former: readonly FormerItem[] }[],
): Map<string, Content> {
  const saved: Record<string, Answers[string]> = { ...answers }
  const together = new Map<string, Content>()
  for (const { item, history, former } of entries) {
    const content = offered({ edition, answers: saved, item, history }, former)
    if (!content) continue
    together.set(item.key, content)
    saved[item.key] = content.answer
  }
  return together
}

/** The version in force says that the former answer still holds. */
export const isConfirmed = (history: readonly Revision[]): boolean => currentOf(history)?.origin === 'unchanged'

/** What stood before the former answer was confirmed; undefined where that is not the version in force. */
export function beforeConfirmed(history: readonly Revision[]): Content | undefined {
  const current = currentOf(history)
  if (current?.origin !== 'unchanged') return undefined
  const { answer, comment, source } = currentOf(history.slice(0, history.indexOf(current))) ?? nothing
  return { answer, comment, source }
}

const nothing: Content = { answer: { state: 'missing' }, comment: '', source: '' }
