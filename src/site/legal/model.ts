/** Pages that an institution completes. */
export const legalPages = ['accessibility', 'privacy', 'legal'] as const
export type LegalPage = (typeof legalPages)[number]

interface Field {
  readonly page: LegalPage
  /** `text` has several lines; the others one. A `state` is one of `conformities`. */
  readonly kind: 'line' | 'text' | 'email' | 'url' | 'date' | 'state'
  /** In each language of the interface; otherwise one value for all. */
  readonly translated: boolean
}

/** What the program cannot know by itself, in the order of the form. */
export const fields = {
  publisher: { page: 'legal', kind: 'line', translated: true },
  publisherAddress: { page: 'legal', kind: 'text', translated: false },
  publisherEmail: { page: 'legal', kind: 'email', translated: false },
  responsible: { page: 'legal', kind: 'line', translated: true },
  host: { page: 'legal', kind: 'line', translated: false },
  hostAddress: { page: 'legal', kind: 'text', translated: false },
  terms: { page: 'legal', kind: 'text', translated: true },
  controller: { page: 'privacy', kind: 'line', translated: true },
  controllerEmail: { page: 'privacy', kind: 'email', translated: false },
  protectionOfficer: { page: 'privacy', kind: 'line', translated: true },
  legalBasis: { page: 'privacy', kind: 'text', translated: true },
  recipients: { page: 'privacy', kind: 'text', translated: true },
  backups: { page: 'privacy', kind: 'line', translated: true },
  authority: { page: 'privacy', kind: 'line', translated: true },
  authorityPage: { page: 'privacy', kind: 'url', translated: false },
  conformity: { page: 'accessibility', kind: 'state', translated: false },
  gaps: { page: 'accessibility', kind: 'text', translated: true },
  checkedOn: { page: 'accessibility', kind: 'date', translated: false },
  checkedBy: { page: 'accessibility', kind: 'line', translated: true },
  accessibilityEmail: { page: 'accessibility', kind: 'email', translated: false },
  enforcement: { page: 'accessibility', kind: 'line', translated: true },
  enforcementPage: { page: 'accessibility', kind: 'url', translated: false },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof fields
export const fieldNames = Object.keys(fields) as FieldName[]
export const fieldOf = (name: FieldName): Field => fields[name]

/** How far the site meets the norm, as whoever checked it found. */
export const conformities = ['full', 'partial', 'none'] as const

/** BCP 47 for "undetermined": a value that is the same in every language. */
export const sameInAll = 'und'

export const languagesOf = (name: FieldName, languages: readonly string[]): readonly string[] =>
  fields[name].translated ? languages : [sameInAll]

/** A field in a language, as forms and maps name it. */
export const keyOf = (name: FieldName, language: string): string => `${name}.${language}`

/** By `keyOf`; what is missing is not there. */
export type LegalValues = ReadonlyMap<string, string>

/** In the language, else in another, which it then names; undefined where nobody has filled it in. */
export function valueOf(
  values: LegalValues,
  name: FieldName,
  lang: string,
  languages: readonly string[],
): { text: string; lang: string } | undefined {
  const order = fields[name].translated ? [lang, ...languages] : [sameInAll]
  for (const language of order) {
    const text = values.get(keyOf(name, language))
    if (text !== undefined) return { text, lang: language === sameInAll ? lang : language }
  }
  return undefined
}

/** Keys of fields nobody has filled in, of one page or of all. */
export function missingKeys(values: LegalValues, languages: readonly string[], page?: LegalPage): string[] {
  return fieldNames
    .filter((name) => page === undefined || fields[name].page === page)
    .flatMap((name) => languagesOf(name, languages).map((language) => keyOf(name, language)))
    .filter((key) => !values.has(key))
}

/** Whether a typed value may stand in the field: a key of the words says what is wrong. Empty is no mistake: it stays missing. */
export function objectionTo(name: FieldName, value: string): 'error.email' | 'error.url' | 'error.date' | undefined {
  if (value === '') return undefined
  switch (fieldOf(name).kind) {
    case 'email':
      return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value) ? undefined : 'error.email'
    case 'url':
      return URL.canParse(value) && /^https?:\/\//.test(value) ? undefined : 'error.url'
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? undefined : 'error.date'
    default:
      return undefined
  }
}
