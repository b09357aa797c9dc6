import type { OfficialContent, OfficialFigure, OfficialSubject } from './model.ts'
import {
  type Fault,
  plain,
  type Read,
  readArea,
  readBasis,
  readDate,
  readScore,
  readSource,
  readText,
  readVariant,
  readWhole,
  readYear,
} from './reading.ts'

/** The columns of a table of published figures, one row a figure; the same that the data package has. */
export const importColumns = [
  'place_id',
  'place',
  'country',
  'year',
  'report_date',
  'variant',
  'questionnaire',
  'sample_size',
  'rank',
  'basis',
  'area',
  'score',
  'note',
  'source',
] as const
export type ImportColumn = (typeof importColumns)[number]
export const requiredColumns = ['area', 'score', 'source'] as const satisfies readonly ImportColumn[]
/** Columns of our own files that say nothing to an import. */
const passedOver = new Set(['entry', 'version', 'file', 'demonstration', 'place_name'])

export interface HeaderFault {
  readonly missing: readonly ImportColumn[]
  readonly unknown: readonly string[]
}

/** Undefined where the heading can be read. */
export function headerFault(columns: readonly string[]): HeaderFault | undefined {
  const missing = requiredColumns.filter((column) => !columns.includes(column))
  const unknown = columns.filter((column) => !isKnown(column) && column.trim() !== '')
  const placed = columns.includes('place_id') || columns.includes('place')
  if (missing.length === 0 && unknown.length === 0 && placed) return undefined
  return { missing: placed ? missing : ['place_id', ...missing], unknown }
}

const isKnown = (column: string) => importColumns.some((known) => known === column) || passedOver.has(column)

export interface KnownPlace {
  readonly name: string
  readonly country: string
  readonly demonstration: boolean
}

export interface ReadingContext {
  readonly thisYear: number
  readonly places: ReadonlyMap<string, KnownPlace>
  isCountry(code: string): boolean
  mayEnter(subject: OfficialSubject & { readonly demonstration: boolean }): boolean
}

/** All of a result but its figures: the same in every row of it. */
export type Heading = Omit<OfficialContent, 'figures' | 'note' | 'fileId' | 'fileName'>

export interface ReadRow {
  readonly subject: OfficialSubject
  readonly heading: Heading
  readonly figure: OfficialFigure
}

export interface RowFault {
  readonly column: ImportColumn
  readonly fault: Fault
}

/** A row as a figure of a result, or the first thing that is wrong in it. */
export function readImportRow(
  typed: Readonly<Record<string, string>>,
  context: ReadingContext,
): { readonly row: ReadRow } | RowFault {
  let first: RowFault | undefined
  const cell = <Value>(column: ImportColumn, read: (text: string) => Read<Value>, otherwise: Value): Value => {
    const found = read(typed[column] ?? '')
    if ('value' in found) return found.value
    first ??= { column, fault: found.fault }
    return otherwise
  }
  const subject = subjectOf(typed, context)
  if ('fault' in subject) return subject
  const heading: Heading = {
    year: cell('year', (text) => readYear(text, context.thisYear), null),
    reportDate: cell('report_date', readDate, null),
    variant: cell('variant', readVariant, 'unspecified'),
    questionnaire: cell('questionnaire', readText, null),
    sampleSize: cell('sample_size', readWhole, null),
    rank: cell('rank', readWhole, null),
    basis: cell('basis', readBasis, 'own_result'),
    source: cell('source', readSource, null),
  }
  const area = cell('area', readArea, 'overall')
  const score = cell('score', readScore, 0)
  const note = cell('note', readText, null)
  first ??= wholeFault(heading, score)
  return first ?? { row: { subject, heading, figure: { area, score: score ?? 0, note } } }
}

function wholeFault({ source, rank, sampleSize }: Heading, score: number | null): RowFault | undefined {
  if (score === null) return { column: 'score', fault: 'score' }
  if (source === null) return { column: 'source', fault: 'source_missing' }
  if (rank !== null && sampleSize !== null && rank > sampleSize) return { column: 'rank', fault: 'rank_beyond' }
  return undefined
}

/** A place of our lists by its id; any other by name and country. */
function subjectOf(
  typed: Readonly<Record<string, string>>,
  { places, isCountry, mayEnter }: ReadingContext,
): OfficialSubject | RowFault {
  const placeId = plain(typed['place_id'] ?? '')
  if (placeId !== '') {
    const place = places.get(placeId)
    if (!place) return { column: 'place_id', fault: 'place_unknown' }
    const subject = { placeId, name: place.name, country: place.country }
    return mayEnter({ ...subject, demonstration: place.demonstration })
      ? subject
      : { column: 'place_id', fault: 'place_not_yours' }
  }
  const name = plain(typed['place'] ?? '')
  const country = plain(typed['country'] ?? '').toUpperCase()
  if (name === '' || name.length > 200) return { column: 'place', fault: 'name_missing' }
  if (!/^[A-Z]{2}$/.test(country) || !isCountry(country)) return { column: 'country', fault: 'country' }
  const subject = { placeId: null, name, country }
  return mayEnter({ ...subject, demonstration: false }) ? subject : { column: 'place', fault: 'place_not_yours' }
}
