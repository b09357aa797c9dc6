import { randomUUID } from 'node:crypto'
import { languages } from '#platform/i18n'
import { type SurveyKind, surveyKinds } from '../../model.ts'
import { type Fields, limits } from '../draft-form.ts'

export interface TypedNew {
  readonly from: string
  readonly titles: Readonly<Record<string, string>>
  readonly kind: SurveyKind
  readonly until: string
  /** Made with the form and sent with it: pressed twice, it begins one survey. */
  readonly form: string
}

export type NewFaults = Readonly<Record<string, 'from' | 'title' | 'date' | 'past'>>

export const newForm = (): string => randomUUID()

const text = (fields: Fields, name: string, limit: number): string =>
  (fields.get(name)?.[0] ?? '').toWellFormed().replaceAll('\0', '').trim().slice(0, limit)

/** The title in both languages is all that has to be said. */
export function readNew(fields: Fields, today: string): { typed: TypedNew; faults: NewFaults } {
  const titles = Object.fromEntries(languages.map((lang) => [lang, text(fields, `title.${lang}`, limits.title)]))
  const kind = surveyKinds.find((one) => one === fields.get('kind')?.[0]) ?? 'thematic'
  const until = text(fields, 'until', 20)
  const untold = languages.filter((lang) => titles[lang] === '').map((lang) => [`title.${lang}`, 'title'] as const)
  const day = until === '' ? undefined : faultOfDay(until, today)
  return {
    typed: { from: text(fields, 'from', 200), titles, kind, until, form: text(fields, 'form', 50) || newForm() },
    faults: { ...Object.fromEntries(untold), ...(day && { until: day }) },
  }
}

function faultOfDay(day: string, today: string): 'date' | 'past' | undefined {
  const isDay = /^2[01]\d{2}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day)
  if (!isDay) return 'date'
  return day < today ? 'past' : undefined
}
