import type { Speech } from '#platform/i18n'
import type { Answer } from './answer.ts'
import type { InputFault } from './answer-input.ts'
import { isNumber, type Item, takesWholeNumbers, type TextsIn } from './edition.ts'

/** A sentence that says how to mend what was typed. */
export function sayFault(speech: Speech, item: Item, fault: InputFault): string {
  const t = speech.words('instruments')
  if (fault === 'unclear_number' && takesWholeNumbers(item)) return t('fault.unclear_count')
  if (fault === 'too_many' && item.kind === 'ranking') return t('fault.too_many', { count: item.most })
  if (fault === 'too_long' && item.kind === 'text') return t('fault.too_long', { count: item.max_length })
  if (fault !== 'out_of_range' || !isNumber(item)) return t(`fault.${fault}`, { min: '', max: '', count: 0 })
  const min = sayFigure(speech, item, item.min)
  if (item.max === undefined) return t('fault.too_small', { min })
  return t('fault.out_of_range', { min, max: sayFigure(speech, item, item.max) })
}

/** What an answer says: texts of the chosen options, or one phrase. Of a ranking in its order. */
export function sayAnswer(
  speech: Speech,
  item: Item,
  text: Pick<ReturnType<TextsIn['item']>, 'options' | 'unit'>,
  answer: Answer,
): string[] {
  const t = speech.words('instruments')
  if (answer.state !== 'answered') return [t(`answer.${answer.state}`)]
  if ('codes' in answer) return answer.codes.map((code) => text.options[code] ?? code)
  if ('ranking' in answer) return answer.ranking.map((code) => text.options[code] ?? code)
  if ('text' in answer) return [answer.text]
  if (item.kind === 'percent') return [speech.percent(answer.number)]
  const value = sayFigure(speech, item, answer.number)
  return [text.unit ? t('answer.counted', { unit: text.unit, value }) : value]
}

/** A year has no separator of thousands. */
export const sayFigure = (speech: Speech, { known }: Pick<Item, 'known'>, value: number): string =>
  speech.number(value, known === 'member_since' ? { useGrouping: false } : undefined)

/** A number as it is typed: no separators. */
export const sayTyped =
  (speech: Speech) =>
  (value: number): string =>
    speech.number(value, { useGrouping: false, maximumFractionDigits: 20 })
