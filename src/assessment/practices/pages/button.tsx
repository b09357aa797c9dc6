import type { View } from '#platform/http'
import { currentOf, type Revision } from '#instruments'
import { mayWritePractice } from '#library'
import { href } from '#routes'
import type { Round } from '../../model.ts'

interface Props {
  view: View
  round: Round
  item: string
  history: readonly Revision[]
}

const formId = 'practice-from-answer'

/** Makes a draft of an answer; nothing where there is none, or for whoever does not write for the place. */
export function PracticeFromAnswer({ view, round, item, history }: Props) {
  const answered = currentOf(history)?.answer.state === 'answered'
  if (!answered || !view.actor || !mayWritePractice(view.actor, round.placeId)) return null
  const t = view.speech.words('recommendations')
  return (
    <p class="practice-from-answer">
      <button
        class="quiet"
        type="submit"
        form={formId}
        formaction={href('practiceFromAnswer', { lang: view.lang, round: round.id, item })}
        title={t('fromAnswer.hint')}
      >
        {t('fromAnswer.submit')}
      </button>
    </p>
  )
}

/** Once on the page: the buttons stand inside another form, which theirs must not be. */
export const PracticeForm = () => <form id={formId} method="post" />
