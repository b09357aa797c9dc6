import { type Answer, codesOf, type Edition, faultOf, type Item } from '#instruments'
import { headline, type PlaceFact } from '#network'
import { type Asked, formerOf, type Lineage, sameCodes } from '../lineage.ts'

/** What is offered as an answer before anybody gave one, and where it comes from. */
export interface Prefilled {
  readonly answer: Answer
  readonly from: 'record' | 'former'
  /** Of the fact or of the former answer, where it is known. */
  readonly year: number | null
}

/** What was sent to an earlier survey, with the version it was sent to. */
export interface Former {
  readonly edition: Edition
  readonly lines: Lineage
  readonly answers: Readonly<Record<string, Answer>>
  readonly year: number
}

export interface Known {
  readonly joinedYear: number | null
  readonly facts: readonly PlaceFact[]
  /** The newest first. */
  readonly former: readonly Former[]
}

/** By item key. An answer that no longer fits its question is not offered; what was answered goes before what is recorded. */
export function prefillOf(edition: Edition, lines: Lineage, known: Known): Map<string, Prefilled> {
  const offered = edition.items.flatMap((item): [string, Prefilled][] => {
    const line = lines.get(item.key) ?? [{ edition, item }]
    const one =
      known.former.map((former) => formerAnswer(line, former)).find((found) => found) ?? recordedOf(item, known)
    return one && one.answer.state !== 'missing' && faultOf(item, one.answer) === null ? [[item.key, one]] : []
  })
  return new Map(offered)
}

function formerAnswer(line: readonly Asked[], { edition, lines, answers, year }: Former): Prefilled | undefined {
  const [own] = line
  const item = formerOf(line, edition, lines)
  const answer = item && answers[item.key]
  if (!own || !item || !answer || answer.state === 'missing' || own.item.kind !== item.kind) return undefined
  const same = sameCodes(own, { edition, item })
  const chosen = 'codes' in answer ? answer.codes : 'ranking' in answer ? answer.ranking : []
  return codesOf(item).length > 0 && !chosen.every((code) => same.has(code))
    ? undefined
    : { answer, from: 'former', year }
}

function recordedOf(item: Item, { facts, joinedYear }: Known): Prefilled | undefined {
  if (item.known === undefined) return undefined
  if (item.known === 'member_since') {
    return joinedYear === null ? undefined : prefilled(joinedYear, null)
  }
  const fact = headline(facts, item.known === 'residents' ? 'population' : 'foreign_born_percent')
  return fact && prefilled(roundedFor(item, fact.value), fact.year)
}

/** The form takes two decimals, and none of what is counted. */
const roundedFor = (item: Item, value: number): number =>
  item.kind === 'number' && !item.decimals ? Math.round(value) : Math.round(value * 100) / 100

const prefilled = (number: number, year: number | null): Prefilled => ({
  answer: { state: 'answered', number },
  from: 'record',
  year,
})
