export const fits = ['strong', 'partial'] as const
/** `strong`: it does what the question asks about; `partial`: only a part of it, or its record leaves that open. */
export type Fit = (typeof fits)[number]

/** That a practice answers a question, and why. */
export interface Mapped {
  readonly item: string
  readonly fit: Fit
  readonly reasons: Reasons
}

/** Why, in the languages it was written in. */
export interface Reasons {
  readonly en: string
  readonly [lang: string]: string
}

export function reasonIn(reasons: Reasons, lang: string): { readonly text: string; readonly language: string } {
  const text = reasons[lang]
  return text === undefined ? { text: reasons.en, language: 'en' } : { text, language: lang }
}

/** A row of the mapping; without an item the reason says why none was chosen. */
export interface MappingRow {
  readonly practiceId: string
  readonly item: string | null
  readonly fit: Fit | null
  readonly reasons: Reasons
}

/** A row of the mapping as it is shown of one practice. */
export type ReviewedItem = Omit<MappingRow, 'practiceId'>
