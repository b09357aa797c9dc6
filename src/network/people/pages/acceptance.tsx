import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { clientOf, limit, type Try } from '#platform/limits'
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
  const pages = new Hono<Env>()
  pages.get(patterns.invitation, async (c) => show(c, deps, await countGuess(c, deps)))
  pages.post(patterns.invitation, async (c) => {
    const tries = await countGuess(c, deps)
    const name = Name.safeParse((await c.req.parseBody())['name'])
    return name.success ? accept(c, deps, tries, name.data) : show(c, deps, tries, true)
  })
  return pages
}

/** Only links that never were add up. */
async function countGuess(c: Context<Env>, deps: Deps): Promise<readonly Try[]> {
  const tries = [{ allowance: guesses, of: clientOf(c, deps) }]
  await limit(c, deps.limits, tries, () => tellRefused(c, deps, 'limit'))
  return tries
}

const tellRefused = (c: Context<Env>, { signIn, addressOf }: Deps, why: 'limit' | 'unknown' | 'spent') =>
  signIn.tellRefused({ how: 'invitation', why, address: addressOf(c) })

const tokenOf = (c: Context<Env>): string => c.req.param('token') ?? ''

async function show(c: Context<Env>, { db, limits, now }: Deps, tries: readonly Try[], nameMissing = false) {
  const token = tokenOf(c)
  const invitation = await findInvitationByToken(db, token)
  if (invitation) await limits.giveBack(tries)
  const state = invitation ? stateOf(invitation, now()) : 'unknown'
  if (!invitation?.email || state !== 'open') return spent(c, state)
  // Who follows the link owns the address: to them it is no secret whether it has an account.
  const known = nameMissing ? undefined : await findAccount(db, invitation.email)
  const name = nameMissing ? '' : (known?.name ?? invitation.name ?? '')
  const props = { invitation, token, today: mandateDay(now()), name, nameMissing }
  return page(c, <InvitationPage view={c.var.view} {...props} />, nameMissing ? 422 : 200)
}

async function accept(c: Context<Env>, deps: Deps, tries: readonly Try[], name: string): Promise<Response> {
  const acceptance = await acceptInvitation(deps.db, tokenOf(c), name, deps.now())
  if (acceptance.became === 'spent') {
    const { state } = acceptance
    if (state !== 'unknown') await deps.limits.giveBack(tries)
    await tellRefused(c, deps, state === 'unknown' ? 'unknown' : 'spent')
    return spent(c, state)
  }
  await deps.limits.giveBack(tries)
  const client = { headers: c.req.raw.headers, address: deps.addressOf(c) }
  for (const cookie of (await deps.signIn.enter(acceptance.accountId, client)).getSetCookie()) {
    c.header('set-cookie', cookie, { append: true })
  }
  return c.redirect(href('desk', { lang: c.var.view.lang }), 303)
}

const spent = (c: Context<Env>, state: InvitationState | 'unknown') =>
  page(c, <SpentInvitationPage view={c.var.view} state={state} />, 404)
