import { areaName, isAreaKey, isEarlierAreaKey } from '#instruments'
import type { Speech } from '#platform/i18n'

const decimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const
const signed = { ...decimal, signDisplay: 'exceptZero' } as const

/** A score of a column, always with its decimal so that points stand below each other; `change` with its sign. */
export function sayScore(speech: Speech, value: number | null | undefined, as: 'score' | 'change' = 'score'): string {
  if (value === null || value === undefined) return speech.words('insight')('score.none')
  return speech.number(value, as === 'change' ? signed : decimal)
}

/** What a figure published elsewhere is about: the whole, or an area of some version of the Index. */
export function sayFigure(speech: Speech, area: string): string {
  if (isAreaKey(area) || isEarlierAreaKey(area)) return areaName(area, speech.lang)
  if (area === 'intercultural_lens') return speech.words('data')('official.lens')
  return area === 'overall' ? speech.words('insight')('official.overall') : area
}
