import ical from 'ical-generator'
import type { Speech } from '#platform/i18n'
import { type Accession, isMember, steps } from '../accession/model.ts'
import { standingsOf } from '../accession/pipeline.ts'
import { stepName } from '../accession/words.ts'
import { obligationsOf } from './calendar.ts'
import { feeStateOf } from './fees.ts'
import { kinds, type Member } from './model.ts'
import { obligationName, sayMoney } from './words.ts'

export interface Entry {
  /** Stays the same as long as it is the same thing, so that a calendar moves it instead of having it twice. */
  readonly key: string
  /** YYYY-MM-DD. */
  readonly on: string
  readonly summary: string
}

interface About {
  placeId: string
  name: string
  /** Path of the page that says more. */
  page: string
  origin: string
  now: Date
  /** That the place is invented, where it is. */
  mark: string | null
}

/** Every day that lies ahead of a member, or has passed unkept: obligations, fees, planned steps. */
export function entriesOf(speech: Speech, { member, accession, today }: Of): Entry[] {
  const t = speech.words('membership')
  const { place, fees } = member
  if (!accession && !isMember(place)) return []
  const owed = obligationsOf(kinds, member, today).map(({ kind, dueOn }) => ({
    key: `${kind}-${dueOn.slice(0, 4)}`,
    on: dueOn,
    summary: t('calendar.obligation', { what: obligationName(speech, kind), place: place.name }),
  }))
  const unpaid = fees
    .filter((fee) => !['paid', 'waived'].includes(feeStateOf(fee, today)))
    .map(({ year, dueOn, amount, currency }) => ({
      key: `fee-${year}`,
      on: dueOn,
      summary: t('calendar.fee', { year: String(year), amount: sayMoney(speech, amount, currency), place: place.name }),
    }))
  return [...(accession ? planned(speech, accession) : [...owed, ...unpaid])].sort((a, b) => (a.on < b.on ? -1 : 1))
}

interface Of {
  member: Member
  /** One that is under way: its place owes nothing yet. */
  accession: Accession | undefined
  today: string
}

function planned(speech: Speech, { place, records }: Accession): Entry[] {
  const t = speech.words('membership')
  const standings = standingsOf(records)
  return steps.flatMap((step) => {
    const standing = standings[step]
    if (standing.state !== 'planned') return []
    const summary = t('calendar.step', { step: stepName(speech, step), place: place.name })
    return [{ key: `step-${step}`, on: standing.dueOn, summary }]
  })
}

/** iCalendar (RFC 5545): whole days, in no time zone. */
export function calendarFile(
  speech: Speech,
  entries: readonly Entry[],
  { placeId, name, page, origin, now, mark }: About,
): string {
  const calendar = ical({
    name,
    prodId: { company: 'Intercultural Cities', product: 'membership', language: speech.lang.toUpperCase() },
  })
  const { hostname } = new URL(origin)
  for (const { key, on, summary } of entries) {
    calendar.createEvent({
      id: `${key}-${placeId}@${hostname}`,
      stamp: now,
      start: new Date(`${on}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      summary,
      ...(mark !== null && { description: mark }),
      url: `${origin}${page}`,
    })
  }
  return calendar.toString()
}
