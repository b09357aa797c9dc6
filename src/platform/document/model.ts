/**
 * A document as data: what it says, in order, without a word on how it looks. Pages, PDF and Word files are made of the
 * same value, so that no two of them can differ.
 */
export interface Doc {
  /** BCP 47, of everything that does not say otherwise. */
  readonly lang: string
  readonly title: string
  readonly subtitle?: string
  /** One sentence for catalogues and search engines. */
  readonly description: string
  /** Day of the document; null for a draft, which carries none. */
  readonly date: Date | null
  readonly author?: string
  /** What stands on every page: that it is a draft, that everything in it is invented. */
  readonly mark?: string
  /** What it was made of, so that it can be asked for again: hashes, versions. */
  readonly identifier?: string
  readonly sections: readonly Section[]
}

export interface Section {
  /** Stable within the document: the anchor of links. */
  readonly key: string
  readonly title: string
  readonly lang?: string
  readonly blocks: readonly Block[]
  readonly sections?: readonly Section[]
  /** Begins a page where there are pages. */
  readonly newPage?: true
}

export type Block =
  | { readonly kind: 'paragraph'; readonly runs: Runs; readonly lang?: string; readonly lead?: true }
  | { readonly kind: 'list'; readonly ordered?: true; readonly items: readonly Runs[]; readonly lang?: string }
  | TableBlock
  | FigureBlock
  /** Said apart from the text: a notice, a practice, an answer that a place gave. */
  | { readonly kind: 'callout'; readonly title?: string; readonly blocks: readonly Block[]; readonly lang?: string }
  | { readonly kind: 'quote'; readonly runs: Runs; readonly source?: Runs; readonly lang?: string }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Runs }[] }

export interface TableBlock {
  readonly kind: 'table'
  readonly caption: string
  readonly head: readonly Cell[]
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Cell[])[]
  readonly note?: Runs
  /** What the figure before it shows already: closed on a page, where it opens when asked. */
  readonly folded?: true
}

export interface Cell {
  readonly runs: Runs
  readonly numeric?: true
}

export interface FigureBlock {
  readonly kind: 'figure'
  /** A whole drawing with its size, without script, style sheet or outside reference. */
  readonly svg: string
  /** What it shows, for whoever does not see it. */
  readonly alt: string
  readonly caption: Runs
  /** A narrow one: on paper it stands beside the paragraph before it, or beside a narrow neighbour. */
  readonly narrow?: true
}

export type Runs = readonly Run[]

export type Run =
  | string
  | {
      readonly text: string
      readonly bold?: true
      readonly italic?: true
      readonly href?: string
      readonly lang?: string
      /** Key of the figure that the text is bound to: a number that the program wrote, and keeps right. */
      readonly figure?: string
    }
