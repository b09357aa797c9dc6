import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Actor, listExperts, mandateDay, mandatedPlaces, type Place } from '#network'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { askForSupport } from '../actions.ts'
import { byFitness, fitnessOf, isOver, type Step, steps, type SupportRequest } from '../model.ts'
import { mayAsk, rightsOf } from '../policy.ts'
import { findRequest, listOutputs, listRecorded, listRequests } from '../store.ts'
import { SupportBoardPage } from './board.tsx'
import { type Faults, readAsk, type Typed } from './forms.ts'
import { RequestPage, type RequestProps } from './request.tsx'
import { stepHandlers } from './step-handlers.ts'
import { SupportPage } from './support.tsx'

export type Needs = Pick<Deps, 'db' | 'now'>

export function supportPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.support, (c) => showSupport(c, deps))
  pages.post(patterns.support, (c) => ask(c, deps))
  pages.get(patterns.supportBoard, (c) => showBoard(c, deps))
  pages.get(patterns.supportRequest, (c) => showRequest(c, deps, c.req.param('request')))
  pages.route('/', stepHandlers(deps, showRequest))
  return pages
}

export function actorOf(c: Context<Env>): Actor {
  if (!c.var.view.actor) throw new Refusal('sign_in')
  return c.var.view.actor as Actor
}

/** Those that the reader may ask for, of the places they act for. */
async function askablePlaces({ db, now }: Needs, actor: Actor | null): Promise<Place[]> {
  if (!actor) return []
  const places = await mandatedPlaces(db, actor.accountId, mandateDay(now()))
  return places.filter(({ id }) => mayAsk(actor, id))
}

async function showSupport(c: Context<Env>, deps: Needs, refused?: { typed: Typed; faults: Faults }) {
  const { db } = deps
  const { view } = c.var
  const actor = view.actor as Actor | null
  const demonstration = actor ? actor.demonstration : c.req.query('set') === 'demonstration'
  const holds = (role: string) => actor?.mandates.some((mandate) => mandate.role === role) ?? false
  const placeIds = actor?.mandates.flatMap(({ placeId }) => placeId ?? []) ?? []
  const [places, own, assigned, outputs, recorded, others] = await Promise.all([
    askablePlaces(deps, actor),
    placeIds.length > 0 ? listRequests(db, { demonstration, placeIds }) : [],
    actor && holds('expert') ? listRequests(db, { demonstration, expertId: actor.accountId }) : [],
    listOutputs(db, { demonstration, signedIn: actor !== null }),
    listRecorded(db),
    listOutputs(db, { demonstration: true, signedIn: false }),
  ])
  const shown = {
    demonstration,
    demonstrated: demonstration || others.length > 0,
    places,
    own,
    assigned: assigned.filter((request) => !isOver(request)),
    outputs,
    recorded,
    runs: holds('secretariat'),
    typed: refused?.typed ?? {},
    faults: refused?.faults ?? {},
    today: mandateDay(deps.now()),
  }
  return page(c, <SupportPage view={view} {...shown} />, refused ? 422 : 200)
}

async function ask(c: Context<Env>, deps: Needs) {
  const actor = actorOf(c)
  const places = (await askablePlaces(deps, actor)).map(({ id }) => id)
  const read = readAsk(await c.req.parseBody(), { places, today: mandateDay(deps.now()) })
  if (Object.keys(read.faults).length > 0) return showSupport(c, deps, read)
  const id = await askForSupport(deps.db, { actor, now: deps.now() }, read.asked)
  return c.redirect(href('supportRequest', { lang: c.var.view.lang, request: id }, { done: 'ask' }), 303)
}

async function showBoard(c: Context<Env>, { db, now }: Needs) {
  const { demonstration } = actorOf(c)
  const requests = await listRequests(db, { demonstration })
  const shown = { requests, demonstration, today: mandateDay(now()) }
  return page(c, <SupportBoardPage view={c.var.view} {...shown} />)
}

/** Throws notFound. */
export async function requestFor({ db }: Needs, id: string): Promise<SupportRequest> {
  const request = await findRequest(db, id)
  if (!request) throw notFound()
  return request
}

async function showRequest(c: Context<Env>, deps: Needs, id: string, refused?: RequestProps['refused']) {
  const actor = actorOf(c)
  const request = await requestFor(deps, id)
  const today = mandateDay(deps.now())
  const rights = rightsOf(actor, request)
  const experts = rights.assign ? await listExperts(deps.db, { demonstration: request.demonstration, on: today }) : []
  const said = c.req.query('done')
  const shown = {
    request,
    rights,
    fitnesses: experts.map((expert) => fitnessOf(expert, request, today)).sort(byFitness),
    refused,
    done: said === 'ask' ? ('ask' as const) : steps.find((step: Step) => step === said),
    today,
  }
  return page(c, <RequestPage view={c.var.view} {...shown} />, refused ? 422 : 200)
}
