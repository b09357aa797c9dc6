import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { accountOf } from './account-of.ts'
import { ReturnTo } from './return-to.ts'
import { ChallengePage, EnrolPage, SettingsPage } from './second-factor-pages.tsx'
import { clientOfRequest, countTries, passCookies, triesOf } from './tries.ts'

/** The gate itself: set up, show, settings, by what the account has and the session has shown. */
export function secondFactorPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.secondFactor, async (c) => {
    const { view } = c.var
    const account = accountOf(c)
    const to = ReturnTo.parse(c.req.query('to'))
    const { enrolled, passed } = account.secondFactor
    if (!enrolled) {
      const wasTurnedOff = c.req.query('off') === '1'
      return page(c, <EnrolPage view={view} required={isRequired(view)} to={to} wasTurnedOff={wasTurnedOff} />)
    }
    if (!passed) return page(c, <ChallengePage view={view} to={to} />)
    const left = await deps.signIn.secondFactor.recoveryCodesLeft(account)
    return page(c, <SettingsPage view={view} required={isRequired(view)} left={left} />)
  })
  pages.post(patterns.secondFactor, (c) => pass(c, deps))
  return pages
}

export const isRequired = ({ account }: View): boolean => account?.secondFactor.needed ?? false

async function pass(c: Context<Env>, deps: Deps): Promise<Response> {
  const { view } = c.var
  const { enrolled, passed } = accountOf(c).secondFactor
  const form = await c.req.parseBody()
  const to = ReturnTo.parse(form['to'])
  if (!enrolled || passed) return c.redirect(href('secondFactor', { lang: view.lang }, { to }), 303)
  const field = typeof form['recovery'] === 'string' ? 'recovery' : 'code'
  const cookies = await proved(c, deps, form[field], (code) =>
    deps.signIn.secondFactor.pass(accountOf(c), code, clientOfRequest(c, deps)),
  )
  if (!cookies) return page(c, <ChallengePage view={view} to={to} wrong={field} />, 422)
  passCookies(c, cookies)
  return c.redirect(to ?? start(view), 303)
}

/** Where somebody begins who was on the way to nothing else. */
export const start = (view: View): string => href('desk', { lang: view.lang })

/** Counts a try at a code; one that was right is given back. */
export async function proved<Done>(
  c: Context<Env>,
  deps: Deps,
  typed: unknown,
  attempt: (code: string) => Promise<Done | undefined>,
): Promise<Done | undefined> {
  const account = accountOf(c)
  const code = typeof typed === 'string' ? typed.slice(0, 100) : ''
  const kind = /[a-z]/i.test(code) ? 'recovery code' : 'code'
  const tries = triesOf(c, deps, kind, account.id)
  await countTries(c, deps, kind, tries, { account })
  const done = await attempt(code)
  if (done) await deps.limits.giveBack(tries)
  return done
}
