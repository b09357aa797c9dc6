import type { Lang } from '#locales'
import type { Run } from '#platform/document'
import type { Speech } from '#platform/i18n'
import { href } from '#routes'
import type { Figure, Figures } from './figures.ts'

const tenths = { minimumFractionDigits: 0, maximumFractionDigits: 1 } as const
const signed = { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const
const euro = { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 } as const

/** A figure as the reader's language writes it. */
export function sayFigure(speech: Speech, { value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  switch (unit) {
    case 'score':
      return speech.score(value)
    case 'change':
      return speech.number(value, signed)
    case 'points':
      return speech.number(value, tenths)
    case 'percent':
      return speech.percent(value)
    case 'year':
      return String(value)
    case 'euro':
      return speech.number(value, euro)
    case 'count':
      return speech.number(value)
  }
}

/** Where a reader sees what the figure is made of. */
export function addressOf(lang: Lang, { made }: Figure): string {
  if (made.of === 'fact') return href('place', { lang, id: made.place })
  if (made.of === 'group') return `${href('result', { lang, result: made.result }, { group: made.group })}#areas`
  return `${href('result', { lang, result: made.result })}#${made.part}`
}

/** The number in the text, bound to its figure. */
export function figureRun(speech: Speech, figures: Figures, key: string): Run {
  const figure = figures.get(key)
  if (!figure) return `{${key}}`
  return { text: sayFigure(speech, figure), figure: key, href: addressOf(speech.lang, figure) }
}
