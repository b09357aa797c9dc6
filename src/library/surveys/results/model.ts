import {
  type Answer,
  type Answers,
  applicability,
  type Edition,
  faultOf,
  findItem,
  type Item,
  tally,
  type Tally,
} from '#instruments'
import type { Invitation } from '../collection/model.ts'

/** What one member sent, with the version it was sent to; what that version did not ask of them is left out. */
export interface Sent {
  readonly invitation: Invitation
  readonly edition: Edition
  readonly answers: Answers
}

/** An answer to a question that its guard had taken away again is nobody's answer. */
export function askedOnly(edition: Pick<Edition, 'items'>, answers: Answers): Answers {
  const applies = applicability(edition, answers)
  return Object.fromEntries(Object.entries(answers).filter(([key]) => applies.get(key) !== false))
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
  /** Of how many who have sent it was asked. */
  readonly asked: number
  /** Of a text item. */
  readonly told: readonly Told[]
  /** Answers to an earlier version that fit this one no more, and are counted there. */
  readonly unfit: number
}

/** What was asked in a version, in its own words. */
export interface VersionResults {
  readonly version: number
  readonly edition: Edition
  readonly results: readonly ItemResult[]
}

/**
 * Of every version, the newest first: each answer is counted once, in the newest version whose question it fits. Of earlier
 * versions only the questions to which that leaves answers.
 */
export function resultsByVersion(
  versions: readonly Omit<VersionResults, 'results'>[],
  sent: readonly Sent[],
): VersionResults[] {
  const counted = new Set<string>()
  return versions.map(({ version, edition }, at) => {
    const results = edition.items.map((item) => resultOf(item, sent, counted))
    return { version, edition, results: at === 0 ? results : results.filter((one) => one.tally.n > 0) }
  })
}

export const resultsOf = (edition: Pick<Edition, 'items'>, sent: readonly Sent[]): ItemResult[] =>
  edition.items.map((item) => resultOf(item, sent, new Set()))

function resultOf(item: Item, sent: readonly Sent[], counted: Set<string>): ItemResult {
  const given = sent.flatMap(({ invitation, answers }) => {
    const answer = answers[item.key]
    const name = `${invitation.id}#${item.key}`
    return answer && answer.state === 'answered' && !counted.has(name) ? [{ invitation, answer, name }] : []
  })
  const fitting = given.filter(({ answer }) => faultOf(item, answer) === null)
  for (const { name } of fitting) counted.add(name)
  const told = fitting.flatMap(({ invitation, answer }) =>
    item.kind === 'text' && 'text' in answer ? [{ invitation, text: answer.text }] : [],
  )
  const answers: Answer[] = fitting.map(({ answer }) => answer)
  const unfit = given.length - fitting.length
  return { item, tally: tally(item, answers), asked: askedOf(item, sent) - unfit, told, unfit }
}

const askedOf = ({ key }: Item, sent: readonly Sent[]): number =>
  sent.filter(({ edition, answers }) => findItem(edition, key) && applicability(edition, answers).get(key) !== false)
    .length

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
