import { figureKeys, type OfficialContent, type OfficialFigure } from './model.ts'
import {
  type Fault,
  plain,
  type Read,
  readBasis,
  readDate,
  readScore,
  readSource,
  readText,
  readVariant,
  readWhole,
  readYear,
} from './reading.ts'

/** What stands in the fields of the form, as typed. */
export type Typed = Readonly<Record<string, string>>

/** What is wrong, by the name of the field. */
export type Faults = Readonly<Record<string, Fault>>

/** The name of the field that holds the score of an area. */
export const fieldOf = (area: OfficialFigure['area']): string => `score-${area}`

export interface FormContext {
  readonly thisYear: number
  /** The file that came with the form, once it is kept; or the one of the version before. */
  readonly file: { readonly id: string; readonly name: string } | null
  /** Why the file that came was not kept. */
  readonly fileFault: Fault | null
  /** The version that is corrected: the notes of figures that stay are kept. */
  readonly before: OfficialContent | null
}

export type FormRead = { readonly content: OfficialContent } | { readonly faults: Faults }

/** The form as a result, or what is wrong in each field. */
export function readEntryForm(typed: Typed, { thisYear, file, fileFault, before }: FormContext): FormRead {
  const faults: Record<string, Fault> = {}
  const field = <Value>(name: string, read: (text: string) => Read<Value>, otherwise: Value): Value => {
    const found = read(typed[name] ?? '')
    if ('value' in found) return found.value
    faults[name] = found.fault
    return otherwise
  }
  const figures = figureKeys.flatMap((area): OfficialFigure[] => {
    const score = field(fieldOf(area), readScore, null)
    if (score === null) return []
    const kept = before?.figures.find((figure) => figure.area === area && figure.score === score)
    return [{ area, score, note: kept?.note ?? null }]
  })
  const content: OfficialContent = {
    year: field('year', (text) => readYear(text, thisYear), null),
    reportDate: field('report_date', readDate, null),
    variant: field('variant', readVariant, 'unspecified'),
    questionnaire: field('questionnaire', readText, null),
    sampleSize: field('sample_size', readWhole, null),
    rank: field('rank', readWhole, null),
    basis: field('basis', readBasis, 'own_result'),
    figures,
    note: field('note', readText, null),
    source: field('source', readSource, null),
    fileId: file?.id ?? null,
    fileName: file?.name ?? null,
  }
  if (fileFault) faults['file'] = fileFault
  Object.assign(faults, wholeFaults(content, faults))
  return Object.keys(faults).length > 0 ? { faults } : { content }
}

/** What no field alone can tell. */
function wholeFaults({ figures, source, fileId, rank, sampleSize }: OfficialContent, faults: Faults): Faults {
  const scoresRead = figureKeys.every((area) => !faults[fieldOf(area)])
  return {
    ...(figures.length === 0 && scoresRead && { [fieldOf('overall')]: 'figure_missing' as const }),
    ...(source === null &&
      fileId === null &&
      !faults['source'] &&
      !faults['file'] && { source: 'source_missing' as const }),
    ...(rank !== null && sampleSize !== null && rank > sampleSize && { rank: 'rank_beyond' as const }),
  }
}

/** The fields as they stand for a result that is to be corrected. */
export function typedOf(content: OfficialContent): Typed {
  const text = (value: string | number | null) => (value === null ? '' : String(value))
  return {
    year: text(content.year),
    report_date: text(content.reportDate),
    variant: content.variant,
    questionnaire: text(content.questionnaire),
    sample_size: text(content.sampleSize),
    rank: text(content.rank),
    basis: content.basis,
    note: text(content.note),
    source: text(content.source),
    ...Object.fromEntries(content.figures.map(({ area, score }) => [fieldOf(area), text(score)])),
  }
}

/** A reason is asked for wherever something takes the place of something else. */
export function readReason(typed: string): Read<string> {
  const text = plain(typed)
  if (text === '') return { fault: 'reason_missing' }
  const read = readText(text)
  return 'fault' in read ? read : { value: text }
}
