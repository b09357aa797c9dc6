import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { isDemonstrationLoaded } from '#demonstration'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { linkMinutes } from '#platform/sign-in'
import { href, patterns } from '#routes'
import { ReturnTo } from './return-to.ts'
import { LinkPage, SentPage, SignInPage, SpentPage } from './sign-in-pages.tsx'
import { clientOfRequest, countTries, passCookies, triesOf } from './tries.ts'

const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())
const Request = z.object({ email: Email, to: ReturnTo })

/** Which address was given, for the next page. Not in its address: proxies keep those in their logs. */
const asked = 'icc.asked'

export function signInPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const { signIn, db } = deps
  const secure = deps.config.publicUrl.startsWith('https:')
  const shown = async () => ({
    showDemonstration: await isDemonstrationLoaded(db),
    provider: signIn.provider?.name,
  })

  pages.get(patterns.signIn, async (c) => {
    const to = ReturnTo.parse(c.req.query('to'))
    return page(c, <SignInPage view={c.var.view} {...await shown()} to={to} />)
  })
  pages.post(patterns.signIn, async (c) => {
    const form = await c.req.parseBody()
    const request = Request.safeParse(form)
    const { view } = c.var
    if (!request.success) {
      const rejected = typeof form['email'] === 'string' ? form['email'] : ''
      const to = ReturnTo.parse(form['to'])
      return page(c, <SignInPage view={view} {...await shown()} to={to} rejected={rejected} />, 422)
    }
    const { email, to } = request.data
    await countTries(c, deps, 'link request', triesOf(c, deps, 'link request', email), { email })
    await signIn.requestLink({ email, origin: view.origin, lang: view.lang, returnTo: to, address: deps.addressOf(c) })
    const next = href('signInSent', { lang: view.lang })
    setCookie(c, asked, email, { path: next, secure, httpOnly: true, sameSite: 'Lax', maxAge: linkMinutes * 60 })
    return c.redirect(next, 303)
  })
  pages.get(patterns.signInSent, (c) => {
    c.header('cache-control', 'no-store')
    return page(c, <SentPage view={c.var.view} email={Email.safeParse(getCookie(c, asked)).data} />)
  })

  // Opening the link changes nothing: mail scanners open links. The button's POST spends the token.
  pages.get(patterns.signInLink, (c) => {
    return page(c, <LinkPage view={c.var.view} token={c.req.param('token')} to={ReturnTo.parse(c.req.query('to'))} />)
  })
  pages.post(patterns.signInLink, (c) => redeem(c, deps, c.req.param('token')))
  pages.post(patterns.signOut, async (c) => {
    passCookies(c, await signIn.signOut(c.req.raw.headers))
    return c.redirect(href('home', { lang: c.var.view.lang }), 303)
  })
  return pages
}

async function redeem(c: Context<Env>, deps: Deps, token: string): Promise<Response> {
  const { view } = c.var
  const form = await c.req.parseBody()
  const to = ReturnTo.parse(form['to'])
  const tries = triesOf(c, deps, 'link')
  await countTries(c, deps, 'link', tries)
  const signedIn = await deps.signIn.redeem(token, clientOfRequest(c, deps))
  if (!signedIn) return page(c, <SpentPage view={view} to={to} />, 422)
  await deps.limits.giveBack([...tries, ...triesOf(c, deps, 'link request', signedIn.email)])
  passCookies(c, signedIn.cookies)
  return c.redirect(to ?? href('desk', { lang: view.lang }), 303)
}
