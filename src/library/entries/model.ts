import type { Domain, Lang } from '#locales'

/** Who may read an entry once it is published. */
export const visibilities = ['public', 'members', 'network', 'secretariat'] as const
export type Visibility = (typeof visibilities)[number]

/** A text of an entry that every language has its own of. `lines`: a list, one a line; `paragraphs`: Markdown. */
export interface TextField {
  readonly key: string
  readonly shape: 'line' | 'lines' | 'paragraphs'
  readonly required?: true
}

interface OfColumn {
  /** In files, forms and `Entry.values`. */
  readonly key: string
  readonly column: string
  readonly required?: true
}

/** What an entry holds beside its texts. A day may be as exact as its source has it: 2020, 2020-03 or 2020-03-21. */
export type Field = OfColumn &
  (
    | {
        readonly type:
          | 'line'
          | 'lines'
          | 'address'
          | 'date'
          | 'day'
          | 'time'
          | 'time zone'
          | 'integer'
          | 'number'
          | 'money'
          | 'yes'
      }
    | { readonly type: 'choice' | 'choices'; readonly of: readonly string[] }
    /** Themes and areas of the one taxonomy; ISO 639 languages; ISO 3166-1 countries. */
    | { readonly type: 'subjects' | 'language' | 'languages' | 'country' | 'countries' }
    /** Ids of other entries. */
    | { readonly type: 'entry' | 'entries'; readonly kind: string }
    /** A list of links with a title by language: `[{ title: { en, fr }, address }]`. */
    | { readonly type: 'links' }
  )

/** Places with one role in an entry; kept in `entry_place`. */
export interface PlacesField {
  readonly role: string
  readonly required?: true
}

/**
 * A kind of entry, described once: from this it has its form, its states, its versions, its way in and out as a file and its
 * place in the search. Its words are in the domain's file, in every language: `<name>.one`, `<name>.many`,
 * `<name>.field.<key>` for every text, field and role of places, `<name>.hint.<key>` where a reader needs one, and
 * `<name>.choice.<key>.<value>`.
 */
export interface EntryKind<Values = EntryValues> {
  /** Two words at most, with a space: 'event', 'newsletter issue'. In addresses spaces are hyphens. */
  readonly name: string
  readonly table: string
  readonly words: Domain
  readonly texts: readonly TextField[]
  /** The text that names an entry; the first of `texts` unless said. */
  readonly title?: string
  readonly fields: readonly Field[]
  readonly places: readonly PlacesField[]
  /** What must hold between fields; null where it does. The key is of a field. */
  check?(values: Values): { readonly key: string; readonly fault: string } | null
  /** Where readers find it; undefined where it has no page of its own. */
  address?(lang: Lang, id: string): string
  /** The year it belongs to, for lists and search; null where it belongs to none. */
  year(values: Values): number | null
  /** Of the values, for the search by theme; `subjects` fields unless said. */
  readonly inSearch: boolean
}

export type EntryValues = Readonly<Record<string, unknown>>
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface EntryPlace {
  readonly role: string
  readonly placeId: string | null
  readonly name: string
  readonly country: string | null
}

export interface Entry<Values = EntryValues> {
  readonly kind: string
  readonly id: string
  /** Whose entry it is; null: the programme's. */
  readonly networkId: string | null
  readonly visibility: Visibility
  readonly texts: Texts
  readonly sourceLanguage: string
  /** By language, the digest of the source texts that a translation was made from. */
  readonly translatedFrom: Readonly<Record<string, string>>
  readonly values: Values
  readonly places: readonly EntryPlace[]
  readonly source: string
  /** Null: a draft. It may lie ahead. */
  readonly publishedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly version: number
  readonly changedAt: Date | null
  readonly demonstration: boolean
}

/** In addresses and names of files. */
export const slugOf = ({ name }: Pick<EntryKind, 'name'>): string => name.replaceAll(' ', '-')

export type EntryState = 'draft' | 'planned' | 'published' | 'withdrawn'

export function stateOf(
  { publishedAt, withdrawnAt }: Pick<Entry, 'publishedAt' | 'withdrawnAt'>,
  now: Date,
): EntryState {
  if (withdrawnAt) return 'withdrawn'
  if (!publishedAt) return 'draft'
  return publishedAt > now ? 'planned' : 'published'
}

/** A text in the reader's language, else in the source's, else in any; with the language it is in. Undefined: nowhere. */
export function textIn(
  { texts, sourceLanguage }: Pick<Entry, 'texts' | 'sourceLanguage'>,
  key: string,
  lang: string,
): { text: string; lang: string } | undefined {
  for (const language of [lang, sourceLanguage, ...Object.keys(texts)]) {
    const text = texts[language]?.[key]
    if (text) return { text, lang: language }
  }
  return undefined
}

/** Who reads, as far as visibility depends on it. */
export interface Reader {
  readonly secretariat: boolean
  /** Holds a mandate of a place, a network or the programme. */
  readonly member: boolean
  readonly networks: readonly string[]
  /** Networks whose entries they write: drafts of these are found too. */
  readonly writesFor?: readonly string[]
  /** Of the invented network: sees its entries among the others, of which it reads the public ones. */
  readonly demonstration: boolean
}
