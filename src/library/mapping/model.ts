export const fits = ['strong', 'partial'] as const
/** `strong`: it does what the question asks about; `partial`: only a part of it, or its record leaves that open. */
export type Fit = (typeof fits)[number]

/** That a practice answers a question, and why. */
export interface Mapped {
  readonly item: string
  readonly fit: Fit
  readonly reason: string
  /** Of the reason. */
  readonly language: string
}

/** A row of the mapping; without an item the reason says why none was chosen. */
export interface MappingRow {
  readonly practiceId: string
  readonly item: string | null
  readonly fit: Fit | null
  readonly reason: string
}

/** A row of the mapping as it is shown, with the language of its reason. */
export interface ReviewedItem extends Omit<MappingRow, 'practiceId'> {
  readonly language: string
}
