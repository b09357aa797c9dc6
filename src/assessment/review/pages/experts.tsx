import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Notice } from '#ui'
import { sayConflict } from '../../support/words.ts'
import type { Fitness } from '../fitness.ts'
import { comparedAt, hasLed, type Part, parts, seatOf } from '../model.ts'
import type { OpenedReview } from './open.ts'

export interface AssignRefused {
  readonly part: Part | undefined
  readonly sentences: readonly string[]
}

type ExpertsProps = OpenedReview & {
  view: View
  fitnesses: readonly Fitness[]
  refusedAssign?: AssignRefused | undefined
}

/** Who reviews, for the secretariat: the first expert, and a second one who scores blind where that is wanted. */
export function Experts(props: ExpertsProps) {
  const { view, fitnesses, refusedAssign } = props
  const t = view.speech.words('review')
  return (
    <section class="section" id="experts">
      <h2>{t('experts.title')}</h2>
      <p>{t('experts.text')}</p>
      {refusedAssign && (
        <Notice kind="error" live>
          {refusedAssign.sentences.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </Notice>
      )}
      {fitnesses.length === 0 ? (
        <Empty title={t('experts.none')}>
          <p>{t('experts.none.text')}</p>
        </Empty>
      ) : (
        <div class="grid">
          {parts.map((part) => (
            <SeatForm {...props} part={part} />
          ))}
        </div>
      )}
    </section>
  )
}

function SeatForm(props: ExpertsProps & { part: Part }) {
  const { view, round, review, fitnesses, part } = props
  const t = view.speech.words('review')
  const seat = seatOf(review, part)
  const compared = comparedAt(review) !== null
  const fixed = part === 'blind' && compared
  return (
    <form class="card" method="post" action={href('reviewExperts', { lang: view.lang, round: round.id })}>
      <h3>{t(`seat.${part}`)}</h3>
      <p>{t(`seat.${part}.text`)}</p>
      {fixed ? (
        <p>{t('experts.fixed', { name: seat?.name ?? '' })}</p>
      ) : (
        <>
          <fieldset>
            <legend class="unseen">{t(`seat.${part}`)}</legend>
            {fitnesses.map((fitness) => (
              <Candidate {...props} fitness={fitness} />
            ))}
          </fieldset>
          <p class="actions">
            <button type="submit" name="assign" value={part}>
              {t(seat ? 'experts.change' : 'experts.assign')}
            </button>
            {seat && !compared && (
              <button type="submit" class="secondary" name="remove" value={part}>
                {t('experts.remove', { name: seat.name })}
              </button>
            )}
          </p>
        </>
      )}
    </form>
  )
}

function Candidate({ view, review, fitness, part }: ExpertsProps & { fitness: Fitness; part: Part }) {
  const t = view.speech.words('review')
  const { expert, conflicts, remarks, load } = fitness
  const other = review.seats.find((seat) => seat.accountId === expert.accountId && seat.part !== part)
  const led = part === 'blind' && !other && hasLed(review, expert.accountId)
  const excluded = conflicts.length > 0 || other !== undefined || led
  const said = [
    ...conflicts.map((tie) => sayConflict(view.speech, tie)),
    ...(other ? [t(`remark.${other.part}`)] : []),
    ...(led ? [t('remark.led')] : []),
    ...(excluded ? [] : remarks.map((remark) => t(`remark.${remark}`))),
    ...(excluded ? [] : [...languagesOf(view, expert.languages), t('remark.load', { count: load })]),
  ]
  return (
    <label class="option candidate">
      <input
        type="radio"
        name="expert"
        value={expert.accountId}
        checked={!excluded && seatOf(review, part)?.accountId === expert.accountId}
        disabled={excluded}
      />
      <span>
        {expert.name}
        <span class="also"> {said.join(' ')}</span>
      </span>
    </label>
  )
}

function languagesOf(view: View, languages: readonly string[]): string[] {
  const named = view.speech.list(languages.map((tag) => view.speech.language(tag)))
  return named === '' ? [] : [view.speech.words('review')('remark.languages', { languages: named })]
}
