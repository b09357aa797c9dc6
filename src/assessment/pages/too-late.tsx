import { answerFrom, AnswerValue, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { Notice } from '#ui'
import { type Draft, saysMore } from '../draft.ts'
import type { AreaEntry } from './area-view.tsx'
import { Evidence } from './clash.tsx'
import type { OpenedRound } from './open.ts'

interface TooLateProps extends Pick<OpenedRound, 'edition'> {
  view: View
  entries: readonly AreaEntry[]
  /** By item: what stood in the form. */
  late: ReadonlyMap<string, Draft>
}

/** The round was submitted while its reader was still typing: what was typed is given back, to be read and copied. */
export function TooLate({ view, edition, entries, late }: TooLateProps) {
  const t = view.speech.words('assessment')
  const texts = textsIn(edition, view.lang)
  const lost = entries.flatMap(({ item, history }) => {
    const draft = late.get(item.key)
    return draft && saysMore(item, draft, history) ? [{ item, draft, text: texts.item(item.key) }] : []
  })
  return (
    <>
      <Notice kind="error" live>
        <p>{t('round.closed')}</p>
      </Notice>
      {lost.length > 0 && (
        <section class="section">
          <h2>{t('late.title')}</h2>
          <p>{t('late.text')}</p>
          {lost.map(({ item, draft, text }) => (
            <section class="item">
              <h3 {...langOf(text)}>
                <span class="item-number">{item.key}</span>
                {text.ask}
              </h3>
              <TypedAnswer view={view} item={item} text={text} draft={draft} />
              <Evidence view={view} source={draft.source} comment={draft.comment} />
            </section>
          ))}
        </section>
      )}
    </>
  )
}

type TypedProps = Pick<TooLateProps, 'view'> &
  Pick<AreaEntry, 'item'> & { text: ReturnType<ReturnType<typeof textsIn>['item']>; draft: Draft }

/** What does not fit is shown as it was typed. */
function TypedAnswer({ view, item, text, draft: { values } }: TypedProps) {
  const typed = answerFrom(item, values)
  return (
    <div class="answer-value">
      {'fault' in typed ? (
        view.speech.list(values.map((value) => text.options[value] ?? value))
      ) : (
        <AnswerValue speech={view.speech} item={item} text={text} answer={typed.answer} />
      )}
    </div>
  )
}
