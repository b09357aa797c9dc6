import { type Answer, type Answers, type Edition, faultOf, type Item, tally, type Tally } from '#instruments'
import type { Invitation } from '../collection/model.ts'

/** What one member sent. */
export interface Sent {
  readonly invitation: Invitation
  readonly answers: Answers
}

/** Only those of a country, or of a network; everybody where neither is named. */
export interface Filter {
  readonly country?: string | undefined
  readonly network?: string | undefined
}

export const narrowed = (sent: readonly Sent[], { country, network }: Filter): Sent[] =>
  sent.filter(
    ({ invitation }) =>
      (!country || invitation.country === country) && (!network || invitation.networkIds.includes(network)),
  )

/** What was said to one item in one's own words, with who said it. */
export interface Told {
  readonly invitation: Invitation
  readonly text: string
}

export interface ItemResult {
  readonly item: Item
  readonly tally: Tally
  /** Of a text item. */
  readonly told: readonly Told[]
  /** Answers to an earlier version that fit this one no more. */
  readonly unfit: number
}

export function resultsOf(edition: Pick<Edition, 'items'>, sent: readonly Sent[]): ItemResult[] {
  return edition.items.map((item) => {
    const given = sent.flatMap(({ invitation, answers }) => {
      const answer = answers[item.key]
      return answer && answer.state === 'answered' ? [{ invitation, answer }] : []
    })
    const fitting = given.filter(({ answer }) => faultOf(item, answer) === null)
    const told = fitting.flatMap(({ invitation, answer }) =>
      item.kind === 'text' && 'text' in answer ? [{ invitation, text: answer.text }] : [],
    )
    const answers: Answer[] = fitting.map(({ answer }) => answer)
    return { item, tally: tally(item, answers), told, unfit: given.length - fitting.length }
  })
}

/** Items of one area that are answered with the same options, at least two of them: shown together as bars of parts. */
export interface Matrix {
  readonly area: string
  readonly codes: readonly string[]
  readonly items: readonly Item[]
}

export function matricesOf(edition: Pick<Edition, 'items'>): Matrix[] {
  const groups = Map.groupBy(
    edition.items.filter((item) => item.kind === 'single'),
    (item) => `${item.area}/${item.options.map(({ code }) => code).join(' ')}`,
  )
  return [...groups.values()].flatMap((items) => {
    const [first] = items
    if (!first || items.length < 2) return []
    return [{ area: first.area, codes: first.options.map(({ code }) => code), items }]
  })
}

/** In per cent of those who answered; null where the count is held back or nobody answered. */
export const shareOf = ({ n, options }: Tally, code: string): number | null => {
  const count = options.find((option) => option.code === code)?.count
  return n === 0 || count === null || count === undefined ? null : (100 * count) / n
}

/** The most points first; what is held back comes last. */
export const ranked = ({ options }: Tally): Tally['options'] =>
  options.toSorted((a, b) => (b.points ?? -1) - (a.points ?? -1))
