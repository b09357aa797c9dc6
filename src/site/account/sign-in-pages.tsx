import { demonstrationAccounts } from '#demonstration'
import type { View } from '#platform/http'
import { linkMinutes, type ProviderAnswer, stateMinutes } from '#platform/sign-in'
import { href } from '#routes'
import { Notice, Page, TextField } from '#ui'

interface SignInProps {
  view: View
  showDemonstration: boolean
  /** Name of the institution's single sign-on, where one is set. */
  provider?: string | undefined
  to?: string | undefined
  /** What was typed when it was no address. */
  rejected?: string
}

export function SignInPage({ view, showDemonstration, provider, to, rejected }: SignInProps) {
  const t = view.speech.words('site')
  const action = href('signIn', { lang: view.lang })
  return (
    <Page view={view} title={t('signIn.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('signIn.title')}</h1>
        <p class="lead">{t('signIn.lead')}</p>
        <form method="post" action={action} novalidate>
          {to && <input type="hidden" name="to" value={to} />}
          <TextField
            name="email"
            label={t('signIn.email')}
            type="email"
            autocomplete="email"
            required
            value={rejected}
            error={rejected === undefined ? undefined : t('signIn.email.invalid')}
          />
          <button type="submit">{t('signIn.submit')}</button>
        </form>
        {provider && <ProviderEntry view={view} name={provider} to={to} />}
        {showDemonstration && <DemonstrationEntry view={view} to={to} />}
      </article>
    </Page>
  )
}

/** One of each role, for whoever tries the program out. */
function DemonstrationEntry({ view, to }: { view: View; to: string | undefined }) {
  const t = view.speech.words('account')
  const roles = view.speech.words('trail')
  return (
    <Notice title={t('demonstration.title')}>
      <p>{t('demonstration.text')}</p>
      <form method="post" action={href('signIn', { lang: view.lang })}>
        {to && <input type="hidden" name="to" value={to} />}
        <div class="field">
          <label for="demonstration-account">{t('demonstration.as')}</label>
          <select id="demonstration-account" name="email">
            {demonstrationAccounts.map(({ role, email }) => (
              <option value={email}>{t('demonstration.choice', { role: roles(`role.${role}`), email })}</option>
            ))}
          </select>
        </div>
        <button class="secondary" type="submit">
          {t('demonstration.submit')}
        </button>
      </form>
    </Notice>
  )
}

function ProviderEntry({ view, name, to }: { view: View; name: string; to: string | undefined }) {
  const t = view.speech.words('account')
  return (
    <section class="sign-in-other">
      <h2>{t('provider.or')}</h2>
      <a class="button secondary" rel="nofollow" href={href('signInProvider', { lang: view.lang }, { to })}>
        {t('provider.button', { name })}
      </a>
    </section>
  )
}

interface ProviderRefusedProps {
  view: View
  name: string
  why: Extract<ProviderAnswer, { kind: 'refused' }>['why']
  to: string | undefined
}

/** The same for everybody to whom the same happened, whoever they are. */
export function ProviderRefusedPage({ view, name, why, to }: ProviderRefusedProps) {
  const t = view.speech.words('account')
  const title = t('provider.refused.title', { name })
  return (
    <Page view={view} title={title} indexed={false}>
      <article class="narrow">
        <h1>{title}</h1>
        <p class="lead">{t(`provider.${why}`, { name, minutes: stateMinutes })}</p>
        <p class="actions">
          <a class="button" href={href('signIn', { lang: view.lang }, { to })}>
            {t('provider.again')}
          </a>
        </p>
      </article>
    </Page>
  )
}

/** Without the address where the browser keeps no cookie. */
export function SentPage({ view, email }: { view: View; email: string | undefined }) {
  const t = view.speech.words('site')
  const minutes = linkMinutes
  return (
    <Page view={view} title={t('signIn.sent.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('signIn.sent.title')}</h1>
        <p class="lead">
          {email ? t('signIn.sent.text', { email, minutes }) : t('signIn.sent.text.plain', { minutes })}
        </p>
        {view.outboxShown && (
          <p class="actions">
            <a class="button" href={href('outbox', {})}>
              {t('signIn.sent.outbox')}
            </a>
          </p>
        )}
        <p>
          <a href={href('signIn', { lang: view.lang })}>{t('signIn.sent.again')}</a>
        </p>
      </article>
    </Page>
  )
}

export function LinkPage({ view, token, to }: { view: View; token: string; to: string | undefined }) {
  const t = view.speech.words('site')
  return (
    <Page view={view} title={t('signIn.link.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('signIn.link.title')}</h1>
        <p class="lead">{t('signIn.link.text')}</p>
        <form method="post" action={href('signInLink', { lang: view.lang, token })}>
          {to && <input type="hidden" name="to" value={to} />}
          <button type="submit">{t('signIn.link.submit')}</button>
        </form>
      </article>
    </Page>
  )
}

/** Whoever pressed the link twice is in already. */
export function SpentPage({ view, to }: { view: View; to: string | undefined }) {
  const { speech, lang } = view
  const t = speech.words('site')
  const next = view.account
    ? { label: speech.words('desk')('title'), href: to ?? href('desk', { lang }) }
    : { label: t('signIn.title'), href: href('signIn', { lang }, { to }) }
  return (
    <Page view={view} title={t('signIn.link.spent.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('signIn.link.spent.title')}</h1>
        <p class="lead">{t('signIn.link.spent.text', { minutes: linkMinutes })}</p>
        <p class="actions">
          <a class="button" href={next.href}>
            {next.label}
          </a>
        </p>
      </article>
    </Page>
  )
}
