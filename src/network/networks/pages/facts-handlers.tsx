import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { href, patterns } from '#routes'
import { saveFacts } from '../actions.ts'
import { isCurrent } from '../model.ts'
import { getNetworkProfile, listMemberships } from '../store.ts'
import { actingOf, doneOf } from './acting.ts'
import { readFacts, type ReadFacts, typedOf } from './facts-form.ts'
import { FactsPage } from './facts.tsx'

type Needs = Pick<Deps, 'db' | 'now'>

export function factsHandlers(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.networkFacts, (c) => showFacts(c, deps, c.req.param('id')))
  pages.post(patterns.networkFacts, (c) => changeFacts(c, deps, c.req.param('id')))
  return pages
}

async function placesOf({ db }: Needs, id: string) {
  const memberships = await listMemberships(db, id)
  return memberships.filter(isCurrent).map(({ placeId, placeName }) => ({ id: placeId, name: placeName }))
}

async function showFacts(c: Context<Env>, deps: Needs, id: string, refused?: ReadFacts) {
  const { view } = c.var
  const [network, members] = await Promise.all([getNetworkProfile(deps.db, id), placesOf(deps, id)])
  const places = members.sort((a, b) => view.speech.compare(a.name, b.name))
  const form = { typed: refused?.typed ?? typedOf(network), errors: refused?.errors ?? {} }
  const shown = { network, places, ...form, done: doneOf(c) }
  return page(c, <FactsPage view={view} {...shown} />, refused ? 422 : 200)
}

async function changeFacts(c: Context<Env>, deps: Needs, id: string) {
  const acting = actingOf(c, deps)
  const [network, members] = await Promise.all([getNetworkProfile(deps.db, id), placesOf(deps, id)])
  const read = readFacts(await c.req.parseBody({ all: true }), {
    demonstration: network.demonstration,
    places: members.map((place) => place.id),
    thisYear: acting.now.getUTCFullYear(),
  })
  if (Object.keys(read.errors).length > 0) return showFacts(c, deps, id, read)
  await saveFacts(deps.db, acting, network, read.facts)
  return c.redirect(href('networkFacts', { lang: c.var.view.lang, id }, { done: 'saved' }), 303)
}
