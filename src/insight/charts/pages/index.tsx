import { type Context as Request, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page } from '#platform/http'
import { patterns } from '#routes'
import { chartNamed } from '../formats/names.ts'
import { sendFile } from '../formats/send.ts'
import type { Given } from '../parse-state.ts'
import { readChart, readSets } from '../read-chart.ts'
import { chartRecord } from '../record.ts'
import { draw } from '../views/index.ts'
import { ChartPage } from './chart-page.tsx'
import { EmbedPage } from './embed.tsx'
import { OverviewPage } from './overview.tsx'

export function chartPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const record = chartRecord(deps)
  const read = (c: Request<Env>, { view, format }: NonNullable<ReturnType<typeof chartNamed>>) =>
    readChart(deps, record, c.var.view.speech, view, givenIn(c), format !== null)

  pages.get(patterns.charts, async (c) => {
    return page(c, <OverviewPage view={c.var.view} {...await readSets(record, givenIn(c))} />)
  })

  pages.get(patterns.chart, async (c) => {
    const named = chartNamed(c.req.param('chart'))
    if (!named) throw notFound()
    const chart = await read(c, named)
    if (named.format) return sendFile(c, chart, named.format)
    return page(c, <ChartPage view={c.var.view} {...chart} drawn={draw(chart.context)} />)
  })

  pages.get(patterns.chartEmbed, async (c) => {
    const named = chartNamed(c.req.param('chart'))
    if (!named || named.format) throw notFound()
    const chart = await read(c, named)
    return page(c, <EmbedPage view={c.var.view} {...chart} drawn={draw(chart.context)} />)
  })
  return pages
}

const givenIn = (c: Request<Env>): Given => c.req.queries()
