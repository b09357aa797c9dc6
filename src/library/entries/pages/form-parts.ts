import type { View } from '#platform/http'
import { sayFault } from '../fault-words.ts'
import type { NetworkChoice } from '../knowing-store.ts'
import type { EntryKind } from '../model.ts'
import { first, type FormFaults, type Typed } from './form-reading.ts'
import type { SourceChange } from './source-change.ts'

export interface FormProps {
  view: View
  kind: EntryKind
  typed: Typed
  faults: FormFaults
  networks: readonly NetworkChoice[]
  /** Whether an entry may be the programme's own. */
  ofProgramme: boolean
  /** Languages whose text is older than the source's, with what changed there since. */
  changes: readonly SourceChange[]
  /** Choices for fields that name other entries, by kind. */
  named: ReadonlyMap<string, readonly { id: string; title: string }[]>
  /** For fields of places: ids and names. */
  places: readonly { id: string; name: string }[]
}

export function fieldOf({ view, typed, faults }: Pick<FormProps, 'view' | 'typed' | 'faults'>) {
  return (name: string) => {
    const fault = faults[name]
    return { name, value: first(typed, name), error: fault && sayFault(view.speech, fault) }
  }
}

/** Needed to publish, not to save a draft: said in words, never as an attribute. */
export const named = ({ view }: Pick<FormProps, 'view'>, label: string, needed: boolean): string =>
  needed ? view.speech.words('entries')('form.needed', { field: label }) : label

/** A date that was typed wrong stays to be read: a date field would show nothing. */
export const dateInput = (value: string) =>
  value === '' || /^\d{4}-\d\d-\d\d$/.test(value) ? ('date' as const) : ('text' as const)
