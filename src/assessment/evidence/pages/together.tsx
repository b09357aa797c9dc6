import type { Answers, Edition } from '#instruments'
import type { View } from '#platform/http'
import { Notice } from '#ui'
import type { AreaEntry } from '../../pages/area-view.tsx'
import { offeredTogether } from '../former.ts'

interface TogetherProps {
  view: View
  edition: Edition
  answers: Answers
  entries: readonly AreaEntry[]
}

/** One press for all questions of an area that nobody has answered yet and of which the former answer still fits. */
export function ConfirmTogether({ view, edition, answers, entries }: TogetherProps) {
  const year = entries.find(({ beside }) => beside.former)?.beside.former?.year
  const known = entries.map((entry) => ({ ...entry, former: entry.beside.former?.items ?? [] }))
  const count = offeredTogether({ edition, answers }, known).size
  if (count === 0 || year === undefined) return null
  const t = view.speech.words('evidence')
  return (
    <div class="together">
      <p>{t('together.text', { count, year: String(year) })}</p>
      <button type="submit" class="secondary" name="unchanged" value="~" data-whole>
        {t('together.confirm', { count })}
      </button>
    </div>
  )
}

export interface TogetherOutcome {
  readonly kind: 'unchanged' | 'undo'
  readonly count: number
  readonly at: number
}

/** What came of it, with the way back. `form`: the id of the form that the button belongs to. */
export function TogetherNotice(props: {
  view: View
  entries: readonly AreaEntry[]
  came: TogetherOutcome
  form: string
}) {
  const { view, entries, came, form } = props
  const t = view.speech.words('evidence')
  const year = entries.find(({ beside }) => beside.former)?.beside.former?.year ?? ''
  return (
    <Notice kind="success" live>
      {came.kind === 'undo' ? (
        <p>{t('together.undone', { count: came.count })}</p>
      ) : (
        <>
          <p>{t('together.done', { count: came.count, year: String(year) })}</p>
          {came.count > 0 && (
            <button type="submit" class="secondary" form={form} name="undo" value={`~${came.at}`} data-whole>
              {t('together.undo')}
            </button>
          )}
        </>
      )}
    </Notice>
  )
}
