import type { Db } from '../database/index.ts'

/** A text that is searched, and the language it is in. */
export interface SearchText {
  readonly title: string
  /** Where the title is not in the text's language. */
  readonly titleLang?: string
  /** Other names, people, places: what is searched beside the text and not shown. */
  readonly names?: readonly string[]
  readonly body: string
}

/** A thing that can be found. What has no document is not found. */
export interface SearchDocument {
  readonly kind: string
  readonly id: string
  /** By language; readers of another are shown `sourceLanguage`, or any. */
  readonly texts: Readonly<Record<string, SearchText>>
  readonly sourceLanguage: string
  address(lang: string): string
  /** `{ theme: ['housing'], year: ['2020'] }`: what a search is narrowed by. */
  readonly facets: Readonly<Record<string, readonly string[]>>
  /** Who may find it: whoever is in one of these. */
  readonly audience: readonly string[]
  /** Found from then on. */
  readonly publishedAt: Date
  /** Newer ones come first among equals; when it was published unless said. */
  readonly dated?: Date
  /** Above 1 comes sooner. */
  readonly weight?: number
}

/** `own`: the document goes with the row. `kindColumn`: where rows of one table belong to documents of several kinds. */
export interface FollowedTable {
  readonly table: string
  readonly column: string
  readonly own?: true
  readonly kindColumn?: string
}

/** Where documents of a kind come from. */
export interface SearchSource {
  readonly kind: string
  /** Tables whose changes make documents of this kind anew, and the column that names the document there. */
  readonly tables: readonly FollowedTable[]
  /** Named where no table tells of changes: made anew at every start. */
  readonly ids?: () => readonly string[]
  /** Ends or begins by the calendar: made anew once a day. */
  readonly daily?: true
  /** Of these ids, what there is to be found. */
  documents(db: Db, ids: readonly string[]): Promise<readonly SearchDocument[]>
}

export interface Asked {
  /** Words and phrases that must be there. */
  readonly words: readonly string[]
  /** Those that must not. */
  readonly without: readonly string[]
  /** The last of `words` is one word that may go on. */
  readonly open: boolean
  /** More was typed than is searched. */
  readonly cut: boolean
}

export interface Search {
  readonly lang: string
  readonly text: string
  readonly facets: Readonly<Record<string, string>>
  readonly audience: readonly string[]
  readonly now: Date
  /** From 1. */
  readonly page: number
}

/** How the words were read in the end. */
export type Reading =
  | { readonly as: 'asked' }
  /** Nothing has the last word as it stands: documents with words that begin so. */
  | { readonly as: 'beginning'; readonly word: string }
  /** Nothing has a word: documents with the one it resembles. */
  | { readonly as: 'corrected'; readonly text: string }
  /** Nothing has all of the words: documents with some. */
  | { readonly as: 'some' }

export interface Hit {
  readonly kind: string
  readonly id: string
  readonly address: string
  readonly title: Marked
  readonly quote: Marked
  readonly facets: readonly string[]
  readonly audience: readonly string[]
}

/** A text with what was searched for in it: every second part is a word that was found. */
export interface Marked {
  readonly lang: string
  readonly parts: readonly string[]
}

export interface Found {
  readonly reading: Reading
  readonly hits: readonly Hit[]
  readonly total: number
  /** More than are ranked and counted: these are the newest, and those that name it in their title. */
  readonly more: boolean
  /** Counts of the documents found, by facet and value. */
  readonly facets: Readonly<Record<string, readonly { value: string; count: number }[]>>
}

export const pageSize = 20
/** How many are ranked and counted. */
export const most = 300
