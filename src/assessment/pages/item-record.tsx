import { currentOf, type Edition, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import type { AreaEntry } from './area-view.tsx'
import { RevisionContent } from './clash.tsx'
import { HistoryList } from './history.tsx'

interface RecordProps extends AreaEntry {
  view: View
  edition: Edition
}

/** One item of a closed round, for reading. */
export function ItemRecord({ view, edition, item, history }: RecordProps) {
  const text = textsIn(edition, view.lang).item(item.key)
  const current = currentOf(history)
  return (
    <section class="item" id={item.key}>
      <h2 {...langOf(text)}>
        <span class="item-number">{item.key}</span>
        {text.ask}
      </h2>
      {current ? (
        <RevisionContent view={view} item={item} text={text} revision={current} />
      ) : (
        <p>{view.speech.words('instruments')('answer.missing')}</p>
      )}
      <HistoryList view={view} item={item} text={text} history={history} />
    </section>
  )
}
