import { z } from 'zod'
import type { Edition } from '#instruments'
import { type Action, actionStates, type Note, type Objective } from '../model.ts'

const cleaned = (most: number) =>
  z
    .string()
    .transform((value) => value.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim().slice(0, most))
    .catch('')
const line = cleaned(300)
const text = cleaned(4000)
const several = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([])

/** A field's fault: a key of the words, below `error`. */
export type Fault = 'title' | 'items' | 'owner' | 'due' | 'indicator' | 'budget' | 'on' | 'state' | 'reason' | 'words'
export type Faults = Readonly<Partial<Record<string, Fault>>>

export const isFaulty = (faults: Faults): boolean => Object.keys(faults).length > 0

const isDay = (value: string) => z.iso.date().safeParse(value).success && value >= '2000-01-01' && value < '2200-01-01'

const ObjectiveForm = z.object({ title: line, why: text, items: several })
export type ObjectiveTyped = z.infer<typeof ObjectiveForm>

export function readObjective(
  body: unknown,
  { items: asked }: Pick<Edition, 'items'>,
): { typed: ObjectiveTyped; faults: Faults; to: Pick<Objective, 'title' | 'why' | 'items'> } {
  const typed = ObjectiveForm.parse(body)
  const known = new Set(asked.map(({ key }) => key))
  const faults: Record<string, Fault> = {}
  if (typed.title === '') faults['title'] = 'title'
  if (typed.items.some((item) => !known.has(item))) faults['items'] = 'items'
  return { typed, faults, to: { ...typed, items: [...new Set(typed.items)].filter((item) => known.has(item)) } }
}

const ActionForm = z.object({
  title: line,
  owner: line,
  due: line,
  indicator: line,
  baseline: line,
  target: line,
  budget: line,
  items: several,
})
export type ActionTyped = z.infer<typeof ActionForm>

/** Whole euros, with or without marks between the thousands. */
const budgetPattern = /^(\d{1,10}|\d{1,3}([ .,’'\u00a0\u202f]\d{3}){1,3})$/

export function readAction(
  body: unknown,
  { items: offered }: Pick<Objective, 'items'>,
): { typed: ActionTyped; faults: Faults; to: Omit<Action, 'id' | 'notes'> } {
  const typed = ActionForm.parse(body)
  const { title, owner, due, indicator: name, baseline, target, budget } = typed
  const faults: Record<string, Fault> = {}
  if (title === '') faults['title'] = 'title'
  if (owner === '') faults['owner'] = 'owner'
  if (!isDay(due)) faults['due'] = 'due'
  if (name === '' && (baseline !== '' || target !== '')) faults['indicator'] = 'indicator'
  const amount = budget.replace(/\s*€$/, '')
  if (amount !== '' && !budgetPattern.test(amount)) faults['budget'] = 'budget'
  return {
    typed,
    faults,
    to: {
      title,
      owner,
      dueOn: due,
      indicator: name === '' ? null : { name, baseline, target },
      budget: amount === '' ? null : Number(amount.replace(/\D/g, '')),
      items: typed.items.filter((item) => offered.includes(item)),
    },
  }
}

const NoteForm = z.object({ on: line, state: line, words: text })
export type NoteTyped = z.infer<typeof NoteForm>

export function readNote(body: unknown, today: string): { typed: NoteTyped; faults: Faults; note: Omit<Note, 'id'> } {
  const typed = NoteForm.parse(body)
  const state = actionStates.find((one) => one === typed.state)
  const faults: Record<string, Fault> = {}
  if (!isDay(typed.on) || typed.on > today) faults['on'] = 'on'
  if (!state) faults['state'] = 'state'
  if (typed.words === '') faults['words'] = state === 'dropped' ? 'reason' : 'words'
  return { typed, faults, note: { on: typed.on, state: state ?? 'not_begun', words: typed.words } }
}
