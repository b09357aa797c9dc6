import { Hono } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { patterns } from '#routes'
import { showDebrief } from './debrief.tsx'
import { openDoor, showDoor } from './door.tsx'
import { createFeeds } from './feed.tsx'
import { showGuide } from './guide.tsx'
import { lead, showLead } from './lead.tsx'
import { answer, follow, join, showSeat } from './seat.tsx'

export function groupPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const feeds = createFeeds(deps)
  pages.get(patterns.testGuide, (c) => showGuide(c))
  pages.get(patterns.testGroup, (c) => showDoor(c, deps))
  pages.post(patterns.testGroup, (c) => openDoor(c, deps))
  pages.get(patterns.groupRound, (c) => showSeat(c, deps, c.req.param('code')))
  pages.post(patterns.groupRound, (c) => join(c, deps, c.req.param('code')))
  pages.post(patterns.groupAnswer, (c) => answer(c, deps, c.req.param('code')))
  pages.get(patterns.groupEvents, (c) => follow(c, deps, feeds, c.req.param('code')))
  pages.get(patterns.groupLead, (c) => showLead(c, deps, c.req.param('code')))
  pages.post(patterns.groupLead, (c) => lead(c, deps, c.req.param('code')))
  pages.get(patterns.groupDebrief, (c) => showDebrief(c, deps, c.req.param('code')))
  return pages
}
