import { Hono } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { groupPages } from './group/index.ts'
import { testPages } from './test/pages/index.tsx'

export function residentsPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.route('/', testPages(deps))
  pages.route('/', groupPages(deps))
  return pages
}
