import { Hono } from 'hono'
import type { Deps } from '#deps'
import { mandateDay, mandatedPlaces } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { patterns } from '#routes'
import { mayReadResult } from '../policy.ts'
import { findPlacedResults, type PlacedResults } from './read-result.ts'
import { readComparison } from './read-comparison.ts'
import { download } from './download.ts'
import { OfficialPage, readOfficial } from './official.tsx'
import { ResultPage } from './result.tsx'

export function insightPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()

  pages.get(patterns.officialResults, async (c) => {
    return page(c, <OfficialPage view={c.var.view} {...await readOfficial(deps)} />)
  })

  pages.get(patterns.result, async (c) => {
    const { view } = c.var
    const placed = await findPlacedResults(deps, c.req.param('result'))
    await refuseOthers(deps, placed, view.account)
    const format = c.req.query('format')
    if (format !== undefined) return download(c, format, placed)
    const comparison = await readComparison(deps, placed, view.speech, c.req.query('group'))
    return page(c, <ResultPage view={view} {...placed} comparison={comparison} />)
  })
  return pages
}

async function refuseOthers({ db, now }: Deps, { result }: PlacedResults, account: { id: string } | null) {
  const mandated = account && !result.demonstration ? await mandatedPlaces(db, account.id, mandateDay(now())) : []
  const reading = mayReadResult(
    result,
    account,
    mandated.map(({ id }) => id),
  )
  if (reading !== 'allowed') throw new Refusal(reading)
}
