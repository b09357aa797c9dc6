import type { Place } from '../model.ts'
import { type PartialDate, yearOf } from './partial-date.ts'

/** In the order the programme advises. */
export const steps = ['interest', 'statement', 'questionnaire', 'report', 'agreement', 'visit', 'welcome'] as const
export type Step = (typeof steps)[number]

export const isStep = (value: string): value is Step => steps.some((step) => step === value)

/** One planning, or one doing, of a step: rows are added and taken back, never changed. */
export interface StepRecord {
  readonly id: string
  readonly step: Step
  /** The day it is planned for, YYYY-MM-DD; null for one that was never planned. */
  readonly dueOn: string | null
  readonly done: boolean
  /** Null while it is not done, and where no date is recorded. */
  readonly doneOn: PartialDate | null
  readonly note: string | null
  /** Address of a document, http(s). */
  readonly document: string | null
  /** Where the record has it from; null for what was entered here. */
  readonly source: string | null
  readonly recordedAt: Date | null
  /** Name of whoever recorded it; null where it is the record, or somebody who was erased. */
  readonly recordedBy: string | null
  readonly takenBackAt: Date | null
  readonly takenBackBy: string | null
  readonly takenBackReason: string | null
}

export interface Letter {
  /** Who signs for the place, and as what. */
  readonly signatory: string
  readonly office: string
  /** The day the letter bears, YYYY-MM-DD. */
  readonly on: string
}

/** A place on its way to membership, or the way it came. */
export interface Accession {
  readonly id: string
  readonly place: Place
  /** Null where the record tells of it. */
  readonly openedAt: Date | null
  readonly note: string | null
  readonly source: string | null
  /** It came to nothing. */
  readonly endedOn: string | null
  readonly endedReason: string | null
  readonly letter: Letter | null
  /** Oldest first, those of the record before all. */
  readonly records: readonly StepRecord[]
}

/** Statuses of those who belong to the network. */
const memberStatuses: ReadonlySet<Place['status']> = new Set(['member', 'member_unconfirmed_2020', 'joined_after_2020'])

export const isMember = ({ status }: Pick<Place, 'status'>): boolean => memberStatuses.has(status)

/** Standing and years of a place, as a welcome changes them. */
export interface Standing {
  readonly status: Place['status']
  readonly joinedYear: number | null
  readonly evidenceYear: number | null
}

/** In the words of the record: the 141 of 2020 stand apart from all later ones. A welcome without date is of its entry. */
export function memberSince(on: PartialDate | null, recordedAt: Date): Standing {
  const year = on === null ? recordedAt.getUTCFullYear() : yearOf(on)
  return { status: year > 2020 ? 'joined_after_2020' : 'member', joinedYear: year, evidenceYear: year }
}
