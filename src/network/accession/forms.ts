import type { Letter } from './model.ts'
import { isStep } from './model.ts'
import type { Opening, PlaceDraft, Recording } from './actions.ts'
import { firstDayOf, readPartialDate } from './partial-date.ts'
import { type Form, isWebAddress, longest, typed } from './typed.ts'

/** Why a field is not taken; its sentence is `fault.<fault>`. */
export type Fault =
  | 'choose'
  | 'date'
  | 'day'
  | 'future'
  | 'past'
  | 'address'
  | 'empty'
  | 'long'
  | 'year'
  | 'amount'
  | 'currency'

export type Faults<Field extends string> = Partial<Record<Field, Fault>>

export type Read<Value, Field extends string> =
  | { readonly value: Value }
  | { readonly typed: Readonly<Record<Field, string>>; readonly faults: Faults<Field> }

type StepField = 'step' | 'what' | 'on' | 'note' | 'document'
export type StepForm = Readonly<Record<StepField, string>>

export function readStepForm(form: Form, today: string): Read<Recording, StepField> {
  const fields = all(form, ['step', 'what', 'on', 'note', 'document'])
  const { step, what, on, note, document } = fields
  const date = on === '' ? null : readPartialDate(on)
  const faults: Faults<StepField> = {
    ...(!isStep(step) && { step: 'choose' }),
    ...(what !== 'done' && what !== 'planned' && { what: 'choose' }),
    ...onFault(what, on, date, today),
    ...(note.length > longest.note && { note: 'long' }),
    ...documentFault(document),
  }
  if (!isStep(step) || Object.keys(faults).length > 0) return { typed: fields, faults }
  const done = what === 'done'
  const texts = { note: note || null, document: document || null }
  return { value: { step, done, dueOn: done ? null : date, doneOn: done ? date : null, ...texts } }
}

/** What was done may lack its date, or be dated by its year; what is planned needs its day. */
function onFault(what: string, on: string, date: string | null, today: string): Faults<'on'> {
  if (on !== '' && date === null) return { on: 'date' }
  if (what === 'planned') {
    if (date === null || date.length < 10) return { on: 'day' }
    return date < today ? { on: 'past' } : {}
  }
  return date !== null && firstDayOf(date) > today ? { on: 'future' } : {}
}

function documentFault(document: string): Faults<'document'> {
  if (document.length > longest.address) return { document: 'long' }
  return document !== '' && !isWebAddress(document) ? { document: 'address' } : {}
}

type OpenField = 'place' | 'name' | 'country' | 'kind' | 'source' | 'note'
export type OpenForm = Readonly<Record<OpenField, string>>

/** A place that is known, by its id, or a new one. What may be chosen is given: anything else is no choice. */
export function readOpenForm(
  form: Form,
  offered: { countries: readonly string[]; kinds: readonly string[] },
): Read<Opening, OpenField> {
  const fields = all(form, ['place', 'name', 'country', 'kind', 'source', 'note'])
  const { place, note } = fields
  const tooLong = note.length > longest.note && { note: 'long' as const }
  if (typed(form, 'which') === 'known') {
    const faults: Faults<OpenField> = { ...(place === '' && { place: 'choose' }), ...tooLong }
    if (Object.keys(faults).length > 0) return { typed: fields, faults }
    return { value: { place: { id: place }, note: note || null } }
  }
  const { name, country, kind, source } = fields
  const faults: Faults<OpenField> = {
    ...textFault('name', name, longest.name),
    ...(!/\p{L}/u.test(name) && { name: 'empty' }),
    ...(!offered.countries.includes(country) && { country: 'choose' }),
    ...(!offered.kinds.includes(kind) && { kind: 'choose' }),
    ...textFault('source', source, longest.address),
    ...tooLong,
  }
  if (Object.keys(faults).length > 0) return { typed: fields, faults }
  const draft: PlaceDraft = { name, country, kind, source }
  return { value: { place: draft, note: note || null } }
}

type LetterField = 'signatory' | 'office' | 'on'

export function readLetterForm(form: Form): Read<Letter, LetterField> {
  const fields = all(form, ['signatory', 'office', 'on'])
  const { signatory, office, on } = fields
  const date = readPartialDate(on)
  const faults: Faults<LetterField> = {
    ...textFault('signatory', signatory, longest.name),
    ...textFault('office', office, longest.name),
    ...(date?.length !== 10 && { on: 'day' }),
  }
  return date === null || Object.keys(faults).length > 0
    ? { typed: fields, faults }
    : { value: { signatory, office, on: date } }
}

/** Why something is taken back or ended. */
export function readReason(form: Form): Read<string, 'reason'> {
  const { reason } = all(form, ['reason'])
  const faults = textFault('reason', reason, longest.reason)
  return Object.keys(faults).length > 0 ? { typed: { reason }, faults } : { value: reason }
}

export function textFault<Field extends string>(field: Field, text: string, most: number): Faults<Field> {
  const fault: Fault | null = text === '' ? 'empty' : text.length > most ? 'long' : null
  return fault === null ? {} : ({ [field]: fault } as Faults<Field>)
}

export function all<Field extends string>(form: Form, fields: readonly Field[]): Record<Field, string> {
  return Object.fromEntries(fields.map((field) => [field, typed(form, field)])) as Record<Field, string>
}
