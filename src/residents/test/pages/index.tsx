import { Hono } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { placePages } from './place-handlers.tsx'
import { takePages } from './take-handlers.tsx'

export function testPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.route('/', takePages(deps))
  pages.route('/', placePages(deps))
  return pages
}
