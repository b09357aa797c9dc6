import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { mandateDay } from '../../model.ts'
import { invite } from '../actions.ts'
import { setLastDay, takeLastDayBack } from '../mandate-actions.ts'
import { canBeHandedOver, dayAfter, dayBefore, type HeldMandate } from '../model.ts'
import { mayGrant } from '../policy.ts'
import { findMandate } from '../store.ts'
import { blank, Day, type Errors, readInvitation } from './forms.ts'
import { actorOf } from './index.tsx'
import { MandatePage, type MandateProps } from './mandate.tsx'
import { countMail } from './sending.ts'

const doings = ['changed', 'takenBack', 'handedOver'] as const

export function mandatePages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const mandateOf = async (c: Context<Env>) => {
    const mandate = await findMandate(deps.db, c.req.param('mandate') ?? '')
    if (!mandate) throw notFound()
    return mandate
  }
  pages.get(patterns.mandate, async (c) => show(c, deps, await mandateOf(c)))
  pages.post(patterns.mandate, async (c) => {
    const mandate = await mandateOf(c)
    const body = await c.req.parseBody({ all: true })
    switch (body['act']) {
      case 'last-day':
        return changeLastDay(c, deps, mandate, typeof body['lastDay'] === 'string' ? body['lastDay'].trim() : '')
      case 'end':
        return changeLastDay(c, deps, mandate, dayBefore(mandateDay(deps.now())))
      case 'take-back':
        await takeLastDayBack(deps.db, { actor: actorOf(c), now: deps.now() }, mandate)
        return done(c, mandate, 'takenBack')
      case 'handover':
        return handOver(c, deps, mandate, body)
      default:
        throw new Refusal('invalid')
    }
  })
  return pages
}

const done = (c: Context<Env>, { id }: HeldMandate, what: (typeof doings)[number]) =>
  c.redirect(`${href('mandate', { lang: c.var.view.lang, mandate: id }, { done: what })}#main`, 303)

function show(c: Context<Env>, { now }: Deps, mandate: HeldMandate, amiss: Partial<MandateProps> = {}) {
  const { view } = c.var
  const today = mandateDay(now())
  // A handover begins the day after the mandate's last, or tomorrow.
  const from = dayAfter(mandate.untilOn ?? today)
  const props = {
    mandate,
    mayChange: mayGrant(actorOf(c), mandate.role, mandate.scope),
    today,
    done: doings.find((one) => one === c.req.query('done')),
    handover: { typed: { ...blank(view.lang, mandate.role, today), from }, errors: {} },
    ...amiss,
  }
  return page(c, <MandatePage view={view} {...props} />, Object.keys(amiss).length > 0 ? 422 : 200)
}

async function changeLastDay(c: Context<Env>, deps: Deps, mandate: HeldMandate, typed: string) {
  const day = typed === '' ? { success: true as const, data: null } : Day.safeParse(typed)
  if (!day.success) return show(c, deps, mandate, { lastDay: { typed, error: 'error.day' } })
  const acting = { actor: actorOf(c), now: deps.now() }
  const error = await setLastDay(deps.db, acting, mandate, day.data)
  return error ? show(c, deps, mandate, { lastDay: { typed, error } }) : done(c, mandate, 'changed')
}

/** The next holder is invited; the former ends when they accept. */
async function handOver(c: Context<Env>, deps: Deps, mandate: HeldMandate, body: unknown) {
  const { view } = c.var
  const { id, role, scope } = mandate
  if (!canBeHandedOver(role)) throw new Refusal('invalid')
  const { typed, errors, invited } = readInvitation(body, { offered: [role], today: mandateDay(deps.now()) })
  const amiss: Errors = { ...errors }
  if (invited) {
    await countMail(c, deps, invited.email)
    const acting = { actor: actorOf(c), now: deps.now(), origin: view.origin }
    const objection = await invite(deps.db, acting, { ...invited, scope, replaces: id })
    if (!objection) return done(c, mandate, 'handedOver')
    amiss.email = objection
  }
  return show(c, deps, mandate, { handover: { typed, errors: amiss } })
}
