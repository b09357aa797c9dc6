import type { TextsIn } from '#instruments'
import { langOf } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge } from '#ui'
import type { PracticeRecord } from '../../model.ts'
import type { ReviewedItem } from '../model.ts'
import { Reason } from './reason.tsx'

interface Props {
  view: View
  practice: PracticeRecord
  mapping: readonly ReviewedItem[]
  texts: TextsIn | undefined
}

/** Which questions of the index a practice answers, each with the reason. */
export function Answers({ view, practice, mapping, texts }: Props) {
  const t = view.speech.words('recommendations')
  const { demonstration } = practice
  const none = mapping.find(({ item }) => item === null)
  return (
    <section class="section">
      <h2>{t('answers.title')}</h2>
      {mapping.length === 0 && <p>{t('answers.unjudged')}</p>}
      {none && (
        <p>
          <Reason view={view} reasons={none.reasons} />
        </p>
      )}
      {mapping.some(({ item }) => item !== null) && (
        <ul class="practice-answers" role="list">
          {mapping.map(
            (one) =>
              one.item !== null && (
                <Answered
                  view={view}
                  one={{ ...one, item: one.item }}
                  texts={texts}
                  own={practice.ownerPlaceId !== null}
                />
              ),
          )}
        </ul>
      )}
      {mapping.length > 0 && practice.ownerPlaceId !== null && <p class="hint">{t('answers.own')}</p>}
      {mapping.length > 0 && practice.ownerPlaceId === null && !demonstration && (
        <p class="hint">{t('answers.lead')}</p>
      )}
      <p class="actions">
        <a href={href('practiceMapping', { lang: view.lang }, { set: demonstration ? 'demonstration' : undefined })}>
          {t('answers.all')}
        </a>
      </p>
    </section>
  )
}

function Answered({
  view,
  one: { item, fit, reasons },
  texts,
  own,
}: {
  view: View
  one: ReviewedItem & { item: string }
  texts: TextsIn | undefined
  own: boolean
}) {
  const text = texts?.item(item)
  return (
    <li>
      <p {...(text && langOf(text))}>
        <span class="item-number">{item}</span> {text?.ask}
      </p>
      <p>
        {fit && <Badge>{view.speech.words('recommendations')(`fit.${fit}`)}</Badge>}{' '}
        {!own && <Reason view={view} reasons={reasons} />}
      </p>
    </li>
  )
}
