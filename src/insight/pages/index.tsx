import { Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page, Refusal } from '#platform/http'
import { patterns } from '#routes'
import { certaintyPages } from '../certainty/pages/index.tsx'
import { chartPages } from '../charts/pages/index.tsx'
import { officialPages } from '../official/pages/index.tsx'
import { openDataPages } from '../open-data/pages/index.tsx'
import { isPublicationLevel, type PublicationLevel } from '../publication/model.ts'
import { publicationPages } from '../publication/pages/index.tsx'
import { mayPublish } from '../publication/policy.ts'
import { download } from './download.ts'
import { readComparison } from './read-comparison.ts'
import { practicesFor } from './practices-for.ts'
import { findPlacedResults } from './read-result.ts'
import { ResultPage } from './result.tsx'

export function insightPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  // Before the charts: their addresses lie below those.
  pages.route('/', certaintyPages(deps))
  pages.route('/', chartPages(deps))
  pages.route('/', officialPages(deps))
  pages.route('/', publicationPages(deps))
  pages.route('/', openDataPages(deps))

  pages.get(patterns.result, async (c) => {
    const { view } = c.var
    const id = c.req.param('result')
    const placed = await findPlacedResults(deps, id, view.actor)
    // The table has refused whoever may read nothing; this is for what changed since.
    if (placed.reading === 'nothing') throw new Refusal(view.actor ? 'forbidden' : 'sign_in')
    const format = c.req.query('format')
    if (format !== undefined) return download(c, format, placed)
    const as = mayPublish(placed.result, view.actor) ? previewOf(c.req.query('as')) : undefined
    const shown = as ? await findPlacedResults(deps, id, view.actor, as) : placed
    const comparison = await readComparison(deps, shown, view.speech, c.req.query('group'))
    const practices = await practicesFor(deps, shown)
    return page(c, <ResultPage view={view} {...shown} comparison={comparison} practices={practices} preview={as} />)
  })
  return pages
}

/** A public without anything has no page to show. */
function previewOf(as: string | undefined): PublicationLevel | undefined {
  return as !== undefined && isPublicationLevel(as) && as !== 'nothing' ? as : undefined
}
