import { Hono } from 'hono'
import type { Deps } from '#deps'
import type { PermissionTable } from '#platform/access'
import { type Env, page } from '#platform/http'
import { patterns } from '#routes'
import { expertPages } from '../experts/pages.tsx'
import { HomePage, readHome } from './home.tsx'
import { themePages } from '../themes/pages.tsx'
import { NetworkPage, readNetwork } from './network.tsx'
import { PlacePage, readPlace } from './place.tsx'

export function sitePages(deps: Deps, table: PermissionTable): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.home, async (c) => page(c, <HomePage view={c.var.view} {...await readHome(deps)} />))
  pages.get(patterns.place, async (c) => {
    const { view } = c.var
    return page(c, <PlacePage view={view} {...await readPlace(deps, table, view, c.req.param('id'))} />)
  })
  pages.get(patterns.network, async (c) => {
    const { view } = c.var
    return page(c, <NetworkPage view={view} {...await readNetwork(deps, table, view, c.req.param('id'))} />)
  })
  pages.route('/', expertPages(deps))
  pages.route('/', themePages(deps))
  return pages
}
