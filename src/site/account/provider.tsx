import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Deps } from '#deps'
import { type Env, notFound, page } from '#platform/http'
import { languages, speech } from '#platform/i18n'
import { type ProviderAnswer, ProviderRefused, stateMinutes } from '#platform/sign-in'
import { href, patterns } from '#routes'
import { ReturnTo } from './return-to.ts'
import { ProviderRefusedPage } from './sign-in-pages.tsx'
import { clientOfRequest, countTries, passCookies, triesOf } from './tries.ts'

type Why = Extract<ProviderAnswer, { kind: 'refused' }>['why']

const statuses = {
  stale: 422,
  invalid: 422,
  denied: 403,
  unverified: 403,
  unknown: 403,
  unreachable: 503,
} as const satisfies Record<Why, number>

/** Where a provider sends everybody back to, whatever their language: the one address it knows. */
export const providerCallback = href('signInProviderCallback', { lang: languages[0] ?? 'en' })

/** An institution's single sign-on: the way there, and the way back. */
export function providerPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const secure = deps.config.publicUrl.startsWith('https:')
  const cookie = { name: `${secure ? '__Secure-' : ''}icc.provider`, path: providerCallback }

  // A link and no form: the page's policy lets no form lead elsewhere, and nothing changes here.
  pages.get(patterns.signInProvider, async (c) => {
    const { provider } = deps.signIn
    if (!provider) throw notFound()
    const to = ReturnTo.parse(c.req.query('to'))
    await countTries(c, deps, 'provider start', triesOf(c, deps, 'provider start'))
    c.header('cache-control', 'no-store')
    try {
      const { url, state } = await provider.begin({ lang: c.var.view.lang, to })
      const { name, path } = cookie
      setCookie(c, name, state, { path, secure, httpOnly: true, sameSite: 'Lax', maxAge: stateMinutes * 60 })
      return c.redirect(url.href, 302)
    } catch (error) {
      if (!(error instanceof ProviderRefused)) throw error
      return refusedPage(c, deps, provider.name, { why: error.why, cause: error.cause, to })
    }
  })
  pages.get(patterns.signInProviderCallback, async (c) => {
    const { provider } = deps.signIn
    if (!provider) throw notFound()
    const tries = triesOf(c, deps, 'provider')
    await countTries(c, deps, 'provider', tries)
    c.header('cache-control', 'no-store')
    const state = getCookie(c, cookie.name)
    deleteCookie(c, cookie.name, { path: cookie.path, secure })
    const query = new URL(c.req.url).searchParams
    const answer = await provider.finish(query, state, clientOfRequest(c, deps))
    const { lang = c.var.view.lang, to } = answer.carried ?? {}
    if (answer.kind === 'signed in') {
      await deps.limits.giveBack([...tries, ...triesOf(c, deps, 'provider start')])
      passCookies(c, answer.cookies)
      return c.redirect(to ?? href('desk', { lang }), 303)
    }
    c.set('view', { ...c.var.view, lang, speech: speech(lang) })
    return refusedPage(c, deps, provider.name, { ...answer, to })
  })
  return pages
}

interface Refused {
  why: Why
  cause?: unknown
  to: string | undefined
}

/** What the administrator has to mend is reported, beside the sentence for whoever meets it. */
function refusedPage(c: Context<Env>, deps: Deps, name: string, { why, cause, to }: Refused): Response {
  if (why === 'invalid' || why === 'unreachable') deps.report(cause)
  return page(c, <ProviderRefusedPage view={c.var.view} name={name} why={why} to={to} />, statuses[why])
}
