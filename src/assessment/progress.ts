import { type Answers, type Counts, type Edition, itemsCounted } from '#instruments'

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
  const items = itemsCounted(edition, answers)
  const areas = new Map(edition.areas.map((area) => [area, { area, counts: none(), missing: [] as string[] }]))
  const counts = none()
  for (const { key, area: of } of edition.items) {
    const state = items.get(key)?.state ?? 'missing'
    const area = areas.get(of)
    counts[state] += 1
    if (area) area.counts[state] += 1
    if (state === 'missing') area?.missing.push(key)
  }
  return { counts, areas: [...areas.values()] }
}

const none = () => ({ answered: 0, na: 0, missing: 0 })

/** Items that need nothing any more, and all there are. */
export const doneOf = ({ answered, na, missing }: Counts) => ({ done: answered + na, of: answered + na + missing })
