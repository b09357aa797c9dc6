import { Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { keepFor } from '#platform/keep'
import { href, patterns } from '#routes'
import { adoptionPages } from '../adoption/pages/index.tsx'
import { checklistPages } from '../checklists/pages/index.tsx'
import { draftPages } from '../drafts/pages/index.tsx'
import { entryPages } from '../entries/pages/index.tsx'
import { glossaryPages } from '../glossary/pages.tsx'
import { mappingPages } from '../mapping/pages/index.tsx'
import { newsPages } from '../news/pages.tsx'
import { publicationPages } from '../publications/pages/index.tsx'
import { listPracticeChoices, slicePractices } from '../store.ts'
import { toolPages } from '../tools/pages.tsx'
import { welcomePages } from '../welcome/pages.tsx'
import { pagesOf, perPage, PracticesPage } from './practices.tsx'
import { filterOf, readPracticesQuery } from './practices-query.ts'
import { practiceShower } from './show-practice.tsx'

/** What the filters offer changes only when data are loaded; a minute later the pages know. */
const choicesKept = 60

export function libraryPages(deps: Pick<Deps, 'db' | 'now' | 'editions' | 'entryKinds'>): Hono<Env> {
  const { db, now } = deps
  const pages = new Hono<Env>()
  const show = practiceShower(deps)
  const choices = keepFor(choicesKept, now, () => listPracticeChoices(db))
  pages.get(patterns.practices, async (c) => {
    const query = readPracticesQuery(c.req.query())
    const slice = { limit: perPage, offset: (query.page - 1) * perPage }
    const [list, offered] = await Promise.all([slicePractices(db, filterOf(query), slice), choices('all')])
    if (list.practices.length === 0 && list.count > 0) {
      return c.redirect(href('practices', { lang: c.var.view.lang }, { ...query, page: pagesOf(list.count) }))
    }
    return page(c, <PracticesPage view={c.var.view} query={query} list={list} choices={offered} />)
  })
  // Before a practice: their addresses lie where its id stands.
  pages.route('/', mappingPages(deps))
  pages.route('/', draftPages(deps))
  pages.route('/', adoptionPages(deps, show))
  pages.route('/', entryPages(deps))
  for (const room of [publicationPages, newsPages, glossaryPages, toolPages, welcomePages, checklistPages])
    pages.route('/', room(deps))
  pages.get(patterns.practice, (c) => show(c, c.req.param('id')))
  return pages
}
