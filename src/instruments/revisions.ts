import type { Answer, Answers } from './answer.ts'

/** What one save says of an item; no comment and no source are empty texts. */
export interface Content {
  readonly answer: Answer
  readonly comment: string
  readonly source: string
}

/** How a version came about: given here, the former answer confirmed as it was, or read from a file. */
export type Origin = 'given' | 'unchanged' | 'imported'

/** One save, kept for ever. */
export interface Revision extends Content {
  readonly item: string
  /** 1, 2, 3 … within the item. */
  readonly revision: number
  /** The newest revision the writer had before their eyes; 0 for none. */
  readonly basedOn: number
  /** Not in force: it met a newer revision that its writer had not seen. */
  readonly setAside: boolean
  readonly origin: Origin
  readonly accountId: string | null
  /** Name of the account; null in anonymous mode and where the account is gone. */
  readonly name: string | null
  readonly savedAt: Date
}

/** All revisions of one item, oldest first. */
export type History = readonly Revision[]

const nothing: Content = { answer: { state: 'missing' }, comment: '', source: '' }

/** The revision in force: the newest that was not set aside. */
export const currentOf = (history: History): Revision | undefined => history.findLast(({ setAside }) => !setAside)

/** Set aside, and nobody who had seen them has saved since: somebody still has to choose. */
export const undecidedOf = (history: History): Revision[] =>
  history.filter(
    (one) => one.setAside && !history.some(({ setAside, basedOn }) => !setAside && basedOn >= one.revision),
  )

export type Decision = 'unknown_base' | 'unchanged' | 'in_force' | 'set_aside'

/**
 * What becomes of a save. A writer who had seen the revision in force replaces it. One who had not is set aside, unless
 * nothing was changed: neither what is in force nor what stood there when the writer began. Saying again what is in
 * force, after seeing what was set aside, is a choice and hence a revision.
 */
export function decide(history: History, save: Content & { readonly basedOn: number }): Decision {
  const { basedOn } = save
  if (basedOn < 0 || basedOn > (history.at(-1)?.revision ?? 0)) return 'unknown_base'
  const current = currentOf(history)
  const upToDate = basedOn >= (current?.revision ?? 0)
  if (sameContent(save, current ?? nothing)) {
    const chooses = upToDate && undecidedOf(history).some(({ revision }) => revision <= basedOn)
    return chooses ? 'in_force' : 'unchanged'
  }
  if (upToDate) return 'in_force'
  const seen = history.find(({ revision }) => revision === basedOn) ?? nothing
  const untouched = !('setAside' in seen && seen.setAside) && sameContent(save, seen)
  return untouched ? 'unchanged' : 'set_aside'
}

export const sameContent = (a: Content, b: Content): boolean =>
  a.comment === b.comment && a.source === b.source && sameAnswer(a.answer, b.answer)

function sameAnswer(a: Answer, b: Answer): boolean {
  if (a.state !== 'answered' || b.state !== 'answered') return a.state === b.state
  if ('number' in a) return 'number' in b && a.number === b.number
  if ('text' in a) return 'text' in b && a.text === b.text
  if ('ranking' in a) return 'ranking' in b && a.ranking.join() === b.ranking.join()
  return (
    'codes' in b && new Set(a.codes).size === new Set(b.codes).size && a.codes.every((code) => b.codes.includes(code))
  )
}

/** As the scorer takes them. */
export const answersOf = (stored: ReadonlyMap<string, Content>): Answers =>
  Object.fromEntries([...stored].map(([item, { answer }]) => [item, answer]))
