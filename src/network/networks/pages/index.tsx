import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page } from '#platform/http'
import { patterns } from '#routes'
import { getNetwork } from '../../store.ts'
import { getWriting } from '../page-store.ts'
import { listNetworks } from '../store.ts'
import { contactHandlers } from './contact-handlers.tsx'
import { factsHandlers } from './facts-handlers.tsx'
import { NetworksPage } from './list.tsx'
import { memberHandlers } from './member-handlers.tsx'
import { NewsPage } from './news.tsx'
import { writingHandlers } from './writing-handlers.tsx'
import { readablePage } from './writing-sections.tsx'

export function networksPages(deps: Pick<Deps, 'db' | 'now'>): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.networks, (c) => showList(c, deps))
  pages.get(patterns.networkPage, (c) => showNews(c, deps, c.req.param()))
  for (const handlers of [writingHandlers, memberHandlers, factsHandlers, contactHandlers]) {
    pages.route('/', handlers(deps))
  }
  return pages
}

async function showList(c: Context<Env>, { db }: Pick<Deps, 'db'>) {
  const demonstration = c.req.query('set') === 'demonstration'
  const [networks, others] = await Promise.all([listNetworks(db, demonstration), listNetworks(db, !demonstration)])
  const demonstrated = demonstration || others.length > 0
  return page(c, <NetworksPage view={c.var.view} {...{ networks, demonstration, demonstrated }} />)
}

async function showNews(c: Context<Env>, { db }: Pick<Deps, 'db'>, { id, page: pageId }: { id: string; page: string }) {
  const [network, written] = await Promise.all([getNetwork(db, id), getWriting(db, id, pageId)])
  const read = written.kind === 'page' ? readablePage(written, c.var.view.lang) : undefined
  if (!read) throw notFound()
  return page(c, <NewsPage view={c.var.view} network={network} read={read} />)
}
