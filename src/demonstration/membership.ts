import * as z from 'zod'
import { chanceOf, type Chance } from './chance.ts'
import type { InventedPlace, World } from './model.ts'

const steps = ['interest', 'statement', 'questionnaire', 'report', 'agreement', 'visit', 'welcome'] as const
const days = z.int()
const done = z.strictObject({ step: z.enum(steps), done: days, note: z.string().optional() })
const planned = z.strictObject({ step: z.enum(steps), planned: days, note: z.string().optional() })

/** Days are counted from the day of loading. */
export const membershipSchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      network: z.string().optional(),
      fee: z.number(),
      currency: z.string(),
      fee_due_month: z.int(),
      counted_from: z.int(),
    }),
  ),
  /** Members of their network and of nothing else. */
  network_alone: z.array(z.string()),
  /** The share of members that have fallen silent. */
  quiet: z.number(),
  accessions: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      country: z.string(),
      kind: z.string(),
      network: z.string().optional(),
      at: z.tuple([z.number(), z.number()]),
      note: z.string().optional(),
      steps: z.array(z.union([done, planned])),
      ended: z.strictObject({ days, reason: z.string() }).optional(),
    }),
  ),
})
export type InventedMembership = z.infer<typeof membershipSchema>
export type InventedAccession = InventedMembership['accessions'][number]

const day = 24 * 60 * 60 * 1000

/** `onDay(now, -3)` → the day three days ago, YYYY-MM-DD. */
export const onDay = (from: Date, count: number): string =>
  new Date(from.getTime() + count * day).toISOString().slice(0, 10)

/** How many days before its welcome a member took each step. */
const before = { interest: 420, statement: 330, questionnaire: 260, report: 180, agreement: 90, visit: 40, welcome: 0 }

export interface DrawnStep {
  readonly step: (typeof steps)[number]
  readonly on: string
}

/** How a member joined: seven steps in the advised order, the last in the year that the world says. */
export function drawJoining(seed: number, { id, joined }: InventedPlace): DrawnStep[] {
  const chance = chanceOf(seed)
  const welcome = new Date(Date.UTC(joined, 0, 8 + chance.below(340, 'welcome', id)))
  return steps.map((step) => {
    const jitter = before[step] === 0 ? 0 : chance.below(21, 'step', id, step)
    return { step, on: onDay(welcome, jitter - before[step]) }
  })
}

export interface DrawnKept {
  readonly placeId: string
  readonly kind: 'survey' | 'practice' | 'meeting'
  readonly on: string
}

/** Month and first day, span in days, and how likely a member takes part in a year. */
const yearly = {
  survey: { month: 0, from: 12, span: 42, share: 0.86 },
  practice: { month: 2, from: 1, span: 270, share: 0.7 },
  meeting: { month: 9, from: 14, span: 2, share: 0.78 },
} as const

export interface DrawnFee {
  readonly placeId: string
  readonly year: number
  readonly amount: number
  readonly dueOn: string
  readonly invoicedOn: string | null
  readonly paidOn: string | null
  readonly waivedOn: string | null
}

export interface DrawnLife {
  readonly kept: readonly DrawnKept[]
  readonly fees: readonly DrawnFee[]
}

/** Whoever fell silent answers no survey either. */
export const isQuiet = (
  chance: Chance,
  { quiet }: Pick<InventedMembership, 'quiet'>,
  { id }: { id: string },
): boolean => chance.share('quiet', id) < quiet

/** What members did from the first year that is counted to today; who fell silent, did so three years ago. */
export function drawLife(seed: number, world: World, membership: InventedMembership, now: Date): DrawnLife {
  const chance = chanceOf(seed)
  const today = onDay(now, 0)
  const [terms] = membership.terms
  const from = terms?.counted_from ?? now.getUTCFullYear()
  const years = Array.from({ length: now.getUTCFullYear() - from + 1 }, (_, index) => from + index)
  const kept = world.places.flatMap((place) =>
    years.flatMap((year) => keptIn(chance, place, year, isQuiet(chance, membership, place))),
  )
  const paying = world.places.filter(({ id }) => !membership.network_alone.includes(id))
  const fees = paying.flatMap((place) => years.slice(-3).flatMap((year) => feeOf(chance, place, year)))
  return { kept: kept.filter(({ on }) => on < today), fees: fees.map((fee) => untilToday(fee, today)) }

  function feeOf(chances: Chance, { id, joined }: InventedPlace, year: number): DrawnFee[] {
    if (year < joined) return []
    const fate = chances.share('fee', id, year)
    const late = year === now.getUTCFullYear() ? 0.12 : 0.02
    const invoicedOn = onDay(new Date(Date.UTC(year, 1, 3)), chances.below(20, 'invoiced', id, year))
    const paidOn = fate < late ? null : onDay(new Date(invoicedOn), 10 + chances.below(110, 'paid', id, year))
    const waived = fate > 0.97
    const dueOn = `${year}-06-30`
    const fee = { placeId: id, year, amount: terms?.fee ?? 0, dueOn }
    return [{ ...fee, invoicedOn, paidOn: waived ? null : paidOn, waivedOn: waived ? invoicedOn : null }]
  }
}

function keptIn(chance: Chance, { id, joined }: InventedPlace, year: number, quiet: boolean): DrawnKept[] {
  if (year <= joined || (quiet && year > 2023)) return []
  return (['survey', 'practice', 'meeting'] as const).flatMap((kind) => {
    const { month, from, span, share } = yearly[kind]
    if (chance.share(kind, id, year) > share) return []
    const on = onDay(new Date(Date.UTC(year, month, from)), chance.below(span, kind, 'day', id, year))
    return [{ placeId: id, kind, on }]
  })
}

/** What lies ahead has not happened yet. */
function untilToday(fee: DrawnFee, today: string): DrawnFee {
  const past = (on: string | null) => (on !== null && on < today ? on : null)
  return { ...fee, invoicedOn: past(fee.invoicedOn), paidOn: past(fee.paidOn), waivedOn: past(fee.waivedOn) }
}
