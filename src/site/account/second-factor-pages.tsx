import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page, TextField } from '#ui'

/** Few enough that one should think of new ones. */
const few = 3

interface EnrolProps {
  view: View
  /** A mandate of the account needs it: nothing else opens before. */
  required: boolean
  to: string | undefined
  wasTurnedOff: boolean
}

export function EnrolPage({ view, required, to, wasTurnedOff }: EnrolProps) {
  const t = view.speech.words('account')
  return (
    <Page view={view} title={t('secondFactor.title')} indexed={false}>
      <article class="narrow">
        {!required && <BackToAccount view={view} />}
        <h1>{t('secondFactor.title')}</h1>
        {wasTurnedOff && (
          <Notice kind="success" live>
            <p>{t('secondFactor.wasTurnedOff')}</p>
          </Notice>
        )}
        <p class="lead">{t('secondFactor.lead')}</p>
        {required && (
          <Notice kind="warning">
            <p>{t('secondFactor.required')}</p>
          </Notice>
        )}
        <p>{t('secondFactor.need')}</p>
        <form class="actions" method="post" action={href('secondFactorSetUp', { lang: view.lang })}>
          {to && <input type="hidden" name="to" value={to} />}
          <button type="submit">{t('secondFactor.begin')}</button>
        </form>
      </article>
    </Page>
  )
}

interface ChallengeProps {
  view: View
  to: string | undefined
  /** Which field was refused. */
  wrong?: 'code' | 'recovery'
}

export function ChallengePage({ view, to, wrong }: ChallengeProps) {
  const t = view.speech.words('account')
  const action = href('secondFactor', { lang: view.lang })
  const hidden = to && <input type="hidden" name="to" value={to} />
  return (
    <Page view={view} title={t('secondFactor.challenge.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('secondFactor.challenge.title')}</h1>
        <p class="lead">{t('secondFactor.challenge.lead')}</p>
        <CodeFromOutbox view={view} />
        <form method="post" action={action} novalidate>
          {hidden}
          <CodeField
            view={view}
            hint={t('secondFactor.code.hint')}
            error={wrong === 'code' ? t('secondFactor.code.wrong') : undefined}
          />
          <button type="submit">{t('secondFactor.submit')}</button>
        </form>
        <details class="section" open={wrong === 'recovery'}>
          <summary>{t('secondFactor.recovery.open')}</summary>
          <form method="post" action={action} novalidate>
            {hidden}
            <TextField
              name="recovery"
              label={t('secondFactor.recovery.code')}
              hint={t('secondFactor.recovery.hint')}
              autocomplete="off"
              required
              maxlength={20}
              error={wrong === 'recovery' ? t('secondFactor.recovery.wrong') : undefined}
            />
            <button class="secondary" type="submit">
              {t('secondFactor.submit')}
            </button>
          </form>
          <p class="hint">{t('secondFactor.recovery.none')}</p>
        </details>
      </article>
    </Page>
  )
}

export function CodeField({ view, hint, error }: { view: View; hint: string; error: string | undefined }) {
  const label = view.speech.words('account')('secondFactor.code')
  const field = { inputmode: 'numeric', autocomplete: 'one-time-code', required: true, maxlength: 10 } as const
  return <TextField name="code" label={label} hint={hint} error={error} {...field} />
}

/** Whoever tries the program out has no app at hand. */
export function CodeFromOutbox({ view }: { view: View }) {
  const t = view.speech.words('account')
  if (!view.outboxShown || !view.account?.demonstration) return <></>
  return (
    <Notice>
      <p>{t('secondFactor.demonstration')}</p>
      <p>
        <a href={href('outbox', {})} target="_blank" rel="noopener">
          {t('secondFactor.demonstration.link')}
        </a>
      </p>
    </Notice>
  )
}

interface SettingsProps {
  view: View
  required: boolean
  /** Unused recovery codes. */
  left: number
}

export function SettingsPage({ view, required, left }: SettingsProps) {
  const t = view.speech.words('account')
  const { lang } = view
  return (
    <Page view={view} title={t('secondFactor.title')} indexed={false}>
      <article class="narrow">
        <BackToAccount view={view} />
        <h1>{t('secondFactor.title')}</h1>
        <p class="lead">{t('secondFactor.on')}</p>
        <Notice kind={left <= few ? 'warning' : 'information'}>
          <p>{t('secondFactor.left', { count: left })}</p>
          {left <= few && <p>{t('secondFactor.left.few')}</p>}
        </Notice>
        <ul class="links">
          <li>
            <a href={href('recoveryCodes', { lang })}>{t('secondFactor.renew')}</a>
          </li>
          <li>
            <a href={href('secondFactorSetUp', { lang })}>{t('secondFactor.move')}</a>
          </li>
          <li>
            {required ? (
              <span class="hint">{t('secondFactor.off.required')}</span>
            ) : (
              <a href={href('secondFactorOff', { lang })}>{t('secondFactor.off')}</a>
            )}
          </li>
        </ul>
      </article>
    </Page>
  )
}

function BackToAccount({ view }: { view: View }) {
  const label = view.speech.words('account')('back.account')
  return <Breadcrumb speech={view.speech} crumbs={[{ label, href: href('account', { lang: view.lang }) }]} />
}
