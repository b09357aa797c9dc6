import type { Speech } from '#platform/i18n'
import type { Answer } from './answer.ts'
import type { InputFault } from './answer-input.ts'
import { hasOptions, type Item, takesWholeNumbers, type TextsIn } from './edition.ts'

/** A sentence that says how to mend what was typed. */
export function sayFault(speech: Speech, item: Item, fault: InputFault): string {
  const t = speech.words('instruments')
  if (fault === 'unclear_number' && takesWholeNumbers(item)) return t('fault.unclear_count')
  if (fault !== 'out_of_range' || hasOptions(item)) return t(`fault.${fault}`, { min: '', max: '' })
  const { min, max } = item
  return max === undefined ? t('fault.too_small', { min }) : t('fault.out_of_range', { min, max })
}

/** What an answer says: texts of the chosen options, or one phrase. */
export function sayAnswer(
  speech: Speech,
  item: Item,
  text: Pick<ReturnType<TextsIn['item']>, 'options' | 'unit'>,
  answer: Answer,
): string[] {
  const t = speech.words('instruments')
  if (answer.state !== 'answered') return [t(`answer.${answer.state}`)]
  if ('codes' in answer) return answer.codes.map((code) => text.options[code] ?? code)
  if (item.kind === 'percent') return [speech.percent(answer.number)]
  const value = speech.number(answer.number)
  return [text.unit ? t('answer.counted', { unit: text.unit, value }) : value]
}

/** A number as it is typed: no separators. */
export const sayTyped =
  (speech: Speech) =>
  (value: number): string =>
    speech.number(value, { useGrouping: false, maximumFractionDigits: 20 })
