import type { Speech } from '#platform/i18n'
import { wordDifference } from '#platform/difference'
import type { Change } from '../changes.ts'
import type { Draft } from '../draft-shape.ts'
import { placeName } from './fault-words.ts'

interface Props {
  speech: Speech
  before: Draft
  after: Draft
  changes: readonly Change[]
}

/** What differs, question by question: words by words, the rest named. */
export function ChangeList({ speech, before, after, changes }: Props) {
  const places = Map.groupBy(changes, (change) => change.at)
  return (
    <ul class="survey-changes">
      {[...places].map(([at, list]) => (
        <li>
          <strong>{placeName(stands(after, at) ? after : before, speech, at)}</strong>
          <ul>
            {list.map((change) => (
              <li>
                <OneChange speech={speech} change={change} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

const stands = ({ edition }: Draft, at: string | undefined): boolean =>
  at === undefined || edition.areas.includes(at) || edition.items.some(({ key }) => key === at)

function OneChange({ speech, change }: { speech: Speech; change: Change }) {
  const t = speech.words('surveyBuilder')
  if (change.change === 'rule') return <>{t(`change.${change.rule}`)}</>
  if (change.change !== 'text') return <>{t(`change.${change.what}.${change.change}`)}</>
  const { field, lang, before, after } = change
  return (
    <>
      {t('change.text', { field: t(`text.${field}`), language: speech.language(lang) })}{' '}
      <span class="difference kept-lines" lang={lang}>
        {wordDifference(before, after).map(({ text, change: how }) =>
          how === 'added' ? <ins>{text}</ins> : how === 'removed' ? <del>{text}</del> : text,
        )}
      </span>
    </>
  )
}
