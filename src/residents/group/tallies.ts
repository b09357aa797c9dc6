import type { Answer, Item, Tally } from '#instruments'
import { smallestCell } from '#statistics'

/** How a room answered a question: of fewer than five people, how many and nothing else. */
export type KeptTally = Tally | { readonly n: number; readonly options?: undefined }

/** Bars are drawn of so many answers, and not of fewer. */
export const neededForBars = smallestCell

export const isShown = (tally: KeptTally | undefined): tally is Tally => tally?.options !== undefined

export const howMany = (answers: readonly Answer[]): number =>
  answers.filter(({ state }) => state === 'answered').length

export function keptTally(
  item: Item,
  answers: readonly Answer[],
  tally: (item: Item, answers: readonly Answer[]) => Tally,
): KeptTally {
  const n = howMany(answers)
  return n < neededForBars ? { n } : tally(item, answers)
}
