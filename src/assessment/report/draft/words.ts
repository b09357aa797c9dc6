import { type Answer, findItem, type Item, sayAnswer, textsIn, type TextsIn } from '#instruments'
import { bestAnswer, type DocumentItem, sayRange } from '#insight'
import type { Speech, Translate } from '#platform/i18n'
import type { Figures } from '../figures.ts'
import type { Material } from '../material.ts'
import { answersIn } from '../moves.ts'
import { literal } from '../text.ts'

/** What every draft is written with. */
export interface Pen {
  readonly speech: Speech
  readonly t: Translate<'report'>
  readonly texts: TextsIn
  readonly material: Material
  readonly figures: Figures
}

export function penFor(material: Material, figures: Figures, speech: Speech): Pen {
  return {
    speech,
    t: speech.words('report'),
    texts: textsIn(material.standing.edition, speech.lang),
    material,
    figures,
  }
}

/** The name that stands for a figure in a text. */
export const bound = (key: string): string => `{${key}}`

export const hasFigure = ({ figures }: Pen, key: string): boolean => figures.has(key)
export const valueOf = ({ figures }: Pen, key: string): number => figures.get(key)?.value ?? 0

/** Which of several ways of saying the same: another for each neighbour, and other ones together each time. */
export const oneOf3 = (i: number): 1 | 2 | 3 => ([1, 2, 3] as const)[i % 3] ?? 1
export const oneOf4 = (i: number): 1 | 2 | 3 | 4 => ([1, 2, 3, 4] as const)[i % 4] ?? 1

/** Singular or plural of points goes by what is read. */
export const pointsRead = (value: number): number => Math.round(Math.abs(value) * 10) / 10

export const areaName = ({ texts }: Pen, area: string): string => literal(texts.area(area).name)
export const question = ({ texts }: Pen, item: string): string =>
  literal(texts.item(item).ask.replace(/\s+/g, ' ').trim())
export const joined = (paragraphs: readonly (string | false | null | undefined)[]): string =>
  paragraphs.filter((one): one is string => typeof one === 'string' && one !== '').join('\n\n')
export const sentences = (list: readonly (string | false | null | undefined)[]): string =>
  list.filter((one): one is string => typeof one === 'string' && one !== '').join(' ')
export const listed = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')

/** What the result says was answered, as it stands in a text of ours. */
export const answered = (pen: Pen, key: string): string =>
  literal(phraseOf(pen, key, pen.material.standing.document.items[key], few))

/** An answer as a phrase. */
export function phraseOf(pen: Pen, key: string, given: DocumentItem | undefined, joining = phrases): string {
  const item = findItem(pen.material.standing.edition, key)
  const answer: Answer | undefined = given && answersIn({ [key]: given })[key]
  if (!item || !answer || answer.state === 'missing') return pen.t('answer.missing')
  return joining(pen, sayAnswer(pen.speech, item, pen.texts.item(key), answer))
}

/** What full points need, in a phrase. */
export function needed(pen: Pen, key: string): string {
  const { edition, document } = pen.material.standing
  const item = findItem(edition, key)
  if (!item) return ''
  const best = bestAnswer(item)
  if (best.kind === 'range') return literal(sayRange(pen.speech, item, best, pen.texts.item(key).unit))
  if (best.kind === 'one') return literal(options(pen, item, best.codes.slice(0, 1)))
  if (best.kind === 'none') return literal(pen.t('needed.none', { options: options(pen, item, best.codes) }))
  const ticked = document.items[key]?.codes ?? []
  const open = best.codes.filter((code) => !ticked.includes(code))
  const count = Math.min(open.length, Math.max(1, best.count - (best.codes.length - open.length)))
  const what = options(pen, item, open)
  return literal(count === open.length ? what : pen.t('needed.several', { count, options: what }))
}

const mostOptions = 3

/** The first ones, and how many more there are: an area has one page. */
function few(pen: Pen, parts: readonly string[]): string {
  const named = phrases(pen, parts.slice(0, mostOptions))
  const count = parts.length - mostOptions
  return count > 0 ? pen.t('needed.further', { count, options: named }) : named
}

const options = (pen: Pen, { key }: Item, codes: readonly string[]): string =>
  few(
    pen,
    codes.map((code) => pen.texts.item(key).options[code] ?? code),
  )

/** Options are written as phrases of their own: several are set apart, not woven into one. */
function phrases({ t }: Pen, parts: readonly string[]): string {
  return parts.map((part) => part.replace(/\s+/g, ' ').trim().replace(/\.$/, '')).join(t('phrase.apart'))
}
