import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { href, patterns } from '#routes'
import { accountOf } from './account-of.ts'
import { ReturnTo } from './return-to.ts'
import { isRequired, proved, start } from './second-factor.tsx'
import { OfferPage, ProofPage, RecoveryCodesPage } from './set-up-pages.tsx'
import { clientOfRequest, passCookies } from './tries.ts'

/** Setting up, moving to another device, new recovery codes, turning off. Whoever has a second factor proves it each time. */
export function setUpPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const { secondFactor } = deps.signIn

  pages.get(patterns.secondFactorSetUp, async (c) => {
    const { view } = c.var
    const account = accountOf(c)
    if (account.secondFactor.enrolled && !account.secondFactor.passed) return toGate(c)
    const to = ReturnTo.parse(c.req.query('to'))
    const offer = await secondFactor.offered(account)
    if (offer) return page(c, <OfferPage view={view} offer={offer} to={to} />)
    return account.secondFactor.enrolled ? page(c, <ProofPage view={view} kind="move" />) : toGate(c)
  })
  pages.post(patterns.secondFactorSetUp, async (c) => {
    const { view } = c.var
    const account = accountOf(c)
    const { enrolled, passed } = account.secondFactor
    if (enrolled && !passed) return toGate(c)
    const form = await c.req.parseBody()
    const offer = (code: string) => secondFactor.offer(account, code, clientOfRequest(c, deps))
    const offered = enrolled ? await proved(c, deps, form['code'], offer) : await offer('')
    if (!offered) return page(c, <ProofPage view={view} kind="move" wrong />, 422)
    return c.redirect(href('secondFactorSetUp', { lang: view.lang }, { to: ReturnTo.parse(form['to']) }), 303)
  })
  pages.post(patterns.secondFactorConfirm, (c) => confirm(c, deps))
  proofPages(pages, deps)
  return pages
}

async function confirm(c: Context<Env>, deps: Deps): Promise<Response> {
  const { view } = c.var
  const account = accountOf(c)
  const { secondFactor } = deps.signIn
  const form = await c.req.parseBody()
  const to = ReturnTo.parse(form['to'])
  const offer = await secondFactor.offered(account)
  // Waited too long, or confirmed already: another secret is offered.
  if (!offer) return toGate(c, to)
  const done = await proved(c, deps, form['code'], (code) =>
    secondFactor.confirm(account, code, clientOfRequest(c, deps)),
  )
  if (!done) return page(c, <OfferPage view={view} offer={offer} to={to} wrong />, 422)
  passCookies(c, done.cookies)
  return page(c, <RecoveryCodesPage view={view} codes={done.recoveryCodes} now={deps.now()} goOn={to ?? start(view)} />)
}

function proofPages(pages: Hono<Env>, deps: Deps): void {
  const { secondFactor } = deps.signIn
  const mayTurnOff = (c: Context<Env>) => accountOf(c).secondFactor.passed && !isRequired(c.var.view)

  pages.get(patterns.recoveryCodes, (c) =>
    accountOf(c).secondFactor.passed ? page(c, <ProofPage view={c.var.view} kind="codes" />) : toGate(c),
  )
  pages.post(patterns.recoveryCodes, async (c) => {
    const { view } = c.var
    if (!accountOf(c).secondFactor.passed) return toGate(c)
    const codes = await proved(c, deps, (await c.req.parseBody())['code'], (code) =>
      secondFactor.renewRecoveryCodes(accountOf(c), code, clientOfRequest(c, deps)),
    )
    if (!codes) return page(c, <ProofPage view={view} kind="codes" wrong />, 422)
    const goOn = href('secondFactor', { lang: view.lang })
    return page(c, <RecoveryCodesPage view={view} codes={codes} now={deps.now()} goOn={goOn} />)
  })
  pages.get(patterns.secondFactorOff, (c) =>
    mayTurnOff(c) ? page(c, <ProofPage view={c.var.view} kind="off" />) : toGate(c),
  )
  pages.post(patterns.secondFactorOff, async (c) => {
    const { view } = c.var
    if (!mayTurnOff(c)) return toGate(c)
    const done = await proved(c, deps, (await c.req.parseBody())['code'], (code) =>
      secondFactor.turnOff(accountOf(c), code, clientOfRequest(c, deps)),
    )
    if (!done) return page(c, <ProofPage view={view} kind="off" wrong />, 422)
    return c.redirect(href('secondFactor', { lang: view.lang }, { off: 1 }), 303)
  })
}

const toGate = (c: Context<Env>, to?: string): Response =>
  c.redirect(href('secondFactor', { lang: c.var.view.lang }, { to }), 303)
