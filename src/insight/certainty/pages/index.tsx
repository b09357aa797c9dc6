import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page } from '#platform/http'
import { patterns } from '#routes'
import { type ChartRecord, chartRecord } from '../../charts/record.ts'
import { readSets } from '../../charts/read-chart.ts'
import { kept } from '../kept.ts'
import { type Ground, leastPlaces, readGround } from '../read.ts'
import { choicesIn, membersOf, queryOf, standings } from '../what-if.ts'
import { AuditPage, readAudit } from './audit.tsx'
import { FewPage } from './few.tsx'
import { PlacePage, readPlace } from './place.tsx'
import { WhatIfPage } from './what-if.tsx'

export function certaintyPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const record = chartRecord(deps)
  const known = kept(50)

  pages.get(patterns.whatIf, async (c) => {
    const { view } = c.var
    const ground = await groundOf(c, deps, record)
    if (ground.places.length < leastPlaces) return page(c, <FewPage view={view} title="whatIf.title" ground={ground} />)
    const choices = choicesIn(new URL(c.req.url).searchParams, membersOf(ground.named))
    const key = JSON.stringify([ground.set.demonstration, ground.set.revision, queryOf(choices)])
    const found = known(key, () => standings(ground.named, choices))
    const place = ground.set.places.get(c.req.query('place') ?? '')
    return page(c, <WhatIfPage view={view} ground={ground} choices={choices} standings={found} place={place} />)
  })

  pages.get(patterns.placeCertainty, async (c) => {
    const { invented, real } = await record.sets()
    const id = c.req.param('id')
    const set = [invented, real].find(({ places }) => places.has(id))
    if (!set) throw notFound()
    const ground = await readGround(deps, record, set)
    if (!ground.places.some(({ place }) => place.id === id)) throw notFound()
    if (ground.places.length < leastPlaces) return page(c, <FewPage view={c.var.view} title="link" ground={ground} />)
    return page(c, <PlacePage view={c.var.view} {...await readPlace(deps, ground, id, known)} />)
  })

  pages.get(patterns.indexAudit, async (c) => {
    const ground = await groundOf(c, deps, record)
    const audit = await readAudit(deps, ground, known)
    return page(c, <AuditPage view={c.var.view} ground={ground} {...audit} />)
  })
  return pages
}

async function groundOf(c: Context<Env>, deps: Deps, record: ChartRecord): Promise<Ground> {
  const { set } = await readSets(record, c.req.queries())
  return readGround(deps, record, set)
}
