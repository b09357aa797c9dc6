import { languages } from '#platform/i18n'
import { readPartialDate } from '../accession/partial-date.ts'
import { isWebAddress } from '../networks/model.ts'
import { type GroupPart, meetingFormats, outputKinds, seatKinds, standings } from './model.ts'
import type { Row } from './store.ts'

// What the forms of a group and of its parts ask, as data: one reader and one drawing for all of them.

export type FieldKind = 'line' | 'area' | 'date' | 'number' | 'choice' | 'place' | 'country' | 'page' | 'documents'

export interface Field {
  /** A column, and the name of the field; of texts by language `name.en`, `name.fr`. */
  readonly name: string
  readonly kind: FieldKind
  /** In every language of the interface. */
  readonly spoken?: boolean
  /** English is where a text falls back to. */
  readonly required?: boolean
  readonly choices?: readonly string[]
}

const source: Field = { name: 'source', kind: 'line', required: true }

export const groupFields: readonly Field[] = [
  { name: 'name', kind: 'line', spoken: true, required: true },
  { name: 'acronym', kind: 'line' },
  { name: 'purpose', kind: 'area', spoken: true, required: true },
  { name: 'decided_by', kind: 'line', spoken: true },
  { name: 'attached_to', kind: 'line', spoken: true },
  { name: 'from_on', kind: 'date' },
  { name: 'until_on', kind: 'date' },
  { name: 'note', kind: 'area', spoken: true },
  source,
]

export const partFields: Readonly<Record<GroupPart, readonly Field[]>> = {
  seats: [
    { name: 'kind', kind: 'choice', choices: seatKinds, required: true },
    { name: 'seats', kind: 'number', required: true },
    source,
  ],
  members: [
    { name: 'kind', kind: 'choice', choices: seatKinds, required: true },
    { name: 'standing', kind: 'choice', choices: standings, required: true },
    { name: 'place_id', kind: 'place' },
    { name: 'country', kind: 'country' },
    { name: 'name', kind: 'line', spoken: true },
    { name: 'from_on', kind: 'date' },
    { name: 'until_on', kind: 'date' },
    source,
  ],
  meetings: [
    { name: 'from_on', kind: 'date', required: true },
    { name: 'until_on', kind: 'date' },
    { name: 'format', kind: 'choice', choices: meetingFormats },
    { name: 'location', kind: 'line' },
    { name: 'summary', kind: 'area', spoken: true },
    { name: 'documents', kind: 'documents' },
    source,
  ],
  outputs: [
    { name: 'kind', kind: 'choice', choices: outputKinds, required: true },
    { name: 'title', kind: 'line', spoken: true, required: true },
    { name: 'begun_on', kind: 'date' },
    { name: 'drafted_on', kind: 'date' },
    { name: 'adopted_on', kind: 'date' },
    { name: 'document', kind: 'page' },
    source,
  ],
}

export type Typed = Readonly<Record<string, string>>
export type Fault =
  | 'missing'
  | 'english'
  | 'date'
  | 'order'
  | 'number'
  | 'choice'
  | 'place'
  | 'country'
  | 'page'
  | 'documents'
  | 'who'
  | 'twice'
export type Faults = Readonly<Record<string, Fault>>

export interface Known {
  /** Places of the same world. */
  readonly places: readonly string[]
  readonly countries: readonly string[]
  /** Of an invented group nothing needs a source. */
  readonly demonstration: boolean
}

/** The names under which a field stands in a form. */
export const inputsOf = ({ name, spoken }: Field): string[] =>
  spoken ? languages.map((lang) => `${name}.${lang}`) : [name]

/** What was typed, what is amiss in it, and the columns; faults by the name of the input. */
export function readFields(
  fields: readonly Field[],
  body: Readonly<Record<string, unknown>>,
  known: Known,
): { typed: Typed; faults: Faults; row: Row } {
  const typed: Record<string, string> = {}
  const faults: Record<string, Fault> = {}
  const row: Record<string, string | number | null> = {}
  for (const field of fields) {
    for (const input of inputsOf(field)) {
      const given = body[input]
      typed[input] = typeof given === 'string' ? given.replaceAll('\0', '').trim().slice(0, 5000) : ''
    }
    const read = field.spoken ? readSpoken(field, typed) : readPlain(field, typed[field.name] ?? '', known)
    if (typeof read === 'object' && read !== null) faults[read.input ?? field.name] = read.fault
    else row[field.name] = read
  }
  return { typed, faults, row }
}

type Read = string | number | null | { input?: string; fault: Fault }

/** English is always there where another language is. */
function readSpoken({ name, required }: Field, typed: Typed): Read {
  const words = languages.flatMap((lang) => {
    const said = typed[`${name}.${lang}`] ?? ''
    return said === '' ? [] : [[lang, said] as const]
  })
  if (words.length === 0) return required ? { input: `${name}.en`, fault: 'missing' } : null
  if (!words.some(([lang]) => lang === 'en')) return { input: `${name}.en`, fault: 'english' }
  return JSON.stringify(Object.fromEntries(words))
}

function readPlain(field: Field, value: string, known: Known): Read {
  if (value === '') {
    if (field.name === 'source' && known.demonstration) return 'Invented for the demonstration network'
    if (field.kind === 'documents') return '[]'
    return field.required ? { fault: 'missing' } : null
  }
  switch (field.kind) {
    case 'date':
      return readPartialDate(value) ?? { fault: 'date' }
    case 'number':
      return /^[1-9]\d{0,2}$/.test(value) ? Number(value) : { fault: 'number' }
    case 'choice':
      return field.choices?.includes(value) ? value : { fault: 'choice' }
    case 'place':
      return known.places.includes(value) ? value : { fault: 'place' }
    case 'country':
      return known.countries.includes(value) ? value : { fault: 'country' }
    case 'page':
      return isWebAddress(value) ? value : { fault: 'page' }
    case 'documents':
      return readDocuments(value) ?? { fault: 'documents' }
    default:
      return value
  }
}

/** One a line: `title | https://…`, or the address alone. Null for a line that is none. */
function readDocuments(value: string): string | null {
  const lines = value.split(/\r?\n/).filter((line) => line.trim() !== '')
  const documents = lines.map((line) => {
    const at = line.lastIndexOf('|')
    const url = line.slice(at + 1).trim()
    return { title: at < 0 ? url : line.slice(0, at).trim(), url }
  })
  return documents.every(({ url }) => isWebAddress(url)) ? JSON.stringify(documents) : null
}

export const writeDocuments = (documents: readonly { title: string; url: string }[]): string =>
  documents.map(({ title, url }) => (title === url ? url : `${title} | ${url}`)).join('\n')

/** What the fields together say that cannot be. */
export function faultsTogether(part: GroupPart | 'group', row: Row): Faults {
  const { from_on: from, until_on: until } = row
  const ordered =
    typeof from !== 'string' || typeof until !== 'string' || until.slice(0, from.length) >= from.slice(0, until.length)
  if (!ordered) return { until_on: 'order' }
  if (part !== 'members') return {}
  const who = { place: 'place_id', state: 'country', organisation: 'name', person: 'name' } as const
  const wanted = who[row['kind'] as keyof typeof who]
  const given = (['place_id', 'country', 'name'] as const).filter(
    (name) => row[name] !== null && row[name] !== undefined,
  )
  return given.length === 1 && given[0] === wanted ? {} : { kind: 'who' }
}
