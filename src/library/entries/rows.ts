import { nearest } from '#instruments'
import { languages } from '#locales'
import { columnsOfKind, commonColumns, placesColumn } from './cells.ts'
import {
  cleaned,
  type Fault,
  faulty,
  isNothing,
  type Knowing,
  parseField,
  parsePlaces,
  shown,
  textOf,
} from './fields/index.ts'
import { type Entry, type EntryKind, type Field, visibilities } from './model.ts'
import { readTexts } from './row-texts.ts'
import { isEntryId, missingOf } from './rules.ts'
import type { Content } from './save-store.ts'

/** What a row of a file, or a form, makes of an entry; the rest stands in what it was before. */
export type Written = Omit<Content, 'translatedFrom'>

export interface RowFault {
  /** As a sheet names it. */
  readonly column: string
  readonly fault: Fault
}

export interface ReadRow {
  readonly id: string
  readonly content: Written
  readonly faults: readonly RowFault[]
}

export const empty: Written = {
  networkId: null,
  visibility: 'public',
  texts: {},
  sourceLanguage: 'en',
  values: {},
  places: [],
  source: '',
  publishedAt: null,
}

export type FileRow = Readonly<Record<string, unknown>>

export const idOf = (row: FileRow): string => (typeof row['id'] === 'string' ? cleaned(row['id']) : '')

/** Reads what a row says over what stood; what it does not name is left. Every fault is told, not only the first. */
export function readRow(kind: EntryKind, row: FileRow, knowing: Knowing, before: Written = empty): ReadRow {
  const faults: RowFault[] = []
  const add = (column: string, found: { fault: Fault }) => void faults.push({ column, fault: found.fault })
  const id = idOf(row)
  if (!isEntryId(id)) add('id', faulty('id', { value: shown(row['id'] ?? '') }))
  for (const key of unknownKeys(kind, row)) {
    const near = nearest(key, columnsOfKind(kind))
    add(key, faulty('column', near === null ? { value: key } : { value: key, near }))
  }
  const content: Written = {
    ...readCommon(row, before, knowing, add),
    texts: readTexts(kind, row['texts'], before.texts, add),
    values: readValues(kind, row, { id, before: before.values }, knowing, add),
    places: readPlaces(kind, row['places'], before.places, knowing, add),
  }
  if (faults.length === 0) faults.push(...faultsBetween(kind, content))
  return { id, content, faults }
}

function faultsBetween(kind: EntryKind, { values }: Written): RowFault[] {
  const said = kind.check?.(values)
  return said ? [{ column: said.key, fault: { code: 'said', value: said.fault, of: kind.words } }] : []
}

/** What keeps an entry that was well written once from standing as it is: what publishing needs, and its kind's rule. */
export const faultsOfWhole = (kind: EntryKind, content: Written): RowFault[] => [
  ...lacksOf(kind, content),
  ...faultsBetween(kind, content),
]

/** Empty for a draft. */
export const lacksOf = (kind: EntryKind, content: Written): RowFault[] =>
  content.publishedAt ? missingOf(kind, content).map((column) => ({ column, fault: { code: 'missing' } })) : []

export type Add = (column: string, found: { fault: Fault }) => void

function unknownKeys(kind: EntryKind, row: FileRow): string[] {
  const known = new Set<string>([
    ...commonColumns,
    'sourceLanguage',
    'texts',
    'places',
    ...kind.fields.map(({ key }) => key),
  ])
  return Object.keys(row).filter((key) => !known.has(key))
}

function readCommon(row: FileRow, before: Written, knowing: Knowing, add: Add) {
  return {
    networkId: readNetwork(row, before, knowing, add),
    visibility: readVisibility(row, before, add),
    publishedAt: readPublished(row, before, add),
    source: readSource(row, before, add),
    sourceLanguage: readSourceLanguage(row, before, add),
  }
}

function readNetwork(row: FileRow, before: Written, knowing: Knowing, add: Add): string | null {
  const written = row['network']
  if (written === undefined) return before.networkId
  if (isNothing(written)) return null
  const id = cleaned(textOf(written))
  if (knowing.networks.has(id)) return id
  const near = nearest(id, [...knowing.networks])
  add('network', faulty('network', near === null ? { value: shown(id) } : { value: shown(id), near }))
  return before.networkId
}

