import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { getNetwork } from '../../store.ts'
import { addMember, endMembership, proposeMember } from '../actions.ts'
import { mayLetIn } from '../policy.ts'
import { listJoinable, listMemberships } from '../store.ts'
import { actingOf, doneOf } from './acting.ts'
import { type Joining, MembersPage } from './members.tsx'

type Needs = Pick<Deps, 'db' | 'now'>

export function memberHandlers(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.networkMembers, (c) => showMembers(c, deps, c.req.param('id')))
  pages.post(patterns.networkMembers, (c) => changeMembers(c, deps, c.req.param('id')))
  return pages
}

async function showMembers(
  c: Context<Env>,
  { db, now }: Needs,
  id: string,
  refused: { joining?: Joining; leavingError?: string } = {},
) {
  const [network, memberships, joinable] = await Promise.all([
    getNetwork(db, id),
    listMemberships(db, id),
    listJoinable(db, id),
  ])
  const { joining = proposedIn(c), leavingError } = refused
  const shown = {
    network,
    memberships,
    joinable,
    joining,
    mayLetIn: mayLetIn(actingOf(c, { now }).actor),
    leavingError,
    thisYear: now().getUTCFullYear(),
    done: doneOf(c),
  }
  return page(c, <MembersPage view={c.var.view} {...shown} />, refused.joining || leavingError ? 422 : 200)
}

/** What a proposal says stands in the address of its mail. */
function proposedIn(c: Context<Env>): Joining {
  const [place = '', from = '', source = ''] = ['place', 'from', 'source'].map((name) => cleaned(c.req.query(name)))
  return { place, from, source, errors: {} }
}

const cleaned = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, 500) : ''

async function changeMembers(c: Context<Env>, deps: Needs, networkId: string) {
  const form = await c.req.parseBody()
  const field = (name: string) => cleaned(form[name])
  const placeId = field('place')
  const acting = actingOf(c, deps)
  const thisYear = acting.now.getUTCFullYear()
  const back = (done: string) =>
    c.redirect(href('networkMembers', { lang: c.var.view.lang, id: networkId }, { done }), 303)
  const known = (await listMemberships(deps.db, networkId)).find((one) => one.placeId === placeId)
  if (form['do'] === 'return') {
    if (!known) throw new Refusal('conflict')
    if (!mayLetIn(acting.actor)) {
      await proposeMember(deps.db, acting, await getNetwork(deps.db, networkId), known)
      return back('proposed')
    }
    await endMembership(deps.db, acting, { placeId, networkId }, null)
    return back('returned')
  }
  if (form['do'] === 'leave') {
    const until = yearOf(field('until'), thisYear)
    if (!known) throw new Refusal('conflict')
    if (until === undefined || until < (known.fromYear ?? 0))
      return showMembers(c, deps, networkId, { leavingError: placeId })
    await endMembership(deps.db, acting, { placeId, networkId }, until)
    return back('left')
  }
  return join(c, deps, networkId, { place: placeId, from: field('from'), source: field('source'), errors: {} }, back)
}

async function join(c: Context<Env>, deps: Needs, networkId: string, typed: Joining, back: (done: string) => Response) {
  const acting = actingOf(c, deps)
  const network = await getNetwork(deps.db, networkId)
  const { demonstration } = network
  const from = typed.from === '' ? null : yearOf(typed.from, acting.now.getUTCFullYear())
  const offered = (await listJoinable(deps.db, networkId)).find(({ id }) => id === typed.place)
  const errors: Joining['errors'] = {}
  if (!offered) errors.place = 'place'
  if (from === undefined) errors.from = 'year'
  if (!demonstration && typed.source === '') errors.source = 'source'
  if (!offered || from === undefined || Object.keys(errors).length > 0) {
    return showMembers(c, deps, networkId, { joining: { ...typed, errors } })
  }
  const source = demonstration ? 'Invented for the demonstration network' : typed.source
  const joining = { placeId: offered.id, fromYear: from, source }
  if (!mayLetIn(acting.actor)) {
    await proposeMember(deps.db, acting, network, { ...joining, placeName: offered.name })
    return back('proposed')
  }
  await addMember(deps.db, acting, { ...joining, networkId })
  return back('joined')
}

/** Undefined for what is no year, or one that is still to come. */
function yearOf(text: string, latest: number): number | undefined {
  const year = /^\d{4}$/.test(text) ? Number(text) : undefined
  return year !== undefined && year >= 1900 && year <= latest ? year : undefined
}
