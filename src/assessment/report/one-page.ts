import type { Block, Doc } from '#platform/document'
import type { Speech } from '#platform/i18n'
import { type Composed, identifierOf, markOf } from './compose.ts'
import { moveLine, ranked } from './draft/summary.ts'
import { bound, hasFigure, type Pen, penFor, pointsRead, sentences, valueOf } from './draft/words.ts'
import { figuresOf } from './figures.ts'
import { sectionFrom } from './text.ts'

/** One page for elected representatives: the index, three strong and three weak areas, what would help, whom to ask. */
export function composeSummary({ material, speech, date, version }: Omit<Composed, 'texts'>): Doc {
  const pen = penFor(material, figuresOf(material), speech)
  const { t } = pen
  const place = material.place.name
  const year = String(material.round.year)
  const strong = ranked(pen).slice(0, 3)
  const weak = ranked(pen).slice(-3).toReversed()
  const section = (key: 'standing' | 'strong' | 'weak' | 'next', blocks: readonly Block[]) => ({
    key,
    title: t(`onepage.${key}`),
    blocks,
  })
  return {
    lang: speech.lang,
    title: t('onepage.title', { place, year }),
    description: t('onepage.description', { place, year }),
    date,
    author: t('doc.author'),
    ...markOf(pen, date),
    identifier: identifierOf(material, version),
    sections: [
      section('standing', said(pen, speech, standing(pen))),
      section('strong', said(pen, speech, areaLines(pen, strong))),
      section('weak', said(pen, speech, areaLines(pen, weak))),
      section('next', [...said(pen, speech, nextLines(pen)), { kind: 'paragraph', runs: [t('onepage.mirror')] }]),
    ],
  }
}

const said = ({ figures }: Pen, speech: Speech, text: string): readonly Block[] =>
  sectionFrom(text, { key: '', title: '' }, { speech, figures, blocks: new Map() }).blocks

function standing(pen: Pen): string {
  const { t } = pen
  const change = valueOf(pen, 'change:core')
  return sentences([
    t('onepage.core', { core: bound('score:core') }),
    hasFigure(pen, 'median:core') && t('onepage.median', { median: bound('median:core') }),
    hasFigure(pen, 'change:core') &&
      t('onepage.change', { count: pointsRead(change), change: bound('change:core'), before: bound('year:before') }),
  ])
}

const areaLines = (pen: Pen, areas: readonly string[]): string =>
  areas
    .map((area) => {
      const given = { area: pen.texts.area(area).name, score: bound(`score:${area}`), median: bound(`median:${area}`) }
      return `- ${pen.t(hasFigure(pen, `median:${area}`) ? 'onepage.area' : 'onepage.area.alone', given)}`
    })
    .join('\n')

function nextLines(pen: Pen): string {
  const { t, material } = pen
  const { moves } = material.moves
  if (moves.length === 0) return t('conclusions.full')
  const lead = t('onepage.moves', { count: moves.length, gain: bound('gain:all') })
  return `${lead}\n\n${moves.map((move, i) => `${i + 1}. ${moveLine(pen, move)}`).join('\n')}`
}
