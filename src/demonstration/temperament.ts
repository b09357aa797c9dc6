import type { Edition } from '#instruments'
import type { Chance } from './chance.ts'
import type { InventedPlace } from './model.ts'

/** Areas in which a place tends to be good or poor together, beside those of a composite such as the lens. */
const kin: Readonly<Record<string, string>> = {
  commitment: 'steering',
  leadership_citizenship: 'steering',
  participation: 'steering',
  intelligence_competence: 'steering',
  welcoming: 'arrival',
  language: 'arrival',
  mediation: 'arrival',
  interaction: 'arrival',
  media: 'voice',
  international_outlook: 'voice',
  anti_discrimination: 'voice',
}

// Standard deviations on a scale where 0 is a middling place and 1 a good one.
const spread = { ability: 0.5, kin: 0.3, area: 0.3, item: 0.7, round: 0.18, difficulty: 0.45 }
// A good round or two between them, and now and then a change of majority.
const growth = { mean: 0.25, spread: 0.22, area: 0.16 }

/** What a place tends to give to an item in its round of that number (0, 1, 2 …): 0 very little to 1 all there is. */
export type Tendency = (item: { key: string; area: string }, round: number) => number

/** Large places, places with more people born abroad and places in a network do a little more, others can do as well. */
export function tendencyOf(chance: Chance, edition: Edition, place: InventedPlace): Tendency {
  const ability =
    spread.ability * chance.normal('ability', place.id) +
    0.3 * Math.log10(place.population / 150_000) +
    0.015 * (place.foreign_born - 14) +
    (place.network === undefined ? -0.12 : 0.06) -
    0.3
  const group = kinOf(edition)
  const ofArea = (area: string) => {
    const factor = group(area)
    return spread.kin * chance.normal('kin', place.id, factor) + spread.area * chance.normal('area', place.id, area)
  }
  const grown = (area: string, round: number) => {
    let sum = 0
    for (let step = 1; step <= round; step += 1) {
      sum += growth.mean + growth.spread * chance.normal('growth', place.id, step)
      sum += growth.area * chance.normal('growth', place.id, step, area)
    }
    return sum
  }
  return ({ key, area }, round) => {
    const latent =
      ability +
      ofArea(area) +
      grown(area, round) +
      spread.item * chance.normal('item', place.id, edition.instrument, key) +
      spread.round * chance.normal('item', place.id, edition.instrument, key, round) -
      spread.difficulty * chance.normal('difficulty', edition.instrument, key)
    return 1 / (1 + Math.exp(-1.6 * latent))
  }
}

/** Members of a composite that holds some areas but not most of them stand together, as those of the lens do. */
function kinOf(edition: Edition): (area: string) => string {
  const groups = edition.composites.filter(({ of }) => of.length < edition.areas.length / 2)
  return (area) => groups.find(({ of }) => of.includes(area))?.key ?? kin[area] ?? area
}
