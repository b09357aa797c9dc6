import type { Field } from '../model.ts'
import { codeTypes } from './codes.ts'
import { lines, links } from './lists.ts'
import type { FieldType, Knowing, Parsed } from './model.ts'
import * as single from './single.ts'

export type { EntryLink } from './lists.ts'
export {
  cleaned,
  type Fault,
  type FaultCode,
  faulty,
  isNothing,
  type Knowing,
  type Parsed,
  shown,
  textOf,
  wellFormed,
} from './model.ts'
export { parsePlaces, placeForFile, printPlace } from './places.ts'
export { longestLine } from './single.ts'

/** Every type a field may have: how it is read and how it is written. */
export const fieldTypes: Readonly<Record<Field['type'], FieldType>> = {
  line: single.line,
  lines,
  address: single.address,
  date: single.date,
  day: single.day,
  time: single.time,
  'time zone': single.zone,
  integer: single.integer,
  number: single.number,
  money: single.money,
  yes: single.yes,
  links,
  ...codeTypes,
}

export const parseField = (field: Field, written: unknown, knowing: Knowing): Parsed<unknown> =>
  fieldTypes[field.type].parse(written, field, knowing)

export const printField = (field: Field, value: unknown): string => fieldTypes[field.type].print(value)

/** Whose value is a list; empty where nothing was written. */
export const isList = ({ type }: Pick<Field, 'type'>): boolean =>
  ['lines', 'choices', 'subjects', 'languages', 'countries', 'entries', 'links'].includes(type)

/** Nothing stands there: what a required field must not have once published. A number 0 is something. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
