import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { findItem } from '#instruments'
import { type Env, notFound, Refusal } from '#platform/http'
import { streamTo } from '#platform/live'
import { href, patterns } from '#routes'
import { roundFor } from '../../pages/open.ts'
import { createFeeds, type Feeds } from '../feed.ts'
import { readSeen } from '../model.ts'
import { answers } from '../policy.ts'

export function livePages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const feeds = createFeeds(deps)
  pages.get(patterns.roundLive, (c) => follow(c, deps, feeds, c.req.param('round')))
  pages.post(patterns.roundLive, (c) => showWhere(c, deps, c.req.param('round')))
  return pages
}

/** Made by the page: a name for as long as it stands open. */
const Tab = z.string().regex(/^[\w-]{8,64}$/)
const Following = z.object({
  tab: Tab,
  area: z.string(),
  seen: z.string().max(8000).transform(readSeen),
})

const longestName = 80

/** Server-sent events: `answers` {open, progress, items}, `people` {here, areas, items}. */
async function follow(c: Context<Env>, deps: Deps, feeds: Feeds, id: string): Promise<Response> {
  const { view } = c.var
  const opened = await roundFor(deps, view, id)
  // Whoever opens the address as a page wants to see the round.
  if (!c.req.header('accept')?.includes('text/event-stream')) {
    return c.redirect(href('round', { lang: view.lang, round: id }), 303)
  }
  const { data } = Following.safeParse({ seen: '', ...c.req.query() })
  if (!data) throw new Refusal('invalid')
  const { tab, area, seen } = data
  if (!opened.edition.areas.includes(area)) throw notFound()
  const { accountId } = opened.actor
  const name = (view.account?.name ?? '').slice(0, longestName)
  const person = answers(opened.actor, opened.place.id) ? { tab, accountId, name, area, item: null } : null
  const tooMany = view.speech.words('assessment')('live.tooMany')
  return streamTo(c, deps.live, { reader: accountId, tooMany }, (stream) =>
    feeds.follow(opened, { view, area, person, seen }, stream),
  )
}

const Place = z.object({ tab: Tab, item: z.string().nullable() })

/** The item somebody is at; null when they are at none. Whoever follows the round is told, and nothing is stored. */
async function showWhere(c: Context<Env>, deps: Deps, id: string): Promise<Response> {
  const { actor, round, edition } = await roundFor(deps, c.var.view, id)
  const { data } = Place.safeParse(await c.req.json().catch(() => null))
  if (!data) throw new Refusal('invalid')
  const { tab, item } = data
  if (item !== null && !findItem(edition, item)) throw notFound()
  await deps.live.tell(`answers ${round.responseId}`, { at: { tab, accountId: actor.accountId, item } })
  return c.body(null, 204)
}
