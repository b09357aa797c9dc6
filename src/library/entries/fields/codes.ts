import { nearest, subjectKeys } from '#instruments'
import type { Field } from '../model.ts'
import {
  cleaned,
  faulty,
  type FaultCode,
  type FieldType,
  isNothing,
  type Knowing,
  type Parsed,
  shown,
  textOf,
} from './model.ts'

type Known = (field: Field, knowing: Knowing) => { has(code: string): boolean; near: () => readonly string[] }

/** Of a list of codes: `fold` brings what was written into the form of a code. */
interface Codes {
  readonly known: Known
  readonly fold: (text: string) => string
  readonly code: FaultCode
}

const listed = (codes: readonly string[]) => ({ has: (code: string) => codes.includes(code), near: () => codes })

const choice: Codes = {
  known: (field) => listed('of' in field ? field.of : []),
  fold: (text) => text,
  code: 'choice',
}
const subject: Codes = {
  known: () => listed(subjectKeys),
  fold: (text) => text.toLowerCase().replaceAll(/[\s-]+/g, '_'),
  code: 'subject',
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
const isLanguageCode = (code: string) => /^[a-z]{2,3}$/.test(code) && languageNames.of(code) !== undefined
const language: Codes = {
  known: () => ({
    has: isLanguageCode,
    near: () => ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'uk', 'pl', 'sv', 'nb'],
  }),
  fold: (text) => text.toLowerCase(),
  code: 'language',
}

const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
const allPairs = letters.flatMap((first) => letters.map((second) => first + second))
const country: Codes = {
  known: (_, knowing) => ({
    has: (code) => /^[A-Z]{2}$/.test(code) && knowing.isCountry(code),
    near: () => allPairs.filter((pair) => knowing.isCountry(pair)),
  }),
  fold: (text) => text.toUpperCase(),
  code: 'country',
}

const entry: Codes = {
  known: (field, knowing) => {
    const ids = knowing.entries('kind' in field ? field.kind : '')
    return { has: (id) => ids.has(id), near: () => [...ids] }
  },
  fold: (text) => text.toLowerCase(),
  code: 'entry',
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function parseCode({ known, fold, code }: Codes, written: string, field: Field, knowing: Knowing): Parsed<string> {
  const list = known(field, knowing)
  const folded = fold(cleaned(written))
  const exact = list.has(cleaned(written)) ? cleaned(written) : folded
  if (list.has(exact)) return { value: exact }
  const candidates = list.near()
  const near = code === 'country' ? nearestCountry(written, candidates) : nearest(folded, candidates)
  const of = candidates.length <= 24 && code === 'choice' ? candidates.join(', ') : undefined
  return faulty(code, { value: shown(written), ...(near !== null && { near }), ...(of !== undefined && { of }) })
}

/** A code of two letters is near every other: a name, or the same letters the other way round, tell more. */
function nearestCountry(written: string, codes: readonly string[]): string | null {
  const name = written.trim().toLowerCase()
  const byName = codes.find((code) => countryNames.of(code)?.toLowerCase() === name)
  if (byName) return byName
  const common = { UK: 'GB', EN: 'GB', EL: 'GR', SP: 'ES', DN: 'DK', KO: 'KR', SWE: 'SE', AU: 'AT' } as const
  const upper = name.toUpperCase()
  if (upper in common) return common[upper as keyof typeof common]
  return codes.find((code) => code === upper.slice(1) + upper.slice(0, 1)) ?? null
}

const one = (codes: Codes): FieldType => ({
  parse(written, field, knowing) {
    if (isNothing(written)) return { value: null }
    return typeof written === 'string'
      ? parseCode(codes, written, field, knowing)
      : faulty('text', { value: shown(written) })
  },
  print: (value) => (typeof value === 'string' ? value : ''),
})

/** Several, each once, apart by semicolons, commas or lines. */
const several = (codes: Codes): FieldType => ({
  parse(written, field, knowing) {
    if (isNothing(written)) return { value: [] }
    const parts = Array.isArray(written) ? (written as unknown[]) : textOf(written).split(/[;,\n]/)
    const values: string[] = []
    for (const part of parts) {
      if (isNothing(part)) continue
      if (typeof part !== 'string') return faulty('text', { value: shown(part) })
      const read = parseCode(codes, part, field, knowing)
      if ('fault' in read) return read
      if (!values.includes(read.value)) values.push(read.value)
    }
    return { value: values }
  },
  print: (value) => (Array.isArray(value) ? value.join('; ') : ''),
})

export const codeTypes = {
  choice: one(choice),
  choices: several(choice),
  subjects: several(subject),
  language: one(language),
  languages: several(language),
  country: one(country),
  countries: several(country),
  entry: one(entry),
  entries: several(entry),
} as const
