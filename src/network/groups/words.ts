import type { Speech } from '#platform/i18n'
import { sayDate } from '../accession/words.ts'
import { inLanguage } from '../model.ts'
import { type CountryNames } from '../names.ts'
import type { GroupMember, Meeting, OutputStage } from './model.ts'

/** The days of a meeting, as exactly as they are known. */
export function sayDays(speech: Speech, { fromOn, untilOn }: Pick<Meeting, 'fromOn' | 'untilOn'>): string {
  if (untilOn === null || untilOn === fromOn) return sayDate(speech, fromOn)
  if (fromOn.length === 10 && untilOn.length === 10) {
    const days = new Intl.DateTimeFormat(speech.locale, { dateStyle: 'long', timeZone: 'UTC' })
    return days.formatRange(new Date(fromOn), new Date(untilOn))
  }
  const t = speech.words('networks')
  return t('days.between', { from: sayDate(speech, fromOn), until: sayDate(speech, untilOn) })
}

/** From when until when something stood, as far as is known; undefined where nothing is. */
export function sayPeriod(
  speech: Speech,
  { fromOn, untilOn }: { fromOn: string | null; untilOn: string | null },
): string | undefined {
  const t = speech.words('networks')
  if (fromOn !== null && untilOn !== null) {
    return t('days.between', { from: sayDate(speech, fromOn), until: sayDate(speech, untilOn) })
  }
  if (fromOn !== null) return t('days.since', { from: sayDate(speech, fromOn) })
  return untilOn === null ? undefined : t('days.until', { until: sayDate(speech, untilOn) })
}

export const sayStage = (speech: Speech, { state, on }: OutputStage): string =>
  speech.words('networks')(`output.${state}`, { date: sayDate(speech, on) })

/** The name of who holds a seat. */
export function memberName(speech: Speech, { placeName, country, name }: GroupMember, countries: CountryNames): string {
  if (placeName !== null) return placeName
  if (country !== null) return countries.get(country) ?? country
  return name ? inLanguage(name, speech.lang).text : ''
}
