import type { Answers, Edition } from '#instruments'
import { begun, drawAnswers } from './answers.ts'
import { chanceOf } from './chance.ts'
import { evidenceOf, type Evidence } from './evidence.ts'
import {
  type EvidenceTexts,
  type InventedPlace,
  openPlace,
  type Plausibility,
  reviewPlace,
  type World,
} from './model.ts'

const years = [2018, 2021, 2024] as const
const day = 24 * 60 * 60 * 1000

export interface DrawnRound {
  readonly id: string
  readonly place: InventedPlace
  /** The year the answers describe. */
  readonly year: number
  readonly openedAt: Date
  /** Null while it is open. */
  readonly submittedAt: Date | null
  /** Experts have been through it, and its report is out. */
  readonly reviewed: boolean
  readonly answers: Answers
  /** By item, for every answer. */
  readonly evidence: ReadonlyMap<string, Evidence & { readonly savedAt: Date }>
}

export interface Material {
  readonly seed: number
  readonly edition: Edition
  readonly world: World
  readonly plausibility: Plausibility | undefined
  readonly texts: EvidenceTexts
}

/** Three rounds of every place; for one of them a fourth that is half answered on the day of loading, for one a fourth in review. */
export function drawRounds(material: Material, now: Date): DrawnRound[] {
  const past = material.world.places
    .filter(({ rounds }) => rounds !== 'none')
    .flatMap((place) => years.map((year, round) => pastRound(material, place, year, round)))
  const of = (place: string) => material.world.places.filter(({ id }) => id === place)
  const answering = of(openPlace).map((place) => openRound(material, place, now))
  return [...past, ...answering, ...of(reviewPlace).map((place) => reviewRound(material, place, now))]
}

function pastRound(material: Material, place: InventedPlace, year: number, round: number): DrawnRound {
  const chance = chanceOf(material.seed)
  const opened = Date.UTC(year, 1, 5, 8) + day * chance.below(40, 'opened', place.id, year)
  const submitted = opened + day * (60 + chance.below(50, 'submitted', place.id, year)) + 5 * 60 * 60 * 1000
  const answers = drawAnswers({ ...material, place, round })
  const [openedAt, submittedAt] = [new Date(opened), new Date(submitted)]
  return drawn(material, { place, year, openedAt, submittedAt, reviewed: true, answers })
}

/** Signed off five weeks ago: three of the eight weeks until the report are left. */
function reviewRound(material: Material, place: InventedPlace, now: Date): DrawnRound {
  const answers = drawAnswers({ ...material, place, round: years.length })
  const submittedAt = new Date(now.getTime() - 35 * day)
  const openedAt = new Date(submittedAt.getTime() - 70 * day)
  return drawn(material, { place, year: submittedAt.getUTCFullYear(), openedAt, submittedAt, reviewed: false, answers })
}

function openRound(material: Material, place: InventedPlace, now: Date): DrawnRound {
  const answers = begun(material.edition, drawAnswers({ ...material, place, round: years.length }), 0.5)
  const openedAt = new Date(now.getTime() - 20 * day)
  return drawn(
    material,
    { place, year: now.getUTCFullYear(), openedAt, submittedAt: null, reviewed: false, answers },
    now,
  )
}

/** Answers are saved one after the other between the opening and the end. */
function drawn(
  { seed, edition, texts }: Material,
  round: Omit<DrawnRound, 'id' | 'evidence'>,
  end: Date = round.submittedAt ?? round.openedAt,
): DrawnRound {
  const { place, year, openedAt, answers } = round
  const chance = chanceOf(seed)
  const given = edition.items.filter(({ key }) => answers[key])
  const evidence = given.map((item, i) => {
    const answer = answers[item.key] ?? { state: 'missing' }
    const savedAt = new Date(openedAt.getTime() + ((end.getTime() - openedAt.getTime()) * (i + 1)) / (given.length + 1))
    return [item.key, { ...evidenceOf(chance, texts, { item, answer, place, year }), savedAt }] as const
  })
  return { ...round, id: `${place.id}-${year}`, evidence: new Map(evidence) }
}