function readVisibility(row: FileRow, before: Written, add: Add): Entry['visibility'] {
  const written = row['visibility']
  const found = isNothing(written) ? before.visibility : visibilities.find((one) => one === written)
  if (!found) add('visibility', faulty('visibility', { value: shown(written), of: visibilities.join(', ') }))
  const network = row['network'] === undefined ? before.networkId : row['network']
  if (found === 'network' && isNothing(network)) add('visibility', faulty('visibilityNetwork'))
  return found ?? before.visibility
}

/** A day, or a moment in universal time. */
export function readMoment(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/.test(text)) return undefined
  const at = new Date(text)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text.slice(0, 10) ? undefined : at
}

function readPublished(row: FileRow, before: Written, add: Add): Date | null {
  const written = row['published']
  if (written === undefined) return before.publishedAt
  if (isNothing(written)) return null
  const at = readMoment(cleaned(textOf(written)))
  if (!at) add('published', faulty('published', { value: shown(written) }))
  return at ?? before.publishedAt
}

function readSource(row: FileRow, before: Written, add: Add): string {
  const written = row['source']
  if (typeof written === 'object' && written !== null) {
    add('source', faulty('text', { value: shown(written) }))
    return before.source
  }
  const source = written === undefined ? before.source : isNothing(written) ? '' : cleaned(textOf(written))
  if (source === '') add('source', faulty('missing'))
  if (source.length > 2000) add('source', faulty('long', { value: shown(source) }))
  return source
}

function readSourceLanguage(row: FileRow, before: Written, add: Add): string {
  const written = row['sourceLanguage']
  if (isNothing(written)) return before.sourceLanguage
  const lang = cleaned(textOf(written)).toLowerCase()
  if (languages.includes(lang)) return lang
  add('source language', faulty('language', { value: shown(written), near: languages.join(', ') }))
  return before.sourceLanguage
}

interface Stood {
  readonly id: string
  readonly before: Written['values']
}

function readValues(kind: EntryKind, row: FileRow, { id, before }: Stood, knowing: Knowing, add: Add) {
  const values: Record<string, unknown> = {}
  for (const field of kind.fields) {
    const { key } = field
    const named = Object.hasOwn(row, key)
    const read =
      named || before[key] === undefined ? readValue(field, row[key], before[key], knowing) : { value: before[key] }
    if ('fault' in read) add(key, read)
    else if (named && 'kind' in field && field.kind === kind.name && listOf(read.value).includes(id)) {
      add(key, faulty('self', { value: id }))
    }
    values[key] = 'fault' in read ? (before[key] ?? null) : read.value
  }
  return values
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** Entries that stand in the field already may stay, also those that whoever writes may not read. */
function readValue(field: Field, written: unknown, stood: unknown, knowing: Knowing) {
  if (!('kind' in field)) return parseField(field, written, knowing)
  const kept = listOf(stood).filter((one) => typeof one === 'string')
  const entries = (kind: string) => new Set([...knowing.entries(kind), ...kept])
  return parseField(field, written, kept.length === 0 ? knowing : { ...knowing, entries })
}

function readPlaces(
  kind: EntryKind,
  written: unknown,
  before: Written['places'],
  knowing: Knowing,
  add: Add,
): Written['places'] {
  const own = (isNothing(written) ? {} : written) as FileRow
  if (typeof own !== 'object' || Array.isArray(own)) {
    add('places', faulty('placeForm', { value: shown(written) }))
    return before
  }
  for (const role of Object.keys(own)) {
    if (kind.places.some((one) => one.role === role)) continue
    const near = nearest(
      role,
      kind.places.map((one) => one.role),
    )
    add(placesColumn(role), faulty('role', near === null ? { value: role } : { value: role, near }))
  }
  return kind.places.flatMap(({ role }) => {
    const stood = before.filter((place) => place.role === role)
    if (own[role] === undefined) return stood
    const read = parsePlaces(own[role], role, knowing)
    if ('fault' in read) add(placesColumn(role), read)
    return 'fault' in read ? stood : read.value
  })
}
