/** What every chart is given: texts in the reader's language, finished; nothing is put together or counted out here. */
export interface ChartHead {
  /** Unique in the page; letters, digits and hyphens. */
  readonly id: string
  /** What the chart shows, for those who do not see it. In a file of its own it is also written above the drawing. */
  readonly title: string
  /** What it says: the finding in a sentence or two. */
  readonly description: string
  readonly direction: 'ltr' | 'rtl'
  /** Written above the marks: what must be known first, such as why no group is drawn. */
  readonly note?: string | undefined
}

export interface Tick {
  readonly value: number
  readonly text: string
}

/** A figure and how it is written. */
export type Value = Tick

/** The middle of a group of five places or more; a smaller group has none. */
export interface Middle {
  readonly q1: number
  readonly median: number
  readonly q3: number
}

/** Names of the two marks of a group, written beside them: "Median 54", "Middle half". */
export interface MiddleNames {
  readonly median: string
  readonly half: string
}

/** What a mark stands for. */
export interface Subject {
  /** Of the place or area: becomes data-key of its marks, the same in every chart of the page. */
  readonly key: string
  /** Written at the mark. */
  readonly label: string
  /** The mark is then a link. */
  readonly href?: string | undefined
  /** The whole statement on this mark, "Lundby: 63.2": its name for a screen reader and what a pointer shows. */
  readonly title?: string | undefined
}

/** Classes of an ordered scale from low to high, two to five of them; the same colours in heat map and map. */
export interface ClassScale {
  /** What the value is: "Score, 0 to 100". */
  readonly name: string
  /** One for each class, from the lowest: "0–20". */
  readonly classes: readonly string[]
  /** Name of what has no value; null where nothing is missing. */
  readonly missing: string | null
}

export type Size = 'wide' | 'small'
