import { z } from 'zod'
import { type PartialDate, readPartialDate } from '#network'
import { longest } from './model.ts'

const typedText = z
  .string()
  .transform((value) => value.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
  .catch('')

const Described = z.object({ title: typedText, note: typedText, dated: typedText })
const Given = Described.extend({ link: typedText })

export type Typed = z.infer<typeof Given>

/** A field's fault: a key of the words, below `error`. */
export type Fault =
  | 'title'
  | 'note'
  | 'dated'
  | 'link'
  | 'nothing'
  | 'both'
  | 'comment'
  | 'comment_long'
  | 'most'
  | FileFaultKey
export type FileFaultKey = 'file_empty' | 'file_size' | 'file_type' | 'file_damaged' | 'file_macros'
export type Faults = Readonly<Partial<Record<keyof Typed | 'file' | 'comment', Fault>>>

export interface Given {
  readonly title: string
  readonly note: string
  readonly dated: PartialDate | null
  readonly link: string | null
}

/** What is said of a piece of evidence; `hasFile`: a file came with it. */
export function readGiven(body: unknown, hasFile: boolean): { typed: Typed; faults: Faults; given: Given } {
  const typed = Given.parse(body)
  const faults: Partial<Record<keyof Typed | 'file', Fault>> = { ...faultsOf(typed) }
  if (typed.link === '' && !hasFile) faults.link = 'nothing'
  else if (typed.link !== '' && hasFile) faults.link = 'both'
  else if (typed.link !== '' && !isAddress(typed.link)) faults.link = 'link'
  return { typed, faults, given: { ...describedBy(typed), link: typed.link || null } }
}

/** Title, note and date alone. */
export function readDescribed(body: unknown): { typed: Typed; faults: Faults; described: Omit<Given, 'link'> } {
  const typed = { ...Described.parse(body), link: '' }
  return { typed, faults: faultsOf(typed), described: describedBy(typed) }
}

function faultsOf({ title, note, dated }: Typed): Faults {
  return {
    ...(title.length > longest.title && { title: 'title' as const }),
    ...(note.length > longest.note && { note: 'note' as const }),
    ...(dated !== '' && readPartialDate(dated) === null && { dated: 'dated' as const }),
  }
}

const describedBy = ({ title, note, dated }: Typed) => ({ title, note, dated: readPartialDate(dated) })

/** A page that anybody may be led to: no password stands in its address. */
function isAddress(text: string): boolean {
  if (text.length > longest.link || !/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}

/** What an address is called where nobody gave it a title. */
export const hostOf = (link: string): string => new URL(link).hostname.replace(/^www\./, '')

const Comment = z.object({ body: typedText })

export function readComment(body: unknown): { body: string; fault: 'comment' | 'comment_long' | undefined } {
  const typed = Comment.parse(body).body
  const fault = typed === '' ? 'comment' : typed.length > longest.comment ? 'comment_long' : undefined
  return { body: typed, fault }
}
