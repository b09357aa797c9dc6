import { positionIn } from '#insight'
import { ahead, least, mainGroup } from '../figures.ts'
import { literal } from '../text.ts'
import { answered, areaName, bound, hasFigure, joined, listed, needed, oneOf3, oneOf4, type Pen } from './words.ts'
import { pointsRead, question, sentences, valueOf } from './words.ts'

const mostStrengths = 3
const mostGaps = 3

/** One area: score, change, comparison; strengths; gaps; what others do; practices. */
export function draftArea(pen: Pen, area: string): string {
  const { t, material } = pen
  const index = material.standing.edition.areas.indexOf(area)
  if (!hasFigure(pen, `score:${area}`)) return joined([t('area.na', { area: areaName(pen, area) })])
  return joined([
    sentences([scoreSentence(pen, area, index), changeSentence(pen, area, index), comparedSentence(pen, area, index)]),
    '{block:spread}',
    countsSentence(pen, area, index),
    '{block:review}',
    `## ${t('area.strengths')}`,
    ...strengths(pen, area, index),
    '{block:evidence}',
    `## ${t('area.gaps')}`,
    ...gaps(pen, area, index),
    `## ${t('area.others')}`,
    ...others(pen, area, index),
    `## ${t('area.practices')}`,
    '{block:practices}',
  ])
}

function scoreSentence({ t, material }: Pen, area: string, index: number): string {
  const given = { place: literal(material.place.name), year: bound('year:round'), score: bound(`score:${area}`) }
  return t(`area.score.${oneOf4(index)}`, given)
}

function changeSentence(pen: Pen, area: string, index: number): string | undefined {
  const { t, material } = pen
  if (!hasFigure(pen, `change:${area}`)) return undefined
  const change = valueOf(pen, `change:${area}`)
  const kind = Math.abs(change) < least ? 'same' : change > 0 ? 'up' : 'down'
  return t(`area.${kind}.${oneOf3(index + (index >> 2))}`, {
    place: literal(material.place.name),
    points: bound(`distance:${area}`),
    count: pointsRead(change),
    before: bound('year:before'),
    former: bound(`before:${area}`),
  })
}

function comparedSentence(pen: Pen, area: string, index: number): string {
  const { t, material } = pen
  const spread = mainGroup(material)?.byKey.get(area)?.spread
  if (!spread) return t('area.few')
  const position = positionIn(spread, valueOf(pen, `score:${area}`))
  return t(`area.${position}.${oneOf3(index + (index >> 1))}`, {
    place: literal(material.place.name),
    median: bound(`median:${area}`),
    lower: bound(`lower:${area}`),
    upper: bound(`upper:${area}`),
  })
}

function countsSentence(pen: Pen, area: string, index: number): string {
  const { t } = pen
  const items = valueOf(pen, `items:${area}`)
  const missing = valueOf(pen, `missing:${area}`)
  return sentences([
    t(`area.counts.${oneOf3(index)}`, {
      count: items,
      items: bound(`items:${area}`),
      full: bound(`full:${area}`),
      none: bound(`none:${area}`),
    }),
    missing > 0 && t('area.missing', { count: missing, missing: bound(`missing:${area}`) }),
  ])
}

const itemsOf = ({ material: { standing } }: Pen, area: string) =>
  standing.edition.items
    .filter((item) => item.area === area)
    .flatMap(({ key, weight }) => {
      const given = standing.document.items[key]
      return given && given.state !== 'na' ? [{ key, weight, points: given.points ?? 0 }] : []
    })

/** The answers to build on: those with full points, else the ones that come closest. */
function best(pen: Pen, area: string) {
  const { remarks } = pen.material
  const shown = (key: string) => {
    const remark = remarks.get(key)
    return (remark?.source ? 2 : 0) + (remark?.comment ? 1 : 0) + (remark?.evidence.length ?? 0)
  }
  const items = itemsOf(pen, area)
  const full = items.filter(({ points }) => points === 1)
  return (full.length > 0 ? full : items.filter(({ points }) => points >= 0.5))
    .toSorted((a, b) => b.points - a.points || b.weight - a.weight || shown(b.key) - shown(a.key))
    .slice(0, mostStrengths)
}

function strengths(pen: Pen, area: string, index: number): string[] {
  const { t, material } = pen
  const found = best(pen, area)
  if (found.length === 0) return [t('area.strengths.none')]
  const isFull = found.some(({ points }) => points === 1)
  return [
    t(isFull ? `area.strengths.lead.${oneOf3(index)}` : 'area.strengths.partly', {
      place: literal(material.place.name),
    }),
    listed(found.map(({ key }) => t('item.answered', { question: question(pen, key), answer: answered(pen, key) }))),
  ]
}

function gaps(pen: Pen, area: string, index: number): string[] {
  const { t, material } = pen
  const gains = new Map(material.standing.document.gains.map(({ item, gain }) => [item, gain.area ?? 0]))
  const named = new Set(best(pen, area).map(({ key }) => key))
  const open = itemsOf(pen, area).filter(({ points }) => points < 1)
  if (open.length === 0) return [t('area.gaps.none')]
  const news = open.filter(({ key }) => !named.has(key))
  const lines = (news.length > 0 ? news : open)
    .toSorted((a, b) => (gains.get(b.key) ?? 0) - (gains.get(a.key) ?? 0))
    .slice(0, mostGaps)
    .map(({ key }) =>
      t('item.gap', { question: question(pen, key), answer: answered(pen, key), needed: needed(pen, key) }),
    )
  return [t(`area.gaps.lead.${oneOf3(index + 1)}`), listed(lines)]
}

function others(pen: Pen, area: string, index: number): string[] {
  const { t, speech, material } = pen
  const found = ahead(material, area)
  if (found.length === 0) return [t('area.others.none')]
  const lines = found.map(({ item, ahead: count, names }) =>
    t('item.ahead', {
      question: question(pen, item),
      count,
      ahead: bound(`ahead:${item}`),
      higher: bound(`higher:${item}`),
      names: speech.list(names.slice(0, 3).map(literal)),
    }),
  )
  return [t(`area.others.lead.${oneOf3(index + 2)}`, { place: literal(material.place.name) }), listed(lines)]
}
