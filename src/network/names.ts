import type { Speech } from '#platform/i18n'
import { inLanguage, type Place, type Status, type Texts } from './model.ts'

/** Names of invented countries by code. */
export type InventedCountries = ReadonlyMap<string, Texts>

/** Names of countries by code in one language, as a page needs them. */
export type CountryNames = ReadonlyMap<string, string>

/** A real country by CLDR, an invented one by its own name, an unknown code as it is. */
export function countryName(speech: Speech, code: string, invented: InventedCountries): string {
  const made = invented.get(code)
  return made ? inLanguage(made, speech.lang).text : (speech.country(code) ?? code)
}

/** Asked for once a page: to find a country's name takes its time. */
export function countryNames(speech: Speech, codes: readonly string[], invented: InventedCountries): CountryNames {
  return new Map(codes.map((code) => [code, countryName(speech, code, invented)]))
}

const kinds = {
  city: 'kind.city',
  municipality: 'kind.municipality',
  borough: 'kind.borough',
  'metropolitan borough': 'kind.metropolitanBorough',
  district: 'kind.district',
  'district of Seoul': 'kind.districtOfSeoul',
  'council area': 'kind.councilArea',
  canton: 'kind.canton',
  county: 'kind.county',
  island: 'kind.island',
  region: 'kind.region',
  'union of municipalities': 'kind.union',
} as const

/** The kind in the reader's language; a kind without words as the record has it. */
export function kindName(speech: Speech, kind: string): string {
  const t = speech.words('network')
  return kind in kinds ? t(kinds[kind as keyof typeof kinds]) : kind
}

/** The year it joined; a place that never did, as far as is known, says so. */
export function joinedIn(speech: Speech, { joinedYear, status }: Pick<Place, 'joinedYear' | 'status'>): string {
  const t = speech.words('network')
  if (joinedYear !== null) return String(joinedYear)
  return t(status === 'index_participant' || status === 'accession_pending' ? 'joined.none' : 'joined.unknown')
}

export function statusName(speech: Speech, status: Status): string {
  return speech.words('network')(`status.${status}`)
}
