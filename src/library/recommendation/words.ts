import type { Speech } from '#platform/i18n'
import type { PracticePick } from './model.ts'

/** Why a practice is recommended to a place, sentence by sentence. */
export function sayWhy(speech: Speech, { mapped, gap, from, adopted }: PracticePick, place: string): string[] {
  const t = speech.words('recommendations')
  const sentences = [t(`fit.${mapped.fit}.${gap}`, { place })]
  if (from) {
    const alike = from.likenesses.map((one) => t(`likeness.${one}`))
    const said = { other: from.place.name, place, likenesses: speech.list(alike) }
    sentences.push(alike.length > 0 ? t('from.like', said) : t('from.unlike', said))
  }
  if (adopted > 0) sentences.push(t('adopted', { count: adopted }))
  return sentences
}
