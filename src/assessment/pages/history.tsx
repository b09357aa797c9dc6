import type { Item, Revision, TextsIn } from '#instruments'
import type { View } from '#platform/http'
import { Badge } from '#ui'
import { RevisionContent } from './clash.tsx'
import { When } from './when.tsx'

interface HistoryProps {
  view: View
  item: Item
  text: ReturnType<TextsIn['item']>
  history: readonly Revision[]
}

/** Every version of an answer, the newest first: who, when, what. */
export function HistoryList({ view, item, text, history }: HistoryProps) {
  if (history.length === 0) return null
  const t = view.speech.words('assessment')
  return (
    <details class="history">
      <summary>{t('history.summary', { count: history.length })}</summary>
      <ol reversed>
        {history.toReversed().map((revision) => (
          <li>
            <p class="hint">
              {revision.name ?? t('somebody')}, <When view={view} time={revision.savedAt} />{' '}
              {revision.setAside && <Badge kind="past">{t('history.aside')}</Badge>}
            </p>
            <RevisionContent view={view} item={item} text={text} revision={revision} />
          </li>
        ))}
      </ol>
    </details>
  )
}
