import type { Child } from 'hono/jsx'
import { href } from '#routes'
import { type GroupRound, talks } from '../model.ts'
import type { LeadShown } from './lead-page.tsx'

/** What the next press does; nothing is further once the last question was talked about. */
function forwardOf({ position, phase, items }: GroupRound) {
  if (position === 0) return 'lead.start' as const
  if (phase === 'asking') return 'lead.show' as const
  if (phase === 'shown') return 'lead.reflect' as const
  return position < items.length ? ('lead.next' as const) : undefined
}

/** One form: whatever is pressed, what was noted is kept. It names the step it was pressed in, so that two presses are one. */
export function Controls({ view, round, children }: LeadShown & { children?: Child }) {
  const t = view.speech.words('groupRound')
  const address = { lang: view.lang, code: round.code }
  const forward = forwardOf(round)
  const skips = round.position > 0 && round.phase !== 'reflecting' && round.position < round.items.length
  return (
    <form class="group-controls" method="post" action={href('groupLead', address)} data-controls>
      <input type="hidden" name="step" value={round.step} />
      <div class="actions">
        {forward ? (
          <button class="group-large" type="submit" name="move" value="forward" data-forward>
            {t(forward)}
          </button>
        ) : (
          <button class="group-large" type="submit" name="move" value="ask">
            {t('lead.end')}
          </button>
        )}
        {skips && (
          <button class="secondary" type="submit" name="move" value="next">
            {t('lead.next')}
          </button>
        )}
        {round.position > 0 && (
          <button class="secondary" type="submit" name="move" value="back" data-back>
            {t('lead.back')}
          </button>
        )}
        {round.position > 0 && <TalkButtons view={view} round={round} />}
        {forward && (
          <button class="secondary group-end" type="submit" name="move" value="ask">
            {t('lead.end')}
          </button>
        )}
      </div>
      {children}
      <p class="hint">{t('lead.keys')}</p>
    </form>
  )
}

function TalkButtons({ view, round }: Pick<LeadShown, 'view' | 'round'>) {
  const t = view.speech.words('groupRound')
  if (round.talkUntil) {
    return (
      <button class="secondary" type="submit" name="move" value="hush">
        {t('talk.stop')}
      </button>
    )
  }
  return (
    <span class="group-talks" role="group" aria-label={t('talk.label')}>
      <span aria-hidden="true">{t('talk.label')}</span>
      {talks.map((minutes) => (
        <button class="secondary" type="submit" name="move" value={`talk ${minutes}`}>
          {t('talk.minutes', { count: minutes })}
        </button>
      ))}
    </span>
  )
}
