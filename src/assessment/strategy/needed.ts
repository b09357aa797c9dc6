import { type DocumentItem, bestAnswer, sayRange } from '#insight'
import type { Item, TextsIn } from '#instruments'
import type { Speech } from '#platform/i18n'

/** What full points for an item still need, in words: a lead where one is needed, and the answers it speaks of. */
export interface Needed {
  readonly lead: string | null
  readonly answers: readonly string[]
}

export function neededFor(
  speech: Speech,
  { item, text, given }: { item: Item; text: ReturnType<TextsIn['item']>; given: DocumentItem | undefined },
): Needed {
  const t = speech.words('insight')
  const best = bestAnswer(item)
  const named = (codes: readonly string[]) => codes.map((code) => text.options[code] ?? code)
  if (best.kind === 'range') return { lead: null, answers: [sayRange(speech, item, best, text.unit)] }
  if (best.kind === 'one') return { lead: null, answers: named(best.codes) }
  if (best.kind === 'none') return { lead: t('needed.none'), answers: named(best.codes) }
  // Of a list only what is not ticked yet is news.
  const open = best.codes.filter((code) => !given?.codes?.includes(code))
  const begun = best.codes.length - open.length
  const count = best.count - begun
  const lead = count === open.length ? t('needed.every') : t(begun > 0 ? 'needed.more' : 'needed.several', { count })
  return { lead, answers: named(open) }
}
