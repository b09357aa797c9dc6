import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { clientOf, limit } from '#platform/limits'
import { href, patterns } from '#routes'
import { mandateDay } from '../../model.ts'
import { acceptInvitation } from '../actions.ts'
import { findAccount, findInvitationByToken } from '../invitation-store.ts'
import { type InvitationState, stateOf } from '../model.ts'
import { onOneLine } from './forms.ts'
import { InvitationPage, SpentInvitationPage } from './invitation.tsx'

const Name = z.string().max(200).transform(onOneLine).pipe(z.string().min(1))

/** Nobody guesses a link; whoever tries has to wait. */
const guesses = { name: 'invitation, client', tries: 9, seconds: 600 }

export function acceptancePages(deps: Deps): Hono<Env> {
  const { db, limits, now, signIn } = deps
  const pages = new Hono<Env>()
  const show = async (c: Context<Env>, token: string, nameMissing = false) => {
    const { view } = c.var
    const invitation = await findInvitationByToken(db, token)
    const state = invitation ? stateOf(invitation, now()) : 'unknown'
    if (!invitation?.email || state !== 'open') return spent(c, state)
    // Who follows the link owns the address: to them it is no secret whether it has an account.
    const known = nameMissing ? undefined : await findAccount(db, invitation.email)
    const name = nameMissing ? '' : (known?.name ?? invitation.name ?? '')
    const props = { invitation, token, today: mandateDay(now()), name, nameMissing }
    return page(c, <InvitationPage view={view} {...props} />, nameMissing ? 422 : 200)
  }

  pages.get(patterns.invitation, (c) => show(c, c.req.param('token')))
  pages.post(patterns.invitation, async (c) => {
    const name = Name.safeParse((await c.req.parseBody())['name'])
    if (!name.success) return show(c, c.req.param('token'), true)
    const tries = [{ allowance: guesses, of: clientOf(c, deps) }]
    await limit(c, limits, tries)
    const acceptance = await acceptInvitation(db, c.req.param('token'), name.data, now())
    if (acceptance.became === 'spent') return spent(c, acceptance.state)
    await limits.giveBack(tries)
    const client = { headers: c.req.raw.headers, address: deps.addressOf(c) }
    for (const cookie of (await signIn.enter(acceptance.accountId, client)).getSetCookie()) {
      c.header('set-cookie', cookie, { append: true })
    }
    return c.redirect(href('account', { lang: c.var.view.lang }), 303)
  })
  return pages
}

const spent = (c: Context<Env>, state: InvitationState | 'unknown') =>
  page(c, <SpentInvitationPage view={c.var.view} state={state} />, 404)
