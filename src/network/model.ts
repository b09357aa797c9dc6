/** Words of the record in the languages it has them in; English is always there. */
export type Texts = Readonly<{ en: string } & Partial<Record<string, string>>>

export const statuses = [
  'member',
  'member_unconfirmed_2020',
  'joined_after_2020',
  'index_participant',
  'accession_pending',
  'former',
] as const
export type Status = (typeof statuses)[number]

/** What lists, maps and links need of a place. */
export interface Place {
  id: string
  name: string
  localName: string | null
  /** ISO 3166-1 alpha-2, or QM to QZ for invented countries. */
  country: string
  kind: string
  /** Those it is in now, by id. */
  networkIds: readonly string[]
  status: Status
  joinedYear: number | null
  latitude: number | null
  longitude: number | null
  demonstration: boolean
}

/** All that is recorded of a place. */
export interface PlaceRecord extends Place {
  /** Latest year in which a source names the place in its stated role. */
  evidenceYear: number | null
  /** 'seat': the place is a borough, canton, island … and the point is its seat. */
  coordinateScope: 'place' | 'seat' | null
  coordinateSource: string | null
  note: string | null
  source: string
}

export interface Network {
  id: string
  name: Texts
  description: Texts
  /** What the programme's 2020 report says it did that year. */
  activities: Partial<Record<string, readonly string[]>>
  demonstration: boolean
}

export const measures = ['population', 'foreign_born_percent', 'non_national_percent', 'gdp_per_capita_eur'] as const
/** Foreign-born and non-national shares count different people: never one column. */
export type Measure = (typeof measures)[number]

export interface PlaceFact {
  placeId: string
  measure: Measure
  value: number
  /** The year the figure describes; null where the source does not date it. */
  year: number | null
  /** 'geonames': the figure of the place of that name, often smaller than the municipality. */
  basis: 'stated' | 'geonames' | 'invented'
  source: string
  /** What the figure does not mean. */
  caveat: Texts | null
}

/**
 * The day on which a mandate is asked after, YYYY-MM-DD: that of UTC everywhere. Of most places no time zone is recorded,
 * so a last day may end some hours before or after the place's own midnight, for whoever asks alike.
 */
export const mandateDay = (now: Date): string => now.toISOString().slice(0, 10)

/** Text in the language, else in English; `lang` says which it is, so that the page can mark it. */
export function inLanguage(texts: Texts, lang: string): { text: string; lang: string } {
  const text = texts[lang]
  return text === undefined ? { text: texts.en, lang: 'en' } : { text, lang }
}

/** The name as it stands in a list: "RECI" of "RECI – Spanish network of Intercultural Cities". */
export function shortName(name: Texts, lang: string): string {
  return inLanguage(name, lang).text.split(/ – | \(/)[0] ?? ''
}

/**
 * The figure to show first: a municipality's own before that of GeoNames, the latest dated before an undated one.
 * Undefined where nothing is known.
 */
export function headline(facts: readonly PlaceFact[], measure: Measure): PlaceFact | undefined {
  const weight = (fact: PlaceFact) => (fact.basis === 'geonames' ? 0 : 10_000) + (fact.year ?? 0)
  return facts.filter((fact) => fact.measure === measure).sort((a, b) => weight(b) - weight(a))[0]
}

/** http(s) addresses of a source, which may name several, separated by "; " outside brackets. */
export function sourcesOf(source: string): { text: string; href: string | undefined }[] {
  return source
    .split(/\s*;\s+(?![^(]*\))/)
    .filter((part) => part !== '')
    .map((text) => ({ text, href: /^https?:\/\/[^\s]+/.exec(text)?.[0] }))
}

/** Whether a source says something beside its addresses, in the words of the record, which are English. */
export const saysMore = (source: string): boolean =>
  sourcesOf(source).some(({ text, href }) => href !== undefined && href.length < text.length)
