import { type Answer, ItemQuestion, type InputFault, sayAnswer, valuesOf } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { askedItem, type GroupRound, isOpen } from '../model.ts'
import { type Asked, askedIn, Bars, Reflection, type Shown, Where } from './board-parts.tsx'

/** What one phone shows. */
export interface SeatShown extends Shown {
  /** What it said of the question that the room is at. */
  readonly answer: Answer | undefined
  /** What was sent and does not fit. */
  readonly refused?: { readonly values: readonly string[]; readonly fault: InputFault } | undefined
}

/** Names what the board shows, so that a phone knows whether it has changed. */
export const boardKey = (round: GroupRound): string =>
  isOpen(round) ? [round.position, round.phase].join(' ') : 'ended'

export function SeatBoard(shown: SeatShown) {
  const { view, round } = shown
  const asked = askedIn(shown)
  if (!isOpen(round)) return <Ended view={view} />
  if (!asked) return <Waiting view={view} />
  return (
    <>
      <h1 class="group-where" tabindex={-1}>
        <Where view={view} round={round} asked={asked} />
      </h1>
      {askedItem(round) ? <Question {...shown} asked={asked} /> : <Closed {...shown} asked={asked} />}
    </>
  )
}

function Question({ view, edition, round, answer, refused, asked }: SeatShown & { asked: Asked }) {
  const t = view.speech.words('groupRound')
  const { item, texts } = asked
  const given = answer?.state === 'answered'
  const values = refused?.values ?? valuesOf(answer ?? { state: 'missing' }, (value) => view.speech.number(value))
  return (
    <form class="group-answer" method="post" action={href('groupAnswer', { lang: view.lang, code: round.code })}>
      <input type="hidden" name="item" value={item.key} />
      <ItemQuestion
        speech={view.speech}
        edition={edition}
        texts={texts}
        item={item}
        values={values}
        fault={refused?.fault}
      />
      <p class={given ? 'save-state saved' : 'save-state'} role="status" data-state>
        {given ? t('seat.saved') : ''}
      </p>
      <div class="actions">
        <button type="submit">{given ? t('seat.change') : t('seat.send')}</button>
      </div>
    </form>
  )
}

function Closed({ view, round, answer, tally, asked }: SeatShown & { asked: Asked }) {
  const t = view.speech.words('groupRound')
  const { item, text } = asked
  return (
    <>
      <p class="group-ask">{text.ask}</p>
      <p>
        {answer?.state === 'answered'
          ? t('seat.yours', { answer: view.speech.list(sayAnswer(view.speech, item, text, answer)) })
          : t('seat.notAnswered')}
      </p>
      <section class="group-bars">
        <h2>{t('bars.title')}</h2>
        <Bars view={view} asked={asked} tally={tally} written="nowhere" />
      </section>
      {round.phase === 'reflecting' && <Reflection view={view} asked={asked} />}
    </>
  )
}

function Waiting({ view }: { view: View }) {
  const t = view.speech.words('groupRound')
  return (
    <>
      <h1 tabindex={-1}>{t('seat.in')}</h1>
      <p class="lead">{t('seat.wait')}</p>
      <p>{t('seat.cookie')}</p>
    </>
  )
}

export function Ended({ view }: { view: View }) {
  const t = view.speech.words('groupRound')
  return (
    <>
      <h1 tabindex={-1}>{t('ended.title')}</h1>
      <p class="lead">{t('ended.thanks')}</p>
      <p>{t('ended.anonymous')}</p>
      <p>
        <a href={href('citizenshipTest', { lang: view.lang })}>{t('ended.alone')}</a>
      </p>
    </>
  )
}
