import { positionIn } from '#insight'
import { ahead, least, mainGroup } from '../figures.ts'
import { gapsOf, strengthsOf } from '../highlights.ts'
import { literal } from '../text.ts'
import { answered, areaName, bound, hasFigure, joined, listed, needed, oneOf3, oneOf4, type Pen } from './words.ts'
import { pointsRead, question, sentences, valueOf } from './words.ts'

/** One area: score, change, comparison; strengths; gaps; what others do; practices. */
export function draftArea(pen: Pen, area: string): string {
  const { t, material } = pen
  const index = material.standing.edition.areas.indexOf(area)
  if (!hasFigure(pen, `score:${area}`)) return joined([t('area.na', { area: areaName(pen, area) })])
  return joined([
    sentences([
      scoreSentence(pen, area, index),
      changeSentence(pen, area, index),
      comparedSentence(pen, area, index),
      countsSentence(pen, area, index),
    ]),
    '{block:spread}',
    '{block:review}',
    `## ${t('area.strengths')}`,
    ...strengths(pen, area),
    '{block:evidence}',
    `## ${t('area.gaps')}`,
    ...gaps(pen, area),
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

function strengths(pen: Pen, area: string): string[] {
  const { t, material } = pen
  const { shown, further } = strengthsOf(material, area)
  if (shown.length === 0) return [t('area.strengths.none')]
  const isFull = shown.some(({ points }) => points === 1)
  return [
    ...(isFull ? [] : [t('area.strengths.partly')]),
    listed(
      shown.map(({ key }) => t('item.answered', { question: question(pen, key), key, answer: answered(pen, key) })),
    ),
    ...(isFull && further > 0
      ? [t('area.strengths.further', { count: further, further: bound(`morestrengths:${area}`) })]
      : []),
  ]
}

function gaps(pen: Pen, area: string): string[] {
  const { t, material } = pen
  const { shown, further } = gapsOf(material, area)
  if (shown.length === 0) return [t('area.gaps.none')]
  const above = new Set(strengthsOf(material, area).shown.map(({ key }) => key))
  const lines = shown.map(({ key }) =>
    t(above.has(key) ? 'item.gap.above' : 'item.gap', {
      question: question(pen, key),
      key,
      answer: answered(pen, key),
      needed: needed(pen, key),
    }),
  )
  const more = further > 0 && t('area.gaps.further', { count: further, further: bound(`moregaps:${area}`) })
  return [listed(lines), ...(more ? [more] : [])]
}

const mostAhead = 2

function others(pen: Pen, area: string, index: number): string[] {
  const { t, speech, material } = pen
  const found = ahead(material, area)
  if (found.length === 0) return [t('area.others.none')]
  const above = new Set([...strengthsOf(material, area).shown, ...gapsOf(material, area).shown].map(({ key }) => key))
  // What the reader has just read of comes first, and is not asked again.
  const lines = found
    .toSorted((a, b) => Number(above.has(b.item)) - Number(above.has(a.item)))
    .slice(0, mostAhead)
    .map(({ item, ahead: count, names }) =>
      t(above.has(item) ? 'item.ahead.above' : 'item.ahead', {
        question: question(pen, item),
        key: item,
        count,
        ahead: bound(`ahead:${item}`),
        higher: bound(`higher:${item}`),
        names: speech.list(names.slice(0, 3).map(literal)),
      }),
    )
  return [t(`area.others.lead.${oneOf3(index + 2)}`, { place: literal(material.place.name) }), listed(lines)]
}
