import { addMonths, firstDayOf, lastDayOf, yearOf } from '../accession/partial-date.ts'
import type { Kept, Kind, Member, ObligationName } from './model.ts'

/** How an obligation stands today. Told by dates, never stored. */
export interface Obligation {
  readonly kind: ObligationName
  readonly state:
    /** Nothing to do for now. */
    | 'kept'
    /** It may be done, and is not late yet. */
    | 'open'
    | 'overdue'
    /** Not asked after yet: before `countedFrom`, or the year after joining. */
    | 'later'
  /** The last time it was kept. */
  readonly last: Kept | null
  /** The last day in time, YYYY-MM-DD; of what is kept, that of the next time. */
  readonly dueOn: string
}

type Asked = Pick<Member, 'kept' | 'terms'> & { readonly place: Pick<Member['place'], 'joinedYear'> }

export function obligationsOf(kinds: readonly Kind[], member: Asked, today: string): Obligation[] {
  const { countedFrom } = member.terms
  const from = Math.max(countedFrom, (member.place.joinedYear ?? 0) + 1)
  return kinds.map((kind) => {
    const last = lastKept(member.kept, kind.kind)
    const stand = () => {
      if (kind.rhythm === 'yearly') return yearly(kind, last, from, today)
      return last ? again(kind, last, countedFrom, today) : first(kind, from, today)
    }
    return { kind: kind.kind, last, ...stand() }
  })
}

/** The latest by the last day it may mean. */
function lastKept(kept: readonly Kept[], kind: ObligationName): Kept | null {
  const all = kept.filter((one) => one.kind === kind)
  return all.sort((a, b) => (lastDayOf(a.on) < lastDayOf(b.on) ? 1 : -1))[0] ?? null
}

type Stand = Pick<Obligation, 'state' | 'dueOn'>

type Interval = Extract<Kind, { rhythm: 'interval' }>

function first({ firstWithinYears }: Interval, from: number, today: string): Stand {
  const dueOn = `${from + firstWithinYears - 1}-12-31`
  return { dueOn, state: today > dueOn ? 'overdue' : yearOf(today) < from ? 'later' : 'open' }
}

/** Nobody is late by a day before the first year that is asked after: what was done by then may not be recorded. */
function again(kind: Interval, last: Kept, countedFrom: number, today: string): Stand {
  const wishedFrom = addMonths(firstDayOf(last.on), 12 * kind.wishedAfterYears)
  const latest = addMonths(lastDayOf(last.on), 12 * kind.atLatestAfterYears)
  const dueOn = [latest, `${countedFrom}-12-31`].sort().at(-1) ?? latest
  if (today > dueOn) return { dueOn, state: 'overdue' }
  if (today < wishedFrom) return { dueOn, state: 'kept' }
  return { dueOn, state: yearOf(today) < countedFrom ? 'later' : 'open' }
}

function yearly(kind: Extract<Kind, { rhythm: 'yearly' }>, last: Kept | null, from: number, today: string): Stand {
  const year = yearOf(today)
  const dueIn = (one: number) => lastDayOf(`${one}-${String(kind.dueMonth).padStart(2, '0')}`)
  if (year < from) return { dueOn: dueIn(from), state: 'later' }
  if (last !== null && yearOf(last.on) >= year) return { dueOn: dueIn(year + 1), state: 'kept' }
  return { dueOn: dueIn(year), state: today > dueIn(year) ? 'overdue' : 'open' }
}

/** What calls for something now, the most urgent first. */
export function dueNow(obligations: readonly Obligation[]): Obligation[] {
  return obligations
    .filter(({ state }) => state === 'overdue' || state === 'open')
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}
