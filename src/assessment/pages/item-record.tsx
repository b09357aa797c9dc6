import { currentOf, type Edition, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { CommentsBeside, EvidenceBeside, FormerStrip } from '../evidence/index.ts'
import type { Round } from '../model.ts'
import { PracticeFromAnswer } from '../practices/index.ts'
import { Planned } from '../strategy/index.ts'
import type { AreaEntry } from './area-view.tsx'
import { RevisionContent } from './clash.tsx'
import { HistoryList } from './history.tsx'

interface RecordProps extends AreaEntry {
  view: View
  round: Round
  edition: Edition
}

/** One item of a closed round, for reading. */
export function ItemRecord({ view, round, edition, item, history, beside, plans }: RecordProps) {
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
      <EvidenceBeside view={view} round={round} item={item.key} beside={beside} open={false} />
      {beside.former && (
        <FormerStrip view={view} edition={edition} item={item} history={history} former={beside.former} open={false} />
      )}
      <Planned view={view} plans={plans} item={item.key} />
      <CommentsBeside view={view} round={round} item={item.key} beside={beside} open={false} />
      <PracticeFromAnswer view={view} round={round} item={item.key} history={history} />
      <HistoryList view={view} item={item} text={text} history={history} />
    </section>
  )
}
