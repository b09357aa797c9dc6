import { Hono } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { accessionPages } from './accession/pages/index.tsx'
import { boardPages } from './board/pages/index.tsx'
import { obligationPages } from './obligations/pages/index.tsx'
import { reminderPages } from './reminders/index.ts'

/** The pages of membership: how places join, what members owe, who is reminded, and the board over all of it. */
export function membershipPages(deps: Pick<Deps, 'db' | 'now' | 'noticeKinds' | 'noticeLinks'>): Hono<Env> {
  const pages = new Hono<Env>()
  for (const room of [accessionPages(deps), obligationPages(deps), reminderPages(deps), boardPages(deps)]) {
    pages.route('/', room)
  }
  return pages
}
