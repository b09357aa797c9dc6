import { Hono } from 'hono'
import type { Deps } from '#deps'
import { latestEdition, ourIndex } from '#instruments'
import { type Env, page } from '#platform/http'
import { patterns } from '#routes'
import { listMapping } from '../store.ts'
import { summarise } from '../summary.ts'
import { MappingAreaPage } from './area.tsx'
import { MappingPage } from './mapping.tsx'

export function mappingPages({ db, editions }: Pick<Deps, 'db' | 'editions'>): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.practiceMapping, async (c) => {
    const { view } = c.var
    const demonstration = c.req.query('set') === 'demonstration'
    const edition = latestEdition(editions, ourIndex)
    const rows = await listMapping(db, demonstration)
    const area = edition.areas.find((one) => one === c.req.query('area'))
    const shown = { view, edition, demonstration }
    const node = area ? (
      <MappingAreaPage {...shown} area={area} rows={rows} />
    ) : (
      <MappingPage {...shown} summary={summarise(edition, rows)} />
    )
    return page(c, node)
  })
  return pages
}
