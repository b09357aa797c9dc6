import { Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { patterns } from '#routes'
import { listPublishedResults } from '../../api-store.ts'
import { listReleases } from '../store.ts'
import { DataPage } from './data.tsx'

export function openDataPages({ db }: Pick<Deps, 'db'>): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.data, async (c) => {
    const [releases, invented] = await Promise.all([
      listReleases(db),
      listPublishedResults(db, { demonstration: true }, { after: null, limit: 1 }),
    ])
    return page(c, <DataPage view={c.var.view} releases={releases} demonstration={invented.length > 0} />)
  })
  return pages
}
