import { AnswerValue, currentOf, type Item, type Revision, sameContent, type TextsIn } from '#instruments'
import type { View } from '#platform/http'
import { Badge } from '#ui'
import { Difference, difference } from '../evidence/index.ts'
import { RevisionContent } from './clash.tsx'
import { When } from './when.tsx'

interface HistoryProps {
  view: View
  item: Item
  text: ReturnType<TextsIn['item']>
  history: readonly Revision[]
}

/** Every version of an answer, the newest first: who, when, and what became of what had been there. */
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
              <Origin view={view} revision={revision} />
            </p>
            <Changes view={view} item={item} text={text} history={history} revision={revision} />
          </li>
        ))}
      </ol>
    </details>
  )
}

type RevisionProps = HistoryProps & { revision: Revision }

function Origin({ view, revision: { origin, setAside } }: Pick<RevisionProps, 'view' | 'revision'>) {
  const t = view.speech.words('evidence')
  return (
    <>
      {origin !== 'given' && <Badge>{t(`origin.${origin}`)}</Badge>}{' '}
      {setAside && <Badge kind="past">{view.speech.words('assessment')('history.aside')}</Badge>}
    </>
  )
}

/** What the version changed in the one that was in force before it; the whole of it where there was none. */
function Changes({ view, item, text, history, revision }: RevisionProps) {
  const t = view.speech.words('evidence')
  const before = currentOf(history.slice(0, history.indexOf(revision)))
  if (!before) return <RevisionContent view={view} item={item} text={text} revision={revision} />
  if (sameContent(before, revision)) return <p>{t('history.sameAgain')}</p>
  const answered = !sameContent({ ...before, comment: '', source: '' }, { ...revision, comment: '', source: '' })
  const parts = (['comment', 'source'] as const).filter((part) => before[part] !== revision[part])
  return (
    <dl class="changes">
      {answered && (
        <div>
          <dt>{t('history.answer')}</dt>
          <dd class="answer-value">
            <del>
              <span class="unseen">{t('diff.removed')} </span>
              <AnswerValue speech={view.speech} item={item} text={text} answer={before.answer} />
              <span class="unseen"> {t('diff.end')}</span>
            </del>{' '}
            <ins>
              <span class="unseen">{t('diff.added')} </span>
              <AnswerValue speech={view.speech} item={item} text={text} answer={revision.answer} />
              <span class="unseen"> {t('diff.end')}</span>
            </ins>
          </dd>
        </div>
      )}
      {parts.map((part) => (
        <div>
          <dt>{t(`history.${part}`)}</dt>
          <dd>
            <Difference speech={view.speech} pieces={difference(before[part], revision[part])} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
