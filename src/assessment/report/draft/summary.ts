import { least } from '../figures.ts'
import type { Move } from '../material.ts'
import { literal } from '../text.ts'
import {
  areaName,
  bound,
  hasFigure,
  joined,
  listed,
  type Pen,
  pointsRead,
  question,
  sentences,
  valueOf,
} from './words.ts'

const most = 3

/** What a mayor reads: where the place stands, what moved, what is strong, what is weak, what would help most. */
export function draftSummary(pen: Pen): string {
  return joined([standing(pen), moved(pen), strongest(pen), weakest(pen), reviewed(pen), ...moves(pen)])
}

function standing(pen: Pen): string {
  const { t, material, texts } = pen
  const place = literal(material.place.name)
  const extended = hasFigure(pen, 'score:extended')
  return sentences([
    t('summary.answered', {
      place,
      year: bound('year:round'),
      count: valueOf(pen, 'answered:all'),
      answered: bound('answered:all'),
      questionnaire: literal(texts.edition.title),
    }),
    hasFigure(pen, 'score:core') && t('summary.core', { core: bound('score:core') }),
    extended && t('summary.extended', { extended: bound('score:extended') }),
    hasFigure(pen, 'median:core') && t('summary.median', { median: bound('median:core'), n: bound('group:n') }),
  ])
}

function moved(pen: Pen): string | undefined {
  const { t } = pen
  if (!hasFigure(pen, 'change:core')) return undefined
  const change = valueOf(pen, 'change:core')
  const kind = Math.abs(change) < least ? 'same' : change > 0 ? 'up' : 'down'
  const given = { before: bound('year:before'), points: bound('distance:core'), count: pointsRead(change) }
  return sentences([t(`summary.${kind}`, given), ...largestChanges(pen)])
}

function largestChanges(pen: Pen): string[] {
  const { t, material } = pen
  const changes = material.standing.edition.areas
    .filter((area) => hasFigure(pen, `change:${area}`))
    .map((area) => ({ area, change: valueOf(pen, `change:${area}`) }))
    .toSorted((a, b) => b.change - a.change)
  const say = (kind: 'rise' | 'fall', area: string) =>
    t(`summary.${kind}`, { area: areaName(pen, area), change: bound(`change:${area}`) })
  const [first, last] = [changes.at(0), changes.at(-1)]
  return [
    ...(first && first.change >= least ? [say('rise', first.area)] : []),
    ...(last && last.change <= -least ? [say('fall', last.area)] : []),
  ]
}

/** The areas by score, the highest first. */
export function ranked(pen: Pen): string[] {
  return pen.material.standing.edition.areas
    .filter((area) => hasFigure(pen, `score:${area}`))
    .toSorted((a, b) => valueOf(pen, `score:${b}`) - valueOf(pen, `score:${a}`))
}

const withScores = (pen: Pen, areas: readonly string[]): string =>
  pen.speech.list(
    areas.map((area) => pen.t('summary.area', { area: areaName(pen, area), score: bound(`score:${area}`) })),
  )

function strongest(pen: Pen): string {
  const { t } = pen
  const above = valueOf(pen, 'group:above')
  return sentences([
    t('summary.strongest', { areas: withScores(pen, ranked(pen).slice(0, most)) }),
    hasFigure(pen, 'median:core') &&
      t(above === 0 ? 'summary.above.none' : 'summary.above', { count: above, above: bound('group:above') }),
  ])
}

function weakest(pen: Pen): string {
  const { t } = pen
  const below = valueOf(pen, 'group:below')
  return sentences([
    t('summary.weakest', { areas: withScores(pen, ranked(pen).slice(-most).toReversed()) }),
    hasFigure(pen, 'median:core') &&
      t(below === 0 ? 'summary.below.none' : 'summary.below', { count: below, below: bound('group:below') }),
  ])
}

function reviewed(pen: Pen): string | undefined {
  const { t, material } = pen
  if (material.standing.result.basis === 'answered') return t('summary.unreviewed')
  const count = valueOf(pen, 'review:changed')
  if (count === 0) return t('summary.reviewed.same')
  const given = { count, changed: bound('review:changed'), said: bound('said:core'), core: bound('score:core') }
  return t('summary.reviewed', given)
}

function moves(pen: Pen): string[] {
  const { t, material } = pen
  const { moves: found, together } = material.moves
  if (found.length === 0) return []
  const given = { count: pointsRead(together), gain: bound('gain:all') }
  return [t('summary.moves', given), listed(found.map(({ item }) => question(pen, item)))]
}

/** A move in one line: the question, what it would add, who has done it. */
export function moveLine(pen: Pen, { item, gain, doneBy }: Move): string {
  const { t, speech } = pen
  const names = speech.list(doneBy.slice(0, 2).map(({ name }) => literal(name)))
  const given = { question: question(pen, item), gain: bound(`gain:${item}`), count: pointsRead(gain), names }
  return t(doneBy.length > 0 ? 'onepage.move.done' : 'onepage.move', given)
}
