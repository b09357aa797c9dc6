import { type Edition, type Item, type Revision, sayTyped, textsIn, valuesOf } from '#instruments'
import type { View } from '#platform/http'
import { ClashPanel, RevisionContent } from '../pages/clash.tsx'
import { doneOf, type Progress } from '../progress.ts'

/** How an item stands, as the script of the form takes it: after its own save, and after somebody else's. */
export interface ItemStanding {
  item: string
  /** In force; 0 for none. */
  revision: number
  /** Of all that were saved, set aside or not: whoever has seen it has seen everything. */
  newest: number
  savedAt: string | null
  draft: { values: string[]; comment: string; source: string } | null
  /** Whose the one in force is. */
  mine: boolean
  name: string
  /** Markup of the answer in force, and of the answers to choose between. */
  shown: string | null
  clash: string | null
}

interface Decided {
  current: Revision | undefined
  undecided: readonly Revision[]
}

export function standingOfItem(
  view: View,
  edition: Edition,
  item: Item,
  { current, undecided }: Decided,
): ItemStanding {
  const text = textsIn(edition, view.lang).item(item.key)
  const shown = current && <RevisionContent view={view} item={item} text={text} revision={current} />
  const panel = undecided.length > 0 && (
    <ClashPanel view={view} item={item} text={text} current={current} undecided={undecided} />
  )
  return {
    item: item.key,
    revision: current?.revision ?? 0,
    newest: newestOf({ current, undecided }),
    savedAt: current?.savedAt.toISOString() ?? null,
    draft: current
      ? {
          values: valuesOf(current.answer, sayTyped(view.speech)),
          comment: current.comment,
          source: current.source,
        }
      : null,
    mine: current?.accountId === view.account?.id,
    name: current?.name ?? view.speech.words('assessment')('somebody'),
    shown: shown ? String(shown) : null,
    clash: panel ? String(panel) : null,
  }
}

/** What was set aside and decided upon is older than the decision. */
export const newestOf = ({ current, undecided }: Decided): number =>
  Math.max(current?.revision ?? 0, ...undecided.map(({ revision }) => revision))

/** Of every area, with the sentences that say it. */
export function sayProgress(view: View, progress: Progress) {
  const t = view.speech.words('assessment')
  return progress.areas.map(({ area, counts }) => {
    const { done, of } = doneOf(counts)
    const short = t('progress.area', { done, count: of })
    return { area, done, of, short, text: t('progress.done', { count: done, of }) }
  })
}
