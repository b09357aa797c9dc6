import { largestFile } from '#platform/files'
import type { Speech } from '#platform/i18n'
import { sayFigure } from '../../pages/score-words.ts'
import type { OfficialContent, Variant } from '../model.ts'
import { type Fault, longest } from '../reading.ts'

export const megabytes = Math.floor(largestFile / 1_000_000)

/** What is wrong, and how to mend it. */
export const sayFault = (speech: Speech, fault: Fault): string =>
  speech.words('data')(`fault.${fault}`, { size: megabytes, longest })

export const sayVariant = (speech: Speech, variant: Variant): string =>
  speech.words('data')(`official.variant.${variant}`)

/** Which Index by what version of its questionnaire, as far as the source says. */
export function sayVersion(
  speech: Speech,
  { variant, questionnaire }: Pick<OfficialContent, 'variant' | 'questionnaire'>,
) {
  const said = [variant === 'unspecified' ? '' : sayVariant(speech, variant), questionnaire ?? ''].filter(
    (one) => one !== '',
  )
  return said.length === 0 ? speech.words('insight')('official.unspecified') : speech.list(said)
}

export function sayRank(speech: Speech, { rank, sampleSize }: Pick<OfficialContent, 'rank' | 'sampleSize'>): string {
  if (rank === null) return speech.words('insight')('official.unspecified')
  return sampleSize === null ? String(rank) : speech.words('data')('official.rank.of', { rank, sample: sampleSize })
}

/** As precise as the record: a year, a month or a day. */
export function sayReportDate(speech: Speech, date: string | null): string {
  if (date === null) return speech.words('insight')('official.undated')
  if (date.length === 4) return date
  return speech.date(date, date.length === 7 ? { year: 'numeric', month: 'long' } : { dateStyle: 'long' })
}

/** One value of a result, as a row of what has changed says it. */
export interface SaidValue {
  readonly field: string
  readonly value: string
}

/** Everything that a version states, a line each, so that two versions can be compared line by line. */
export function sayContent(speech: Speech, content: OfficialContent): SaidValue[] {
  const t = speech.words('data')
  const line = (field: string, value: string | number | null) =>
    value === null ? [] : [{ field, value: String(value) }]
  return [
    ...content.figures.map(({ area, score }) => ({ field: sayFigure(speech, area), value: speech.score(score) })),
    ...line(t('official.form.year'), content.year),
    ...line(t('official.form.report_date'), content.reportDate && sayReportDate(speech, content.reportDate)),
    ...line(t('official.form.variant'), sayVariant(speech, content.variant)),
    ...line(t('official.form.questionnaire'), content.questionnaire),
    ...line(t('official.form.sample_size'), content.sampleSize),
    ...line(t('official.form.rank'), content.rank),
    ...line(t('official.form.basis'), t(`official.form.basis.${content.basis}`)),
    ...line(t('official.form.note'), content.note),
    ...line(t('official.form.source'), content.source),
    ...line(t('official.form.file'), content.fileName),
  ]
}
