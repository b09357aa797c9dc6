import { type Answer, type Edition, faultOf, type Item } from '#instruments'
import { headline, type PlaceFact } from '#network'

/** What is offered as an answer before anybody gave one, and where it comes from. */
export interface Prefilled {
  readonly answer: Answer
  readonly from: 'record' | 'former'
  /** Of the fact or of the former answer, where it is known. */
  readonly year: number | null
}

export interface Known {
  readonly joinedYear: number | null
  readonly facts: readonly PlaceFact[]
  readonly former: { readonly answers: Readonly<Record<string, Answer>>; readonly year: number } | undefined
}

/** By item key. An answer that no longer fits its question is not offered; what was answered goes before what is recorded. */
export function prefillOf(edition: Pick<Edition, 'items'>, known: Known): Map<string, Prefilled> {
  const offered = edition.items.flatMap((item): [string, Prefilled][] => {
    const one = formerOf(item, known) ?? recordedOf(item, known)
    return one && one.answer.state !== 'missing' && faultOf(item, one.answer) === null ? [[item.key, one]] : []
  })
  return new Map(offered)
}

function formerOf(item: Item, { former }: Known): Prefilled | undefined {
  const answer = former?.answers[item.key]
  return former && answer && { answer, from: 'former', year: former.year }
}

function recordedOf(item: Item, { facts, joinedYear }: Known): Prefilled | undefined {
  if (item.known === undefined) return undefined
  if (item.known === 'member_since') {
    return joinedYear === null ? undefined : prefilled(joinedYear, null)
  }
  const fact = headline(facts, item.known === 'residents' ? 'population' : 'foreign_born_percent')
  return fact && prefilled(fact.value, fact.year)
}

const prefilled = (number: number, year: number | null): Prefilled => ({
  answer: { state: 'answered', number },
  from: 'record',
  year,
})
