import { type Answers, type Counts, type Edition, score } from '#instruments'

export interface AreaProgress {
  readonly area: string
  readonly counts: Counts
  /** Keys of the items that apply and have no answer. */
  readonly missing: readonly string[]
}

export interface Progress {
  readonly counts: Counts
  readonly areas: readonly AreaProgress[]
}

/** How far a response has come, counted as the scorer counts: what a guard takes away does not apply. */
export function progressOf(edition: Edition, answers: Answers): Progress {
  const { counts, countsByArea, items } = score(edition, answers)
  return {
    counts,
    areas: edition.areas.map((area) => ({
      area,
      counts: countsByArea[area] ?? { answered: 0, na: 0, missing: 0 },
      missing: edition.items
        .filter(({ key, area: of }) => of === area && items[key]?.state === 'missing')
        .map(({ key }) => key),
    })),
  }
}

/** Items that need nothing any more, and all there are. */
export const doneOf = ({ answered, na, missing }: Counts) => ({ done: answered + na, of: answered + na + missing })
