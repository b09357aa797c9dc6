import { langOf } from '#instruments'
import { href } from '#routes'
import { Page, QrCode, TextArea } from '#ui'
import { askedItem, isOpen, longestNote, spacedCode } from '../model.ts'
import { type Asked, askedIn, Bars, Reflection, type Shown, Talk, Where } from './board-parts.tsx'
import { Counts, type SeatCounts } from './counts.tsx'
import { Controls } from './lead-controls.tsx'

export interface LeadShown extends Shown {
  readonly counts: SeatCounts
  /** What was noted of the talk about this question. */
  readonly note: string
  /** What the facilitator's browser holds: for the address to carry to another device. */
  readonly secret: string
  /** The round is led in an invented place. */
  readonly demonstration: boolean
  /** The facilitator wants to end the round, and is asked once. */
  readonly ending: boolean
}

/** The facilitator's page: for a projector and a keyboard. Every move is a form; the script adds keys and counts. */
export function LeadPage(shown: LeadShown) {
  const { view, round, ending, demonstration } = shown
  const t = view.speech.words('groupRound')
  const asked = askedIn(shown)
  return (
    <Page view={view} title={t('lead.title')} indexed={false} demonstration={demonstration} scripts={['group-lead']}>
      <group-lead
        class="group-stage"
        data-events={href('groupEvents', { lang: view.lang, code: round.code }, { as: 'lead' })}
        data-step={round.step}
      >
        <div data-talk>
          <Talk {...shown} />
        </div>
        <noscript>
          <p>
            <a href={href('groupLead', { lang: view.lang, code: round.code })}>{t('lead.refresh')}</a>
          </p>
        </noscript>
        {ending ? <EndAsked {...shown} /> : asked ? <Stage {...shown} asked={asked} /> : <Joining {...shown} />}
      </group-lead>
    </Page>
  )
}

function Joining(shown: LeadShown) {
  const { view, round } = shown
  const t = view.speech.words('groupRound')
  const { lang } = round
  const join = view.origin + href('groupRound', { lang, code: round.code })
  const group = (view.origin + href('testGroup', { lang })).replace(/^https?:\/\//, '')
  return (
    <>
      <h1>{t('lead.join')}</h1>
      <div class="group-joining">
        <QrCode content={join} label={t('lead.qr')} />
        <div>
          <p>{t('lead.scan')}</p>
          <p class="group-address">{group}</p>
          <p>{t('lead.type')}</p>
          <p class="group-code">{spacedCode(round.code)}</p>
        </div>
      </div>
      <Counts view={view} round={round} counts={shown.counts} />
      <Controls {...shown} />
      <Carry {...shown} />
    </>
  )
}

function Stage(shown: LeadShown & { asked: Asked }) {
  const { view, round, asked, note } = shown
  const t = view.speech.words('groupRound')
  return (
    <>
      <p class="group-where">
        <Where view={view} round={round} asked={asked} />
        <span class="group-join">{t('lead.code', { code: spacedCode(round.code) })}</span>
      </p>
      <h1 class="group-ask" {...langOf(asked.text)}>
        {asked.text.ask}
      </h1>
      {askedItem(round) ? (
        <Options asked={asked} />
      ) : (
        <div class={round.phase === 'reflecting' ? 'group-result reflecting' : 'group-result'}>
          <section class="group-bars">
            <h2>{t('bars.title')}</h2>
            <Bars {...shown} written="folded" />
          </section>
          {round.phase === 'reflecting' && <Reflection view={view} asked={asked} />}
        </div>
      )}
      <Counts view={view} round={round} counts={shown.counts} />
      <Controls {...shown}>
        <details class="group-note" open={note !== ''}>
          <summary>{t('lead.note')}</summary>
          <input type="hidden" name="item" value={asked.item.key} />
          <input type="hidden" name="noted" value={note} />
          <TextArea name="note" label={t('lead.note.label')} value={note} rows={3} maxlength={longestNote} />
          <button class="secondary" type="submit" name="move" value="note">
            {t('lead.note.save')}
          </button>
        </details>
      </Controls>
    </>
  )
}

/** What can be chosen on the phones, for whoever looks at the wall. */
function Options({ asked: { item, text } }: { asked: Asked }) {
  if (!('options' in item)) return text.hint ? <p class="hint">{text.hint}</p> : null
  return (
    <>
      {text.hint && (
        <p class="hint" {...langOf(text)}>
          {text.hint}
        </p>
      )}
      <ul class="group-options" {...langOf(text)}>
        {item.options.map(({ code }) => (
          <li>{text.options[code]}</li>
        ))}
      </ul>
    </>
  )
}

/** Folded: what stands on the wall everybody may read. */
function Carry({ view, round, secret }: LeadShown) {
  const t = view.speech.words('groupRound')
  const address = href('groupLead', { lang: view.lang, code: round.code }, { key: secret })
  return (
    <details class="group-carry">
      <summary>{t('lead.carry')}</summary>
      <p>{t('lead.carry.text')}</p>
      <p class="group-secret">
        <a href={address}>{view.origin + address}</a>
      </p>
      <p>{t('lead.cookie')}</p>
      <p>
        <a href={href('testGuide', { lang: view.lang })}>{t('guide.link')}</a>
      </p>
    </details>
  )
}

function EndAsked({ view, round, counts }: LeadShown) {
  const t = view.speech.words('groupRound')
  const address = href('groupLead', { lang: view.lang, code: round.code })
  if (!isOpen(round)) return null
  return (
    <>
      <h1>{t('end.title')}</h1>
      <p class="lead">{t('end.text', { count: counts.joined })}</p>
      <p>{t('end.kept')}</p>
      <form class="actions" method="post" action={address}>
        <button type="submit" name="move" value="end">
          {t('end.submit')}
        </button>
        <a href={address}>{t('end.back')}</a>
      </form>
    </>
  )
}
