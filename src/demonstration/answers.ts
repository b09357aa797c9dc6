import { type Answer, type Answers, applicability, type Edition, isNumber, type Item, pointsOf } from '#instruments'
import { chanceOf, type Chance } from './chance.ts'
import type { InventedPlace, Plausibility } from './model.ts'
import { type Tendency, tendencyOf } from './temperament.ts'

export interface Drawn {
  readonly seed: number
  readonly edition: Edition
  readonly place: InventedPlace
  /** 0 for the first round of the place, 1 for the next … */
  readonly round: number
  readonly plausibility: Plausibility | undefined
}

/**
 * What an invented place answers in one of its rounds: what it left open and what it was not asked is not there. The same
 * in, the same out; valid for the edition.
 */
export function drawAnswers({ seed, edition, place, round, plausibility }: Drawn): Answers {
  const chance = chanceOf(seed)
  const tendency = tendencyOf(chance, edition, place)
  const answers: Record<string, Answer> = {}
  const byLaw = new Set(Object.values(plausibility?.countries ?? {}).flatMap((items) => Object.keys(items)))
  for (const item of edition.items) {
    const outside = item.may_not_apply && !byLaw.has(item.key) && isOutside(chance, item, place)
    answers[item.key] = outside ? { state: 'na' } : drawAnswer(chance, item, place.id, tendency(item, round))
  }
  if (plausibility) makePlausible(answers, place.country, plausibility)
  const share = 0.02 + 0.04 * chance.share('missing', place.id, round)
  for (const { key } of edition.items) {
    if (chance.share('missing', place.id, round, key) < share) delete answers[key]
  }
  for (const [key, applies] of applicability(edition, answers)) if (!applies) delete answers[key]
  return answers
}

const middling: InventedPlace = {
  id: 'middling',
  name: 'Middling',
  country: 'QM',
  kind: 'city',
  joined: 2015,
  population: 150_000,
  foreign_born: 14,
  writes: 'en',
  at: [0, 0],
}

/** Answers of no place in particular, to measure or try an edition with. */
export const demonstrationAnswers = (edition: Edition, seed: number): Answers =>
  drawAnswers({ seed, edition, place: middling, round: 1, plausibility: undefined })

/** What is there of a round that is still open. */
export function begun(edition: Edition, answers: Answers, share: number): Answers {
  const reached = new Set(edition.items.slice(0, Math.round(edition.items.length * share)).map(({ key }) => key))
  return Object.fromEntries(Object.entries(answers).filter(([key]) => reached.has(key)))
}

function drawAnswer(chance: Chance, item: Item, place: string, tendency: ReturnType<Tendency>): Answer {
  if (item.kind === 'single') return { state: 'answered', codes: [nearestOption(item, tendency)] }
  const wanted = item.inverse ? 1 - tendency : tendency
  if (item.kind === 'multiple') return { state: 'answered', codes: ticks(chance, item, place, wanted) }
  if (!isNumber(item)) return { state: 'missing' }
  return { state: 'answered', number: numberOf(chance, item, place, tendency) }
}

/** The option whose points come nearest; of two with the same points the later, which claims less than an absence. */
function nearestOption(item: Extract<Item, { kind: 'single' }>, tendency: number): string {
  const far = (code: string) => Math.abs((pointsOf(item, { state: 'answered', codes: [code] }) ?? 0) - tendency)
  const codes = item.options.map(({ code }) => code)
  return codes.reduce((best, code) => (far(code) <= far(best) ? code : best))
}

/** Some options are common everywhere, some are a speciality of the place; a place that improves adds to its ticks. */
function ticks(chance: Chance, item: Extract<Item, { kind: 'multiple' }>, place: string, wanted: number): string[] {
  const counting = item.options.filter(({ exclusive }) => !exclusive).map(({ code }) => code)
  const none = item.options.find(({ exclusive }) => exclusive)
  const more = 0.8 * chance.share('ticks', place, item.key) - 0.3
  const count = Math.max(Math.round(wanted * (item.full_at ?? counting.length) + more * wanted), none ? 0 : 1)
  if (none && count === 0) return [none.code]
  const appeal = new Map(
    counting.map((code) => [
      code,
      chance.share('common', item.key, code) + 0.8 * chance.share('speciality', place, item.key, code),
    ]),
  )
  const chosen = new Set(counting.toSorted((a, b) => (appeal.get(b) ?? 0) - (appeal.get(a) ?? 0)).slice(0, count))
  return counting.filter((code) => chosen.has(code))
}

/** Somewhere in the band whose points come nearest; low in it more often than high, as counts are. */
function numberOf(
  chance: Chance,
  item: Extract<Item, { kind: 'number' | 'percent' }>,
  place: string,
  tendency: number,
) {
  const points = (from: number) => pointsOf(item, { state: 'answered', number: from }) ?? 0
  const far = (from: number) => Math.abs(points(from) - tendency)
  const starts = item.bands.map(({ from }) => from)
  const from = starts.reduce((best, start) => (far(start) <= far(best) ? start : best))
  const next = starts.find((start) => start > from)
  const end = next ?? Math.min(item.max ?? Infinity, 3 * from + 10)
  const step = starts.every(Number.isInteger) ? 1 : 0.1
  const steps = Math.ceil((end - from) / step - 1e-9)
  const taken = Math.floor(chance.share('number', place, item.key) ** 1.5 * (next === undefined ? steps + 1 : steps))
  return Math.round((from + taken * step) * 10) / 10
}

/** Items of one area often do not apply together: a place without schools has none of that area. */
function isOutside(chance: Chance, item: Item, place: InventedPlace): boolean {
  const wholeArea = chance.share('outside', place.id, item.area) < 0.07
  return wholeArea || chance.share('outside', place.id, item.key) < 0.03
}

function makePlausible(answers: Record<string, Answer>, country: string, { countries, rules }: Plausibility): void {
  for (const [key, value] of Object.entries(countries[country] ?? {})) {
    answers[key] = value === 'na' ? { state: 'na' } : { state: 'answered', codes: [value] }
  }
  for (const { when, answered } of rules) {
    if (!Object.entries(when).every(([key, codes]) => isOneOf(answers[key], codes))) continue
    for (const [key, value] of Object.entries(answered)) {
      answers[key] =
        typeof value === 'number' ? { state: 'answered', number: value } : { state: 'answered', codes: [value] }
    }
  }
}

const isOneOf = (answer: Answer | undefined, codes: readonly string[]) =>
  answer?.state === 'answered' && 'codes' in answer && answer.codes.some((code) => codes.includes(code))
