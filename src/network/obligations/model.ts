import * as z from 'zod'
import type { Place } from '../model.ts'
import type { PartialDate } from '../accession/partial-date.ts'
import kindsFile from './kinds.json' with { type: 'json' }

/** Each has its words: `obligation.<kind>`. */
export const obligationNames = ['index', 'survey', 'practice', 'meeting'] as const
export type ObligationName = (typeof obligationNames)[number]

const named = { kind: z.enum(obligationNames), source: z.string() }
const years = z.int().min(1).max(10)
const Kind = z.discriminatedUnion('rhythm', [
  /** Counted from the last time, or from joining. */
  z.strictObject({
    ...named,
    rhythm: z.literal('interval'),
    firstWithinYears: years,
    wishedAfterYears: years,
    atLatestAfterYears: years,
  }),
  /** Once in every calendar year, until the end of a month. */
  z.strictObject({ ...named, rhythm: z.literal('yearly'), dueMonth: z.int().min(1).max(12) }),
])
export type Kind = z.infer<typeof Kind>

/** What members owe one another, as `kinds.json` says. */
export const kinds: readonly Kind[] = z.array(Kind).parse(kindsFile)

/** What an obligation was kept with. */
export interface Kept {
  readonly kind: ObligationName
  readonly on: PartialDate
  /** Where it is known from: a round answered here, a figure published elsewhere, a practice, or an entry by hand. */
  readonly by: 'round' | 'published' | 'practice' | 'entry'
}

/** An entry by hand, with what its history needs. */
export interface Entry {
  readonly id: string
  readonly kind: ObligationName
  readonly on: string
  readonly note: string | null
  readonly recordedAt: Date
  readonly recordedBy: string | null
  readonly takenBackAt: Date | null
  readonly takenBackBy: string | null
  readonly takenBackReason: string | null
}

/** What members pay and from when on they are asked: of the whole programme, or of one network alone. */
export interface Terms {
  /** Null: the programme. */
  readonly networkId: string | null
  readonly fee: number
  readonly currency: string
  /** The fee of a year is due at the end of this month of it. */
  readonly feeDueMonth: number
  /** The first year whose yearly obligations and fees are asked after. */
  readonly countedFrom: number
  readonly source: string | null
}

export interface Fee {
  readonly placeId: string
  readonly year: number
  readonly amount: number
  readonly currency: string
  readonly dueOn: string
  readonly invoicedOn: string | null
  readonly paidOn: string | null
  readonly waivedOn: string | null
  readonly note: string | null
}

/** All that the rules need to know of a member. */
export interface Member {
  readonly place: Place
  readonly terms: Terms
  readonly kept: readonly Kept[]
  /** The latest year first. */
  readonly fees: readonly Fee[]
}
