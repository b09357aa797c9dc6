import { z } from 'zod'
import { isSubjectKey, subjectKeys } from '#instruments'
import { type Expert, type Profile, workLanguages } from '#network'
import { languages } from '#platform/i18n'

const line = z
  .string()
  .transform((value) => value.replaceAll('\0', '').trim().slice(0, 200))
  .catch('')
const text = z
  .string()
  .transform((value) => value.replaceAll('\0', '').trim().slice(0, 2000))
  .catch('')
const several = z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([])
export const Day = z.iso.date().refine((day) => day >= '1900-01-01' && day < '2200-01-01')

const Form = z.object({
  languages: several,
  themes: several,
  days: line,
  awayFrom: line,
  awayUntil: line,
  public: line,
})

export interface TypedProfile {
  readonly languages: readonly string[]
  readonly themes: readonly string[]
  /** By language of the interface. */
  readonly about: Readonly<Record<string, string>>
  readonly days: string
  readonly awayFrom: string
  readonly awayUntil: string
  readonly isPublic: boolean
}

/** What is amiss in a field: a key of the words, below `experts.error`. */
export type ProfileErrors = Partial<
  Record<'days' | 'awayFrom' | 'awayUntil' | 'about', 'days' | 'day' | 'order' | 'english'>
>

export function readProfile(body: Record<string, unknown>): {
  typed: TypedProfile
  errors: ProfileErrors
  profile: Profile
} {
  const form = Form.parse(body)
  const about = Object.fromEntries(languages.map((lang) => [lang, text.parse(body[`about.${lang}`])]))
  const typed = { ...form, about, isPublic: form.public === 'yes' }
  const errors: ProfileErrors = {}
  const days = form.days === '' ? null : Number(form.days)
  if (days !== null && !(Number.isInteger(days) && days >= 0 && days <= 366)) errors.days = 'days'
  const from = dayOf(form.awayFrom)
  const until = dayOf(form.awayUntil)
  if (from === undefined || (from === null && until !== null)) errors.awayFrom = 'day'
  if (until === undefined) errors.awayUntil = 'day'
  else if (from && until && until < from) errors.awayUntil = 'order'
  const said = Object.entries(about).filter(([, words]) => words !== '')
  if (said.length > 0 && !about['en']) errors.about = 'english'
  return {
    typed,
    errors,
    profile: {
      languages: workLanguages.filter((code) => form.languages.includes(code)),
      themes: subjectKeys.filter((key) => form.themes.includes(key)),
      about: said.length === 0 ? null : { en: '', ...Object.fromEntries(said) },
      daysAYear: days,
      awayFrom: from ?? null,
      awayUntil: until ?? null,
      isPublic: typed.isPublic,
    },
  }
}

/** Null for nothing, undefined for what is no day. */
const dayOf = (value: string): string | null | undefined =>
  value === '' ? null : Day.safeParse(value).success ? value : undefined

export const typedOf = (expert: Expert): TypedProfile => ({
  languages: expert.languages,
  themes: expert.themes.filter(isSubjectKey),
  about: Object.fromEntries(languages.map((lang) => [lang, expert.about?.[lang] ?? ''])),
  days: expert.daysAYear === null ? '' : String(expert.daysAYear),
  awayFrom: expert.awayFrom ?? '',
  awayUntil: expert.awayUntil ?? '',
  isPublic: expert.publicSince !== null,
})

export interface TypedConflict {
  readonly where: string
  readonly from: string
  readonly until: string
  readonly reason: string
}

export type ConflictErrors = Partial<
  Record<'where' | 'from' | 'until' | 'reason', 'where' | 'day' | 'order' | 'reason'>
>

const Conflict = z.object({ where: line, from: line, until: line, reason: text })

/** `where` is `place:ID` or `network:ID`, one of those offered. */
export function readConflict(body: unknown, { offered, today }: { offered: readonly string[]; today: string }) {
  const typed: TypedConflict = Conflict.parse(body)
  const errors: ConflictErrors = {}
  if (!offered.includes(typed.where)) errors.where = 'where'
  const from = typed.from === '' ? today : dayOf(typed.from)
  const until = dayOf(typed.until)
  if (!from) errors.from = 'day'
  if (until === undefined) errors.until = 'day'
  else if (from && until !== null && until < from) errors.until = 'order'
  if (typed.reason === '') errors.reason = 'reason'
  const [kind, id = ''] = typed.where.split(/:(.*)/s)
  const where = { placeId: kind === 'place' ? id : null, networkId: kind === 'network' ? id : null }
  return { typed, errors, declared: { ...where, fromOn: from ?? today, untilOn: until ?? null, reason: typed.reason } }
}
