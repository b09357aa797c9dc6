import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { demonstrationCoordinator, isDemonstrationLoaded } from '#demonstration'
import type { Deps } from '#deps'
import { type Env, page, type View } from '#platform/http'
import { linkMinutes } from '#platform/sign-in'
import { href, patterns } from '#routes'
import { Notice, Page, TextField } from '#ui'

/** Only addresses of this program: a path, not `//host` nor `/\host`. */
const ReturnTo = z
  .string()
  .regex(/^\/(?![/\\])[^\\\s\p{Cc}]*$/u)
  .optional()
  .catch(undefined)
const Request = z.object({ email: z.string().trim().toLowerCase().max(254).pipe(z.email()), to: ReturnTo })

export function signInPages({ signIn, db }: Deps): Hono<Env> {
  const pages = new Hono<Env>()

  pages.get(patterns.signIn, async (c) => {
    const to = ReturnTo.parse(c.req.query('to'))
    const showDemonstration = await isDemonstrationLoaded(db)
    return page(c, <SignInPage view={c.var.view} showDemonstration={showDemonstration} to={to} />)
  })
  pages.post(patterns.signIn, async (c) => {
    const form = await c.req.parseBody()
    const request = Request.safeParse(form)
    const { view } = c.var
    if (!request.success) {
      const given = typeof form['email'] === 'string' ? form['email'] : ''
      const again = {
        showDemonstration: await isDemonstrationLoaded(db),
        to: ReturnTo.parse(form['to']),
        rejected: given,
      }
      return page(c, <SignInPage view={view} {...again} />, 422)
    }
    const { email, to } = request.data
    await signIn.requestLink({ email, origin: view.origin, lang: view.lang, returnTo: to })
    return c.redirect(href('signInSent', { lang: view.lang }, { email }), 303)
  })
  pages.get(patterns.signInSent, (c) => page(c, <SentPage view={c.var.view} email={c.req.query('email') ?? ''} />))

  // Opening the link changes nothing: mail scanners open links. The button's POST spends the token.
  pages.get(patterns.signInLink, (c) => {
    return page(c, <LinkPage view={c.var.view} token={c.req.param('token')} to={ReturnTo.parse(c.req.query('to'))} />)
  })
  pages.post(patterns.signInLink, async (c) => {
    const { view } = c.var
    const form = await c.req.parseBody()
    const to = ReturnTo.parse(form['to'])
    const headers = await signIn.redeem(c.req.param('token'), c.req.raw.headers)
    if (!headers) return page(c, <SpentPage view={view} to={to} />, 422)
    passCookies(c, headers)
    return c.redirect(to ?? href('rounds', { lang: view.lang }), 303)
  })
  pages.post(patterns.signOut, async (c) => {
    passCookies(c, await signIn.signOut(c.req.raw.headers))
    return c.redirect(href('home', { lang: c.var.view.lang }), 303)
  })
  return pages
}

function passCookies(c: Context, from: Headers): void {
  for (const cookie of from.getSetCookie()) c.header('set-cookie', cookie, { append: true })
}

interface SignInProps {
  view: View
  showDemonstration: boolean
  to?: string | undefined
  /** What was typed when it was no address. */
  rejected?: string
}

function SignInPage({ view, showDemonstration, to, rejected }: SignInProps) {
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
        {showDemonstration && (
          <Notice title={t('signIn.demonstration.title')}>
            <p>{t('signIn.demonstration.text', { email: demonstrationCoordinator.email })}</p>
            <form method="post" action={action}>
              {to && <input type="hidden" name="to" value={to} />}
              <input type="hidden" name="email" value={demonstrationCoordinator.email} />
              <button class="secondary" type="submit">
                {t('signIn.demonstration.fill')}
              </button>
            </form>
          </Notice>
        )}
      </article>
    </Page>
  )
}

function SentPage({ view, email }: { view: View; email: string }) {
  const t = view.speech.words('site')
  return (
    <Page view={view} title={t('signIn.sent.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('signIn.sent.title')}</h1>
        <p class="lead">{t('signIn.sent.text', { email, minutes: linkMinutes })}</p>
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

function LinkPage({ view, token, to }: { view: View; token: string; to: string | undefined }) {
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

function SpentPage({ view, to }: { view: View; to: string | undefined }) {
  const t = view.speech.words('site')
  return (
    <Page view={view} title={t('signIn.link.spent.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('signIn.link.spent.title')}</h1>
        <p class="lead">{t('signIn.link.spent.text', { minutes: linkMinutes })}</p>
        <p class="actions">
          <a class="button" href={href('signIn', { lang: view.lang }, { to })}>
            {t('signIn.title')}
          </a>
        </p>
      </article>
    </Page>
  )
}
