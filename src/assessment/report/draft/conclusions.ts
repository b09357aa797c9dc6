import { literal } from '../text.ts'
import { answered, areaName, bound, joined, needed, type Pen, pointsRead, question, sentences } from './words.ts'
import { ranked } from './summary.ts'

const mostNamed = 4

/** What the place can build on, what it can do next, who has done it. */
export function draftConclusions(pen: Pen): string {
  const { t, material } = pen
  const { moves, together } = material.moves
  const areas = ranked(pen)
  const name = (area: string | undefined) => (area === undefined ? '' : areaName(pen, area))
  const [best, second, weakest] = [areas.at(0), areas.at(1), areas.at(-1)]
  const place = literal(material.place.name)
  const opening = sentences([
    best !== undefined &&
      second !== undefined &&
      t('conclusions.build', { place, best: name(best), second: name(second) }),
    weakest !== undefined && t('conclusions.begin', { weakest: name(weakest) }),
  ])
  if (moves.length === 0) return joined([opening, t('conclusions.full')])
  return joined([
    opening,
    `## ${t('conclusions.moves')}`,
    t('conclusions.lead', { count: moves.length, moves: bound('moves:all') }),
    moves.map((move, i) => `${i + 1}. ${moveText(pen, move)}`).join('\n'),
    t('conclusions.together', { count: pointsRead(together), gain: bound('gain:all'), index: indexName(pen) }),
    `## ${t('conclusions.next')}`,
    t('conclusions.strategy', { place }),
  ])
}

const indexName = ({ texts, material }: Pen): string => literal(texts.composite(material.moves.index).name)

function moveText(pen: Pen, { item, area, gain, doneBy }: Pen['material']['moves']['moves'][number]): string {
  const { t, speech } = pen
  const names = doneBy.slice(0, mostNamed).map(({ name }) => literal(name))
  return sentences([
    t('move.question', { question: question(pen, item), area: areaName(pen, area) }),
    t('move.answer', { answer: answered(pen, item), needed: needed(pen, item) }),
    t('move.gain', { count: pointsRead(gain), gain: bound(`gain:${item}`), index: indexName(pen) }),
    doneBy.length === 0
      ? t('move.nobody')
      : t('move.done', { count: doneBy.length, done: bound(`done:${item}`), names: speech.list(names) }),
  ])
}
