import { z } from 'zod'
import type { Speech } from '#platform/i18n'
import { markKinds } from '../model.ts'

export interface TypedMark {
  readonly how: string
  readonly year: string
  readonly public: boolean
}

export type MarkFaults = Readonly<Partial<Record<'how' | 'year', string>>>

const words = (most: number) =>
  z
    .string()
    .transform((value) => value.replaceAll('\0', '').trim().slice(0, most))
    .catch('')

const Mark = z.object({
  place: words(100),
  kind: z.enum(markKinds).optional().catch(undefined),
  how: words(500),
  year: words(20),
  public: words(5),
})

/** Years run from 1950 to the one after this. */
export function readMark(body: unknown, speech: Speech, now: Date) {
  const t = speech.words('recommendations')
  const { place, kind, ...rest } = Mark.parse(body)
  const typed: TypedMark = { how: rest.how, year: rest.year, public: rest.public === 'yes' }
  const last = now.getUTCFullYear() + 1
  const year = rest.year === '' ? null : /^\d{4}$/.test(rest.year) ? Number(rest.year) : NaN
  const right = year === null || (year >= 1950 && year <= last)
  const adopted = kind === 'adopted'
  const faults: MarkFaults = {
    ...(adopted && rest.how === '' && { how: t('error.how') }),
    ...(adopted && !right && { year: t('error.year', { year: String(last) }) }),
  }
  const how = adopted ? rest.how : null
  const mark = {
    year: adopted ? year : null,
    how,
    howLanguage: how === null ? null : speech.lang,
    public: typed.public,
  }
  return { place, kind, typed, faults, mark }
}
