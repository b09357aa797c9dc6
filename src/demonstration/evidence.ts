import { type Answer, type Item, pointsOf } from '#instruments'
import type { Chance } from './chance.ts'
import type { EvidenceTexts, InventedPlace, Sentence } from './model.ts'

export interface Evidence {
  readonly source?: string
  readonly comment?: string
}

/** How often an answer comes with a source and with a comment. */
const habits = {
  nothing: { source: 0, comment: 0.35 },
  something: { source: 0.65, comment: 0.35 },
  much: { source: 0.85, comment: 0.25 },
} as const

/** What a place shows for an answer, in the language it writes; the same item keeps its kind of source from round to round. */
export function evidenceOf(
  chance: Chance,
  texts: EvidenceTexts,
  { item, answer, place, year }: { item: Item; answer: Answer; place: InventedPlace; year: number },
): Evidence {
  const fill = (sentence: string) =>
    sentence
      .replaceAll('{place}', place.name)
      .replaceAll('{before}', String(year - 1))
      .replaceAll('{year}', String(year))
      .replaceAll('{next}', String(year + 1))
      .replaceAll('{number}', String(12 + chance.below(37, 'number', place.id, item.key, year)))
  const one = (sentences: readonly Sentence[], what: string) => {
    const own = sentences.filter((sentence) => sentence.for?.includes(item.key))
    const fitting = own.length > 0 ? own : sentences.filter((sentence) => !sentence.for)
    return fill(fitting[chance.below(fitting.length, what, place.id, item.key)]?.[place.writes] ?? '')
  }
  const happens = (share: number, what: string) => chance.share('evidence', what, place.id, item.key, year) < share

  if (answer.state === 'na') return happens(0.6, 'comment') ? { comment: one(texts.not_applicable, 'comment') } : {}
  const pool = texts.areas[item.area] ?? texts.areas['any']
  if (!pool || answer.state === 'missing') return {}
  const level = levelOf(pointsOf(item, answer) ?? 0)
  return {
    ...(happens(habits[level].source, 'source') && { source: one(pool.sources, 'source') }),
    ...(happens(habits[level].comment, 'comment') && { comment: one(pool[level], 'comment') }),
  }
}

function levelOf(points: number): keyof typeof habits {
  if (points === 0) return 'nothing'
  return points < 0.6 ? 'something' : 'much'
}
