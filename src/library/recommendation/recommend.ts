import type { Fit } from '../mapping/model.ts'
import {
  type Candidate,
  type Likeness,
  likenesses,
  type LikePlace,
  type PickFrom,
  type PracticePick,
  type Question,
  type Recommended,
} from './model.ts'

/** How near is near: from half to twice the residents; five points of the share of residents born abroad. */
const near = { size: Math.log(2), foreign_born: 5 }

/** What each likeness adds beside the fit: all of them together never make up for a weaker fit. */
const weight = { size: 1, foreign_born: 1, network: 0.5, country: 0.5, kind: 0.25 } as const
const fitWeight: Readonly<Record<Fit, number>> = { strong: 4, partial: 0 }
/** The practice's own area is the question's: of two that are equal else, the one that was meant for it. */
const areaWeight = 0.125

/** Most places are cities or municipalities: that two of them are says nothing. */
const common = new Set(['city', 'municipality'])

export function likenessesOf(own: LikePlace, other: LikePlace): Likeness[] {
  const apart = (a: number | null, b: number | null) => (a === null || b === null ? Infinity : Math.abs(a - b))
  const size = (place: LikePlace) => (place.population === null ? null : Math.log(Math.max(1, place.population)))
  const alike: Readonly<Record<Likeness, boolean>> = {
    // A little more than the limit, since logarithms of exact doubles differ in their last digit.
    size: apart(size(own), size(other)) <= near.size + 1e-9,
    foreign_born: apart(own.foreignBorn, other.foreignBorn) <= near.foreign_born,
    country: own.country === other.country,
    network: own.networkIds.some((id) => other.networkIds.includes(id)),
    kind: own.kind === other.kind && !common.has(own.kind),
  }
  return likenesses.filter((one) => alike[one])
}

const sum = (alike: readonly Likeness[]) => alike.reduce((total, one) => total + weight[one], 0)

function nearestOf(own: LikePlace, places: readonly LikePlace[]): PickFrom | undefined {
  return places
    .map((place) => ({ place, likenesses: likenessesOf(own, place) }))
    .toSorted((a, b) => sum(b.likenesses) - sum(a.likenesses))[0]
}

/**
 * For each question the practices that answer it, best first: by how well they fit, then by how like the place is they come
 * from, then the newest. Only what was judged to answer the very question is recommended, and nothing of the place itself:
 * where there is none, `picks` stays empty, for a filler would cost a reader's trust.
 */
export function recommend(
  own: LikePlace,
  questions: readonly Question[],
  candidates: readonly Candidate[],
  most = 2,
): Recommended[] {
  const others = candidates.filter(
    ({ practice }) => practice.ownerPlaceId !== own.id && !practice.places.some(({ placeId }) => placeId === own.id),
  )
  return questions.map((question) => {
    const ranked = others
      .flatMap((candidate) => pickOf(own, question, candidate))
      .toSorted((a, b) => b.weight - a.weight || byAgeThenId(a.pick, b.pick))
    return { ...question, picks: ranked.slice(0, most).map(({ pick }) => pick) }
  })
}

function pickOf(own: LikePlace, { item, area, points }: Question, candidate: Candidate) {
  const mapped = candidate.items.find((one) => one.item === item)
  if (!mapped) return []
  const { practice, places, adopted } = candidate
  const from = nearestOf(own, places)
  const gap = (points ?? 0) > 0 ? ('some' as const) : ('none' as const)
  const pick: PracticePick = { practice, mapped, gap, from, adopted }
  const all = fitWeight[mapped.fit] + sum(from?.likenesses ?? []) + (practice.area === area ? areaWeight : 0)
  return [{ pick, weight: all }]
}

const byAgeThenId = (a: PracticePick, b: PracticePick): number =>
  (b.practice.year ?? 0) - (a.practice.year ?? 0) || (a.practice.id < b.practice.id ? -1 : 1)

/** Of an area each practice once, at the question it fits best: for those who read area by area. */
export function recommendedOfArea(recommended: readonly Recommended[], area: string, most = 3): PracticePick[] {
  const picks = recommended.filter((one) => one.area === area).flatMap((one) => one.picks)
  const seen = new Set<string>()
  return picks
    .toSorted((a, b) => fitWeight[b.mapped.fit] - fitWeight[a.mapped.fit])
    .filter(({ practice }) => !seen.has(practice.id) && seen.add(practice.id))
    .slice(0, most)
}
