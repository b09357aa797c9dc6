import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Deps } from '#deps'
import { pageNumber, word } from '#platform/forms'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { patterns } from '#routes'
import { mandateDay } from '../../model.ts'
import { type Actor, roles } from '../../roles.ts'
import { listPlaces } from '../../store.ts'
import { invite, resendInvitation, withdrawInvitation } from '../actions.ts'
import { findInvitation, listInvitations } from '../invitation-store.ts'
import type { Scope } from '../model.ts'
import { grantable } from '../policy.ts'
import { findScope, listMandates } from '../store.ts'
import { acceptancePages } from './acceptance.tsx'
import { EverybodyPage, perPage } from './everybody.tsx'
import { blank, type Errors, readInvitation, type Typed } from './forms.ts'
import { mandatePages } from './mandates.tsx'
import { addressOf, doings, ScopePeoplePage } from './people.tsx'
import { countMail } from './sending.ts'

/** Where mandates of the whole programme lie. */
const programme = (demonstration: boolean): Scope => {
  return { kind: 'programme', placeId: null, networkId: null, networkIds: [], name: null, demonstration }
}

/** Whoever the gate lets through is signed in. */
export function actorOf(c: Context<Env>): Actor {
  if (!c.var.view.actor) throw new Refusal('sign_in')
  return c.var.view.actor as Actor
}

export function peoplePages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const scopeFrom = async (kind: 'place' | 'network', id: string): Promise<Scope> => {
    const scope = await findScope(deps.db, kind, id)
    if (!scope) throw notFound()
    return scope
  }
  pages.get(patterns.people, (c) => showEverybody(c, deps))
  pages.post(patterns.people, (c) => invitePerson(c, deps, programme(actorOf(c).demonstration)))
  pages.get(patterns.placePeople, async (c) => showScope(c, deps, await scopeFrom('place', c.req.param('id'))))
  pages.post(patterns.placePeople, async (c) => invitePerson(c, deps, await scopeFrom('place', c.req.param('id'))))
  pages.get(patterns.networkPeople, async (c) => showScope(c, deps, await scopeFrom('network', c.req.param('id'))))
  pages.post(patterns.networkPeople, async (c) => invitePerson(c, deps, await scopeFrom('network', c.req.param('id'))))
  pages.post(patterns.invitationChange, (c) => changeInvitation(c, deps, c.req.param('invitation')))
  pages.route('/', mandatePages(deps))
  pages.route('/', acceptancePages(deps))
  return pages
}

/** What was typed, and what is amiss in it. */
interface Form {
  typed: Typed
  errors: Errors
}

async function showScope(c: Context<Env>, deps: Deps, scope: Scope, form?: Form) {
  const { view } = c.var
  const shared = await sharedProps(c, deps, scope, form)
  const { demonstration, placeId, networkId } = scope
  const where = { demonstration, placeId: placeId ?? undefined, networkId: networkId ?? undefined }
  const [{ mandates }, invitations, found] = await Promise.all([
    listMandates(deps.db, { ...where, today: shared.today, past: shared.past }),
    listInvitations(deps.db, where),
    networkId === null ? [] : listPlaces(deps.db, { demonstration, network: networkId }),
  ])
  const places = found.map(({ id, name }) => ({ id, name })).sort((a, b) => view.speech.compare(a.name, b.name))
  const props = { ...shared, scope, mandates, invitations, places }
  return page(c, <ScopePeoplePage view={view} {...props} />, form ? 422 : 200)
}

async function showEverybody(c: Context<Env>, deps: Deps, form?: Form) {
  const { view } = c.var
  const { demonstration } = actorOf(c)
  const shared = await sharedProps(c, deps, programme(demonstration), form)
  const { today, past } = shared
  const query = {
    q: word.parse(c.req.query('q')),
    role: word.parse(c.req.query('role')),
    past,
    page: pageNumber.parse(c.req.query('page')),
  }
  const filter = {
    demonstration,
    today,
    past,
    search: query.q || undefined,
    role: roles.find((role) => role === query.role),
  }
  const [{ mandates, count }, invitations] = await Promise.all([
    listMandates(deps.db, filter, { limit: perPage, offset: (query.page - 1) * perPage }),
    listInvitations(deps.db, { demonstration }),
  ])
  const props = { ...shared, scope: undefined, mandates, count, invitations, query }
  return page(c, <EverybodyPage view={view} {...props} />, form ? 422 : 200)
}

async function sharedProps(c: Context<Env>, { now }: Deps, scope: Scope, form?: Form) {
  const today = mandateDay(now())
  const offered = grantable(actorOf(c), scope)
  return {
    offered,
    typed: form?.typed ?? blank(c.var.view.lang, offered[0], today),
    errors: form?.errors ?? {},
    done: doings.find((doing) => doing === c.req.query('done')),
    past: c.req.query('past') === 'yes',
    today,
    now: now(),
  }
}

async function invitePerson(c: Context<Env>, deps: Deps, scope: Scope) {
  const { view } = c.var
  const actor = actorOf(c)
  const today = mandateDay(deps.now())
  const read = readInvitation(await c.req.parseBody({ all: true }), { offered: grantable(actor, scope), today })
  const errors = { ...read.errors }
  if (read.invited) {
    await countMail(c, deps, read.invited.email)
    const acting = { actor, now: deps.now(), origin: view.origin }
    const objection = await invite(deps.db, acting, { ...read.invited, scope, replaces: null })
    if (!objection) return c.redirect(`${addressOf(view.lang, scope, undefined, 'invited')}#main`, 303)
    errors.email = objection
  }
  const form = { typed: read.typed, errors }
  return scope.kind === 'programme' ? showEverybody(c, deps, form) : showScope(c, deps, scope, form)
}

async function changeInvitation(c: Context<Env>, deps: Deps, id: string) {
  const { view } = c.var
  const invitation = await findInvitation(deps.db, id)
  if (!invitation) throw notFound()
  const { act } = await c.req.parseBody()
  if (act !== 'resend' && act !== 'withdraw') throw new Refusal('invalid')
  if (act === 'resend' && invitation.email) await countMail(c, deps, invitation.email)
  const acting = { actor: actorOf(c), now: deps.now(), origin: view.origin }
  await (act === 'resend' ? resendInvitation : withdrawInvitation)(deps.db, acting, invitation)
  const done = act === 'resend' ? 'resent' : 'withdrawn'
  return c.redirect(addressOf(view.lang, invitation.scope, undefined, done), 303)
}
