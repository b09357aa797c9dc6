import type { Db } from '#platform/database'

/** A text in every language that the program speaks. */
export type Said = Readonly<Record<'en' | 'fr', string>>

/** What a figure is asked for: a year, and a part of the record (a network) or all of it. */
export interface FigureScope {
  readonly year: number
  readonly network: string | null
}

/** One of the rows that a figure was made from. `address`: its page, below the language. */
export interface FigureRow {
  readonly id: string
  readonly label: string
  /** In every language it has one in, where it is no name: the label is then the source's. */
  readonly labels?: Readonly<Record<string, string>>
  /** ISO 639; null: the label is a name. */
  readonly language: string | null
  readonly address: string | null
  /** When it was, as exact as its source has it: 2020, 2020-03, 2020-03-21. */
  readonly on?: string
  /** How much the row adds where the figure is a sum. */
  readonly amount?: number
  readonly source: string | null
}

export interface FigureValue {
  /** Null: the record holds nothing to make it from. */
  readonly value: number | null
  readonly rows: readonly FigureRow[]
}

/** A named query: what is counted or summed, in a sentence, and the rows it was made from. */
export interface Figure {
  /** snake_case, as in a file of figures: `members_new`. */
  readonly name: string
  /** A key of units: 'places', 'EUR', 'percent' … */
  readonly unit: string
  readonly says: Said
  /** Networks have reports of their own: false where a figure is the programme's alone. */
  readonly ofNetworks: boolean
  run(db: Db, scope: FigureScope): Promise<FigureValue>
}

/** A series or a list for a table or a chart: rows of the record, not figures. */
export interface Series {
  readonly name: string
  readonly says: Said
  readonly ofNetworks: boolean
  run(db: Db, scope: FigureScope): Promise<readonly SeriesRow[]>
}

export interface SeriesRow extends FigureRow {
  /** What it is gathered under: a country's code, an area's key, a month 2020-03, a kind. */
  readonly group: string | null
  readonly amount: number
}
