import { languages, type Lang, speech, type Speech } from '#platform/i18n'
import type { Letter } from '../model.ts'
import type { Choice } from './model.ts'

/** What the form of opening holds, as it was typed. */
export interface TypedOpening {
  readonly choice: Choice
  readonly letter: Readonly<Record<Lang, { readonly subject: string; readonly text: string }>>
  readonly until: string
}

export type Faults = Readonly<Record<string, string>>

const longest = { subject: 200, text: 8000 } as const

type Body = Readonly<Record<string, unknown>>

const list = (value: unknown): string[] => [value ?? []].flat().filter((one): one is string => typeof one === 'string')
const text = (value: unknown): string => (list(value)[0] ?? '').replaceAll('\0', '').replaceAll('\r\n', '\n').trim()

/** As it is before anybody wrote: the letter of the survey, else one that says what it is. */
export function suggested(letter: Letter, titles: (lang: Lang) => string): TypedOpening {
  return {
    choice: { everybody: true, networks: [], places: [], coordinators: [] },
    letter: byLanguage((lang) => {
      const t = speech(lang).words('surveys')
      const written = letter[lang]
      const title = titles(lang)
      return {
        subject: written?.subject || t('letter.subject', { title }),
        text: written?.text || t('letter.text', { title }),
      }
    }),
    until: '',
  }
}

export function readOpening(body: Body): TypedOpening {
  return {
    choice: {
      everybody: text(body['everybody']) === 'yes',
      networks: list(body['network']),
      places: list(body['place']),
      coordinators: list(body['coordinators']),
    },
    letter: byLanguage((lang) => ({ subject: text(body[`subject-${lang}`]), text: text(body[`text-${lang}`]) })),
    until: text(body['until']),
  }
}

/** By field, a sentence that says how to mend it. */
export function faultsOf({ letter, until }: TypedOpening, today: string, said: Speech): Faults {
  const t = said.words('surveys')
  const faults: Record<string, string> = {}
  for (const lang of languages) {
    for (const field of ['subject', 'text'] as const) {
      const { length } = letter[lang]?.[field] ?? ''
      if (length === 0) faults[`${field}-${lang}`] = t(`open.error.${field}`, { language: said.language(lang) })
      if (length > longest[field]) {
        faults[`${field}-${lang}`] = t('open.error.long', { limit: longest[field], length })
      }
    }
  }
  if (until !== '' && !isDay(until)) faults['until'] = t('open.error.date')
  else if (until !== '' && until < today) faults['until'] = t('open.error.past')
  return faults
}

/** A day of the calendar, as 2026-11-30. */
export function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const byLanguage = <T>(of: (lang: Lang) => T) =>
  Object.fromEntries(languages.map((lang) => [lang, of(lang)])) as Record<Lang, T>
