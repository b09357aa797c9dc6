import { z } from 'zod'
import type { Lang } from '#platform/i18n'
import { languages } from '#platform/i18n'
import type { Role } from '../../roles.ts'
import { rolesAt, validity, workLanguages } from '../model.ts'

/** What was typed, as it was typed, so that nothing is lost when something is amiss. */
export interface Typed {
  readonly email: string
  readonly name: string
  readonly role: string
  readonly from: string
  readonly until: string
  readonly languages: readonly string[]
  readonly language: string
  readonly days: string
}

/** What is amiss in a field: a key of the words. */
export type Errors = Partial<
  Record<
    keyof Typed,
    `error.${'email' | 'role' | 'day' | 'fromPast' | 'untilBefore'}` | `objection.${'invented' | 'real' | 'holds'}`
  >
>

export interface Invited {
  readonly email: string
  readonly name: string | null
  readonly role: Role
  readonly fromOn: string
  readonly untilOn: string | null
  readonly languages: readonly string[]
  readonly language: Lang
  readonly days: number
}

/** Control characters have no place in a name, nor in the head of a mail that greets with it. */
export const onOneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()

const line = z.string().max(200).transform(onOneLine).catch('')
const Form = z.object({
  email: line,
  name: line,
  role: line,
  from: line,
  until: line,
  languages: z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]),
  language: line,
  days: line,
})

const Email = z.string().toLowerCase().max(254).pipe(z.email())
export const Day = z.iso.date().refine((day) => day >= '1900-01-01' && day < '2200-01-01')

/** `today` is the first day that may be given. */
export function readInvitation(
  body: unknown,
  { offered, today }: { offered: readonly Role[]; today: string },
): { typed: Typed; errors: Errors; invited: Invited | undefined } {
  const typed: Typed = Form.parse(body)
  const errors: Errors = {}
  const email = Email.safeParse(typed.email)
  if (!email.success) errors.email = 'error.email'
  const role = offered.find((one) => one === typed.role)
  if (!role) errors.role = 'error.role'
  const from = typed.from === '' ? { success: true as const, data: today } : Day.safeParse(typed.from)
  if (!from.success) errors.from = 'error.day'
  else if (from.data < today) errors.from = 'error.fromPast'
  const until = typed.until === '' ? { success: true as const, data: null } : Day.safeParse(typed.until)
  if (!until.success) errors.until = 'error.day'
  else if (from.success && until.data !== null && until.data < from.data) errors.until = 'error.untilBefore'
  if (!email.success || !role || !from.success || !until.success || Object.keys(errors).length > 0) {
    return { typed, errors, invited: undefined }
  }
  const invited: Invited = {
    email: email.data,
    name: typed.name === '' ? null : typed.name,
    role,
    fromOn: from.data,
    untilOn: until.data,
    languages: workLanguages.filter((code) => typed.languages.includes(code)),
    language: languages.find((lang) => lang === typed.language) ?? 'en',
    days: validity.find((days) => String(days) === typed.days) ?? validity[0],
  }
  return { typed, errors, invited }
}

/** What the form shows before anything was typed. */
export const blank = (lang: Lang, role: Role | undefined, today: string): Typed => ({
  email: '',
  name: '',
  role: role ?? rolesAt.programme[0],
  from: today,
  until: '',
  languages: [],
  language: lang,
  days: String(validity[0]),
})
