import type { FigureRow, FigureValue, Said, SeriesRow } from '#platform/figures'

/** The prose of a report as it is brought along or written here: chapters in order, each in every language. */
export interface Prose {
  /** Names with digits in them, which are no figures: Covid-19. */
  readonly names: readonly string[]
  readonly title: Said
  readonly subtitle: Said
  /** Said on every page, where it must be known before anything else. */
  readonly mark: Said | null
  readonly chapters: readonly Chapter[]
}

export interface Chapter {
  readonly key: string
  readonly title: Said
  /** Begins a page where there are pages. */
  readonly newPage: boolean
  readonly text: Said
}

/** A figure as it was printed. */
export interface Stated {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly chapter: string
  readonly note: string
  readonly source: string
}

/** Somebody has seen that the record and the print disagree, with exactly these two values. */
export interface Acknowledged {
  readonly id: string
  readonly figure: string
  readonly recorded: number | null
  readonly stated: number
  readonly reason: Partial<Said>
  /** Of the source that says so; null: the secretariat. Never a person's. */
  readonly name: string | null
  readonly at: Date
  readonly byHand: boolean
}

export interface Difference {
  readonly figure: string
  readonly recorded: number | null
  readonly stated: number
  /** Undefined: nobody has; the report is not built. */
  readonly acknowledged: Acknowledged | undefined
}

/** A figure of the report with what it was made from. */
export interface Found extends FigureValue {
  readonly name: string
  readonly unit: string
  readonly says: Said
}

export interface FoundSeries {
  readonly name: string
  readonly says: Said
  readonly rows: readonly SeriesRow[]
}

/** All that a report is composed from, and nothing else. */
export interface Material {
  readonly year: number
  /** Null: the programme's own report. */
  readonly network: { readonly id: string; readonly name: Said } | null
  /** Day of the data. */
  readonly date: Date
  readonly prose: Prose
  /** Whether the texts were written for this year, and are not those that serve any. */
  readonly ownTexts: boolean
  readonly figures: ReadonlyMap<string, Found>
  /** By query, with its parameters as `keyOf` writes them. */
  readonly series: ReadonlyMap<string, FoundSeries>
  /** Names that there are, whether or not this report asks for them. */
  readonly known: {
    readonly figures: readonly string[]
    readonly series: readonly string[]
    /** Of entries, in every language: what may stand in a text with its digits. */
    readonly titles: ReadonlySet<string>
  }
  readonly stated: readonly Stated[]
  readonly acknowledged: readonly Acknowledged[]
}

/** What keeps a report from being built, and where. */
export interface Problem {
  readonly kind: 'figure in words' | 'unknown query' | 'difference' | 'text missing' | 'form'
  readonly chapter: string | null
  readonly lang: string | null
  readonly line: number | null
  /** What is written, or the figure's name. */
  readonly what: string
  /** A nearest name, what is expected. */
  readonly hint: string
}

export type { FigureRow, Said, SeriesRow }
