import { AnswerValue, currentOf, type Edition, type Item, langOf, type Revision, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { Badge } from '#ui'
import { Evidence as AnswerEvidence } from '../../pages/clash.tsx'
import { When } from '../../pages/when.tsx'
import type { FormerBeside } from '../beside.ts'
import { carried, type FormerItem, isConfirmed } from '../former.ts'
import { rewordingOf } from '../wording.ts'
import { Difference } from './difference.tsx'
import { Pieces } from './pieces.tsx'

interface FormerProps {
  view: View
  edition: Edition
  item: Item
  history: readonly Revision[]
  former: FormerBeside
  /** Answers can be given: its buttons belong to the form of an area. */
  open: boolean
}

/** What the place answered the time before, beside what it is asked now. */
export function FormerStrip(props: FormerProps) {
  const { view, former, item } = props
  const t = view.speech.words('evidence')
  const year = String(former.year)
  if (former.items.length === 0) {
    return <p class="former hint">{t('former.new', { year })}</p>
  }
  const why = carried(item, former.items)
  return (
    <div class="former" role="group" aria-label={t('former.title', { year })}>
      {former.items.length > 1 && <p>{t('former.several')}</p>}
      {former.items.map((one) => (
        <FormerAnswer {...props} one={one} />
      ))}
      {props.open && typeof why === 'string' && why !== 'unanswered' && (
        <p class="hint">{t(`former.why.${why}`, { year })}</p>
      )}
      <Buttons {...props} />
      <More {...props} />
    </div>
  )
}

function FormerAnswer({ view, former, edition, item, one }: FormerProps & { one: FormerItem }) {
  const t = view.speech.words('evidence')
  const year = String(former.year)
  const text = textsIn(former.edition, view.lang).item(one.item.key)
  const rewording = rewordingOf({ edition: former.edition, item: one.item }, { edition, item }, view.lang)
  const answer = one.revision?.answer
  return (
    <>
      <div class="former-answer">
        <p class="hint">
          {t('former.answered', { year })} {former.items.length > 1 && <span {...langOf(text)}>({text.ask})</span>}{' '}
          {rewording && <Badge kind="waiting">{t('former.reworded', { year })}</Badge>}
        </p>
        {answer && answer.state !== 'missing' ? (
          <div class="answer-value">
            <AnswerValue speech={view.speech} item={one.item} text={text} answer={answer} />
          </div>
        ) : (
          <p>{t('former.none', { year })}</p>
        )}
        {one.reviewed && (
          <>
            <p class="hint">{t('former.reviewed')}</p>
            <div class="answer-value">
              <AnswerValue speech={view.speech} item={one.item} text={text} answer={one.reviewed} />
            </div>
          </>
        )}
      </div>
      {rewording && <Wording view={view} rewording={rewording} />}
    </>
  )
}

function Wording({ view, rewording }: { view: View; rewording: NonNullable<ReturnType<typeof rewordingOf>> }) {
  const t = view.speech.words('evidence')
  const { lang, ask, hint, options } = rewording
  const spoken = lang === view.lang ? {} : { lang }
  return (
    <details class="wording" open>
      <summary>{t('former.wording')}</summary>
      <p {...spoken}>
        <Difference speech={view.speech} pieces={ask} />
      </p>
      {hint.length > 0 && (
        <p class="hint" {...spoken}>
          <Difference speech={view.speech} pieces={hint} />
        </p>
      )}
      {options.length > 0 && (
        <>
          <p>{t('former.options')}</p>
          <ul {...spoken}>
            {options.map((pieces) => (
              <li>
                <Difference speech={view.speech} pieces={pieces} />
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}

/** Sent with the form of the whole area, so that nothing typed elsewhere in it is lost. */
function Buttons({ view, item, history, former, open }: FormerProps) {
  const t = view.speech.words('evidence')
  const year = String(former.year)
  const current = currentOf(history)
  const confirmed = isConfirmed(history)
  if (!confirmed && !former.offered) return null
  return (
    <div class="former-act" data-confirmed={confirmed || undefined}>
      {confirmed && current && (
        <p>
          <Badge kind="good">{t('former.unchanged', { year })}</Badge>{' '}
          <span class="hint">
            {t('former.confirmed', { name: current.name ?? view.speech.words('assessment')('somebody') })},{' '}
            <When view={view} time={current.savedAt} />
          </span>
        </p>
      )}
      {open && (
        <button
          type="submit"
          class={confirmed ? 'quiet' : 'secondary'}
          name={confirmed ? 'undo' : 'unchanged'}
          value={item.key}
          data-whole
          aria-label={t(confirmed ? 'former.undo.item' : 'former.unchanged.item', { year, item: item.key })}
        >
          {t(confirmed ? 'former.undo' : 'former.unchanged', { year })}
        </button>
      )}
    </div>
  )
}

function More({ view, former }: FormerProps) {
  const t = view.speech.words('evidence')
  const said = former.items.filter(({ revision }) => revision?.comment || revision?.source)
  if (said.length === 0 && former.evidence.length === 0) return null
  return (
    <details>
      <summary>{t('former.more', { year: String(former.year) })}</summary>
      {said.map(({ revision }) => (
        <AnswerEvidence view={view} source={revision?.source ?? ''} comment={revision?.comment ?? ''} />
      ))}
      <Pieces view={view} pieces={former.evidence} signedOff={null} />
    </details>
  )
}
