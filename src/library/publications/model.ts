/** What a publication is. */
export const forms = [
  'policy_brief',
  'study',
  'paper',
  'guide',
  'manual',
  'report',
  'meeting_report',
  'annual_report',
  'survey',
  'declaration',
  'good_practices',
  'test',
  'video',
  'brief_and_video',
  'data_tool',
  'welcome_pack',
  'brand_pack',
  'job_description',
  'briefing',
  'glossary',
  'information_pack',
  'brochure',
  'factsheet',
  'special_publication',
] as const
export type Form = (typeof forms)[number]

/** Under which heading the report of a year lists it. */
export const sections = ['policy_briefs', 'welcome_pack', 'publications', 'network_documents', 'visibility'] as const

export type PublicationValues = {
  readonly form: Form
  readonly issued: string | null
  readonly printedTitle: string
  readonly printedLanguage: string
  /** Null: the source does not say and nothing tells. */
  readonly language: string | null
  readonly languageInferred: boolean
  /** All it exists in, as far as the source says. */
  readonly languages: readonly string[]
  /** 'es https://…' */
  readonly addresses: readonly string[]
  readonly authors: readonly string[]
  readonly themes: readonly string[]
  readonly event: string | null
  readonly pack: string | null
  readonly versionOf: string | null
  readonly listedYear: number | null
  readonly section: (typeof sections)[number] | null
}

export interface Version {
  readonly language: string
  /** Null: where it can be read was not found. */
  readonly address: string | null
}

const written = /^([a-z]{2,3}) (https?:\/\/\S+)$/

/** In the order of `languages`, the language it was written in first. */
export function versionsOf({
  language,
  languages,
  addresses,
}: Pick<PublicationValues, 'language' | 'languages' | 'addresses'>): Version[] {
  const known = new Map(addresses.map((line) => [written.exec(line)?.[1], written.exec(line)?.[2]]))
  const all = [...new Set([...(language ? [language] : []), ...languages])]
  return all.map((one) => ({ language: one, address: known.get(one) ?? null }))
}

/** Each line is a language's code and the address of the version in it. */
export function versionsFault(
  addresses: readonly string[] | null,
  languages: readonly string[] | null,
): { key: string; fault: string } | null {
  for (const line of addresses ?? []) {
    const [, language, address] = written.exec(line) ?? []
    if (!language || !address || !URL.canParse(address)) return { key: 'addresses', fault: 'publication.fault.address' }
    if (!languages?.includes(language)) return { key: 'addresses', fault: 'publication.fault.language' }
  }
  return null
}

/** Of a day as exact as its source has it: 2020, 2020-03 or 2020-03-21. */
export const yearOfDay = (day: string | null): number | null => (day ? Number(day.slice(0, 4)) : null)

/** The same but for spaces and apostrophes: printers and we set these differently. */
export const sameTitle = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (title: string): string => title.replace(/[’']/g, "'").replace(/\s+/g, ' ').trim()

interface Versioned {
  readonly id: string
  readonly values: Pick<PublicationValues, 'versionOf'>
}

/** Each once, with the same in other languages where both are among them. */
export function foldVersions<P extends Versioned>(publications: readonly P[]): { first: P; others: readonly P[] }[] {
  const isAmong = (ids: ReadonlySet<string>, { values }: P) => values.versionOf !== null && ids.has(values.versionOf)
  const all = new Set(publications.map(({ id }) => id))
  // Of a version of a version the first is none: it stands by itself.
  const firsts = new Set(publications.filter((one) => !isAmong(all, one)).map(({ id }) => id))
  const others = Map.groupBy(publications, ({ values }) => values.versionOf)
  return publications
    .filter((one) => !isAmong(firsts, one))
    .map((first) => ({ first, others: firsts.has(first.id) ? (others.get(first.id) ?? []) : [] }))
}
