import { z } from 'zod'
import { type Edition, type Editions, editionsFor } from '#instruments'

const answer = z.union([
  z.strictObject({ state: z.literal('answered'), codes: z.array(z.string().max(100)).min(1).max(100) }),
  z.strictObject({ state: z.literal('answered'), number: z.number() }),
  z.strictObject({ state: z.enum(['na', 'missing']) }),
])

/** Characters of the name a project may have. */
export const longestTitle = 200

/**
 * What somebody keeps of one checklist, in a file of their own: which edition was answered (by id and hash, so that no
 * other questions are taken for those), of what, on which day, and what. Scores are not in it: they are computed anew.
 */
export const checklistFile = z.strictObject({
  format: z.literal('intercultural-checklist/1'),
  edition: z.string().max(100),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  date: z.iso.date(),
  /** The project, where its name was given. */
  title: z.string().max(longestTitle).optional(),
  answers: z.record(z.string().regex(/^[A-Z][A-Z0-9_-]{0,99}$/), answer),
})

export type ChecklistFile = z.infer<typeof checklistFile>

/** What an address calls a checklist: `real-equality` for `checklist-real-equality`. */
export const keyOf = ({ instrument }: Pick<Edition, 'instrument'>): string => instrument.replace(/^checklist-/, '')

export const listChecklists = (editions: Editions): Edition[] => editionsFor(editions, 'self_assessment')

export const findChecklist = (editions: Editions, key: string): Edition | undefined =>
  listChecklists(editions).find((edition) => keyOf(edition) === key)

/**
 * Checklists with the same composites say the same kind of thing, each of another principle: they are filled in one after
 * the other for one project. One whose composites no other has stands by itself.
 */
export function groupChecklists(checklists: readonly Edition[]): Edition[][] {
  const groups = Map.groupBy(checklists, ({ instrument, composites }) =>
    composites.length === 0 ? instrument : composites.map(({ key }) => key).join(' '),
  )
  return [...groups.values()].toSorted((a, b) => b.length - a.length)
}

/** Of the same group, those that are not filled in yet, in order: first those that follow `edition`. */
export function othersOf(editions: Editions, edition: Edition, filled: ReadonlySet<string>): Edition[] {
  const group = groupChecklists(listChecklists(editions)).find((some) => some.some(({ id }) => id === edition.id)) ?? []
  const at = group.findIndex(({ id }) => id === edition.id)
  return [...group.slice(at + 1), ...group.slice(0, Math.max(0, at))].filter(({ id }) => !filled.has(id))
}

/** Minutes that a calm reader needs: a minute and a half a question, to the nearest five. */
export const minutesOf = ({ items }: Pick<Edition, 'items'>): number =>
  Math.max(5, Math.round((items.length * 1.5) / 5) * 5)
