import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, Page, TextField } from '#ui'
import type { TestPlace } from '../../test/place-test.ts'
import { type GroupRound, isOpen, spacedCode } from '../model.ts'
import { Talk } from './board-parts.tsx'
import { boardKey, Ended, SeatBoard, type SeatShown } from './seat-board.tsx'

interface SeatPageProps extends SeatShown {
  /** The round is led in an invented place. */
  demonstration: boolean
  said?: string | undefined
}

/** What a phone in a round shows; the script keeps it up to date, and without it a link does. */
export function SeatPage(shown: SeatPageProps) {
  const { view, round, said, demonstration } = shown
  const t = view.speech.words('groupRound')
  const address = href('groupRound', { lang: view.lang, code: round.code })
  const waits = isOpen(round) && (round.position === 0 || round.phase !== 'asking')
  const words = {
    lost: t('seat.lost'),
    saving: t('seat.saving'),
    unsent: t('seat.unsent'),
    moved: t('seat.moved'),
  }
  return (
    <Page
      view={view}
      title={t('seat.title')}
      indexed={false}
      demonstration={demonstration}
      scripts={isOpen(round) ? ['group-seat'] : []}
      {...(waits && { refreshed: 10 })}
    >
      <group-seat
        class="group-seat"
        data-events={href('groupEvents', { lang: view.lang, code: round.code })}
        data-step={round.step}
        data-key={boardKey(round)}
        data-words={JSON.stringify(words)}
      >
        {said && <Notice>{said}</Notice>}
        <p class="group-lost" role="status" data-lost></p>
        <div data-talk>
          <Talk {...shown} />
        </div>
        <div data-board>
          <SeatBoard {...shown} />
        </div>
      </group-seat>
      {isOpen(round) && (
        <noscript>
          <p class="actions">
            <a class="button secondary" href={address}>
              {t('seat.refresh')}
            </a>
          </p>
        </noscript>
      )}
    </Page>
  )
}

interface JoinProps {
  view: View
  round: GroupRound
  /** Signed: becomes their seat, once, however often they press. */
  seat: string
  place: TestPlace | undefined
}

/** Before somebody sits in the round: what they agree to stands above what they press. */
export function JoinPage({ view, round, seat, place }: JoinProps) {
  const demonstration = place?.demonstration ?? false
  const t = view.speech.words('groupRound')
  if (!isOpen(round)) {
    return (
      <Page view={view} title={t('ended.title')} indexed={false} demonstration={demonstration}>
        <div class="group-seat">
          <Ended view={view} />
        </div>
      </Page>
    )
  }
  return (
    <Page view={view} title={t('join.title')} indexed={false} demonstration={demonstration}>
      <div class="group-seat">
        <h1>{t('join.title')}</h1>
        <p class="group-code">{spacedCode(round.code)}</p>
        <p class="lead">{t('join.lead', { count: round.items.length })}</p>
        {place && <p>{t('join.place', { place: place.name })}</p>}
        <p>{t('join.small')}</p>
        <form method="post" action={href('groupRound', { lang: view.lang, code: round.code })}>
          <input type="hidden" name="seat" value={seat} />
          <p>
            <button class="group-large" type="submit">
              {t('join.submit')}
            </button>
          </p>
        </form>
        <p class="hint">{t('join.cookie')}</p>
        <p class="hint">{t('join.answers')}</p>
      </div>
    </Page>
  )
}

/** A code that opens no round: what was typed stands in the field again. */
export function NoRoundPage({ view, typed }: { view: View; typed: string }) {
  const t = view.speech.words('groupRound')
  return (
    <Page view={view} title={t('unknown.title')} indexed={false}>
      <div class="group-seat">
        <h1>{t('unknown.title')}</h1>
        <CodeForm view={view} typed={typed} error={t('unknown.text')} />
        <p>
          <a href={href('citizenshipTest', { lang: view.lang })}>{t('ended.alone')}</a>
        </p>
      </div>
    </Page>
  )
}

interface CodeFormProps {
  view: View
  typed?: string
  error?: string
}

export function CodeForm({ view, typed, error }: CodeFormProps) {
  const t = view.speech.words('groupRound')
  return (
    <form class="group-code-form" method="get" action={href('testGroup', { lang: view.lang })}>
      <TextField
        name="code"
        label={t('code.label')}
        hint={t('code.hint')}
        value={typed}
        error={error}
        autocomplete="off"
        required
        maxlength={20}
      />
      <button class="group-large" type="submit">
        {t('code.submit')}
      </button>
    </form>
  )
}
