import { countryName, kindName } from '#network'
import { literal } from '../text.ts'
import { bound, hasFigure, joined, type Pen, sentences, valueOf } from './words.ts'

/** Who the place is, and how its answers came about. */
export function draftPlace(pen: Pen): string {
  const { t, speech, material } = pen
  const { place, inventedCountry, round, standing } = material
  const invented = new Map(inventedCountry ? [[place.country, inventedCountry]] : [])
  const given = {
    place: literal(place.name),
    country: literal(countryName(speech, place.country, invented)),
    kind: literal(kindName(speech, place.kind)),
  }
  const population = hasFigure(pen, 'fact:population')
  const share = hasFigure(pen, 'fact:foreign_born_percent')
  return joined([
    sentences([
      population ? t('place.is', { ...given, population: bound('fact:population') }) : t('place.unknown', given),
      share && t('place.foreignBorn', { share: bound('fact:foreign_born_percent') }),
      place.joinedYear !== null && t('place.joined', { year: String(place.joinedYear) }),
    ]),
    '{block:facts}',
    sentences([
      round.submittedAt && t('place.signedOff', { date: speech.date(round.submittedAt), ...given }),
      t('place.sourced', {
        count: valueOf(pen, 'sourced:all'),
        sourced: bound('sourced:all'),
        answered: bound('answered:all'),
      }),
      standing.result.basis === 'reviewed' &&
        round.validatedAt &&
        t('place.validated', { date: speech.date(round.validatedAt) }),
    ]),
  ])
}
