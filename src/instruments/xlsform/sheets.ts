/** The tables of an XLSForm workbook (xlsform.org), as rows by column. */
export interface Sheets {
  readonly survey: readonly FormRow[]
  readonly choices: readonly FormRow[]
  readonly settings: readonly FormRow[]
  /** What an edition says beside a form: composites, rule, glossary. Other programs pass it over. */
  readonly icc: readonly FormRow[]
}

/** An empty cell is no entry. */
export type FormRow = Readonly<Record<string, string>>

/** Columns of ours, which the standard lets stand under a namespace that `settings` declares. */
export const namespaces = 'icc="urn:intercultural-cities:edition"'
export const own = (name: string): string => `bind::icc:${name}`

/** `label` in `fr` → `label::français (fr)`: the form that the standard asks for. */
export const translated = (column: string, language: string): string => `${column}::${languageLabel(language)}`

export const languageLabel = (language: string): string =>
  `${new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language} (${language})`

/** Of an item that may be said not to apply: the box to tick before it. */
export const notApplicableOf = (item: string): string => `${item}_na`
export const commentOf = (item: string): string => `${item}_comment`
export const sourceOf = (item: string): string => `${item}_source`
export const aboutOf = (area: string): string => `${area}_about`
