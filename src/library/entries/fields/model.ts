import type { Field } from '../model.ts'

/** Why something written is none of what its field holds; each is a sentence below `fault.`, filled with the rest. */
export interface Fault {
  readonly code: FaultCode
  readonly value?: string
  /** What was probably meant. */
  readonly near?: string
  readonly of?: string
}

export type FaultCode =
  | 'text'
  | 'long'
  | 'address'
  | 'date'
  | 'dateMissing'
  | 'day'
  | 'time'
  | 'zone'
  | 'integer'
  | 'number'
  | 'money'
  | 'currency'
  | 'yes'
  | 'choice'
  | 'subject'
  | 'language'
  | 'country'
  | 'entry'
  | 'self'
  | 'circle'
  | 'links'
  | 'place'
  | 'placeNear'
  | 'placeForm'
  | 'missing'
  | 'needed'
  | 'column'
  | 'role'
  | 'id'
  | 'network'
  | 'visibility'
  | 'visibilityNetwork'
  | 'published'
  | 'markdown'
  | 'twice'
  | 'notYours'
  | 'otherWorld'
  | 'changedTwice'
  | 'said'
  | 'constraint'

export type Parsed<Value> = { readonly value: Value } | { readonly fault: Fault }

/** What is known while something written is read: names of places, ids of entries. */
export interface Knowing {
  /** Of one world; by id. */
  readonly places: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly country: string }>
  readonly networks: ReadonlySet<string>
  isCountry(code: string): boolean
  /** Ids of the entries of a kind that stand or come with the same file. */
  entries(kind: string): ReadonlySet<string>
}

/** What one type of field makes of something written: by hand, in a cell, or as JSON has it. */
export interface FieldType {
  /** Null: nothing was written. Lists are empty then. */
  parse(written: unknown, field: Field, knowing: Knowing): Parsed<unknown>
  /** As people write it, so that parse finds the same again. */
  print(value: unknown): string
}

export const isNothing = (written: unknown): boolean =>
  written === undefined || written === null || (typeof written === 'string' && written.trim() === '')

export const faulty = (code: FaultCode, more: Omit<Fault, 'code'> = {}): { fault: Fault } => ({
  fault: { code, ...more },
})

/** As it was written, for a sentence that says what is wrong with it. */
export const shown = (written: unknown): string => {
  const text = cleaned(textOf(written))
  return text.length > 80 ? `${text.slice(0, 80)} …` : text
}

/**
 * Without the signs that XML, workbooks and calendars cannot hold: controls but tabs and ends of lines, halves of pairs and
 * what Unicode keeps from being a character. A browser sends a line's end as two signs.
 */
export const wellFormed = (text: string): string =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')

export const cleaned = (text: string): string => wellFormed(text).trim()

/** A number or a yes of JSON as people write it. */
export const textOf = (written: unknown): string =>
  typeof written === 'string' ? written : (JSON.stringify(written) ?? '')
