import { z } from 'zod'
import { answerFrom, type Content, type InputFault, type Item, sameContent } from '#instruments'

/** What somebody has typed for one item, before it is known to fit. */
export interface Draft {
  readonly values: readonly string[]
  readonly comment: string
  readonly source: string
  /** The newest revision they had before their eyes; 0 for none. */
  readonly basedOn: number
}

/** Characters that a comment and a source may have. */
export const longest = { comment: 4000, source: 2000 } as const

// Browsers send line ends as two characters; the database takes no NUL.
const text = z.string().transform((typed) => typed.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
const revision = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number),
  ])
  .pipe(z.int().min(0).max(999_999))

export const DraftInput = z.object({
  values: z.array(z.string()).max(100),
  comment: text,
  source: text,
  basedOn: revision,
})

/** The decision between answers that clash: the revision to keep, and the newest that was seen. */
export const ChoiceInput = z.object({ choose: revision, basedOn: revision })
export type Choice = z.infer<typeof ChoiceInput>

/** By part of the item; a part without fault is not there. */
export type Faults = Partial<{ answer: InputFault; comment: 'too_long'; source: 'too_long' }>

export function contentOf(item: Item, draft: Draft): Content | { faults: Faults } {
  const { comment, source } = draft
  const answer = answerFrom(item, draft.values)
  const faults: Faults = {
    ...('fault' in answer && { answer: answer.fault }),
    ...(comment.length > longest.comment && { comment: 'too_long' as const }),
    ...(source.length > longest.source && { source: 'too_long' as const }),
  }
  return 'fault' in answer || Object.keys(faults).length > 0 ? { faults } : { answer: answer.answer, comment, source }
}

const nothing: Content = { answer: { state: 'missing' }, comment: '', source: '' }

/** Whether a draft says what no version of the answer says: what is lost where it can no longer be saved. */
export function saysMore(item: Item, draft: Draft, history: readonly Content[]): boolean {
  const content = contentOf(item, draft)
  return 'faults' in content || ![nothing, ...history].some((version) => sameContent(version, content))
}

/** As a framework parses a form: a name sent once has a text, one sent several times a list. */
export type FormFields = Record<string, unknown>

export interface AreaForm {
  readonly drafts: ReadonlyMap<string, Draft>
  readonly choice: ({ readonly item: string } & Choice) | undefined
  /** Where to go when all is saved. */
  readonly onward: boolean
  /** To what stands beside an item. */
  readonly beside: { readonly item: string; readonly at: 'evidence' | 'comments' } | undefined
  readonly press: Press | undefined
}

/** "Nothing changed", or taking that back: of an item; or of all still unanswered, of all confirmed at a time. */
export interface Press {
  readonly kind: 'unchanged' | 'undo'
  readonly of: { readonly item: string } | { readonly at: number }
}

const fieldNames = ['comment', 'source', 'revision'] as const

/** The form of an area: `ITEM` (its answer), `ITEM.comment`, `ITEM.source`, `ITEM.revision`. Null when it is no such form. */
export function readAreaForm(form: FormFields, items: readonly Item[]): AreaForm | null {
  const { choose, go, unchanged, undo, ...fields } = form
  const known = new Set(items.flatMap(({ key }) => [key, ...fieldNames.map((name) => `${key}.${name}`)]))
  if (Object.keys(fields).some((name) => !known.has(name))) return null
  const drafts = new Map<string, Draft>()
  for (const { key } of items) {
    // Without its revision an item was not on the page that was sent.
    if (fields[`${key}.revision`] === undefined) continue
    const draft = DraftInput.safeParse({
      values: [fields[key] ?? []].flat(),
      comment: fields[`${key}.comment`] ?? '',
      source: fields[`${key}.source`] ?? '',
      basedOn: fields[`${key}.revision`],
    })
    if (!draft.success) return null
    drafts.set(key, draft.data)
  }
  const choice = choose === undefined ? undefined : readChoice(choose, items)
  const press = readPress({ unchanged, undo }, items)
  if (choice === null || press === null) return null
  return { drafts, choice, press, onward: go === 'next', beside: readWay(go, items) }
}

/** A button's value: an item; `~`, or `~` and a time, for several. */
function readPress(form: { unchanged: unknown; undo: unknown }, items: readonly Item[]): Press | undefined | null {
  const kind = (['unchanged', 'undo'] as const).find((name) => form[name] !== undefined)
  if (!kind) return undefined
  const given = form[kind]
  const value = typeof given === 'string' ? given : ''
  const at = /^~(\d{1,15})?$/.exec(value)
  if (at) return { kind, of: { at: Number(at[1] ?? 0) } }
  return items.some(({ key }) => key === value) ? { kind, of: { item: value } } : null
}

function readWay(go: unknown, items: readonly Item[]): AreaForm['beside'] {
  const [at, item = ''] = typeof go === 'string' ? go.split(':') : []
  if (at !== 'evidence' && at !== 'comments') return undefined
  return items.some(({ key }) => key === item) ? { item, at } : undefined
}

/** A button's value: `ITEM:revision to keep:newest revision seen`. */
function readChoice(value: unknown, items: readonly Item[]): AreaForm['choice'] | null {
  const [item = '', choose, basedOn, ...more] = typeof value === 'string' ? value.split(':') : []
  const choice = ChoiceInput.safeParse({ choose, basedOn })
  return choice.success && more.length === 0 && items.some(({ key }) => key === item) ? { item, ...choice.data } : null
}
