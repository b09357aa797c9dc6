import { Hono } from 'hono'
import type { Deps } from '#deps'
import { listInventedCountries } from '#network'
import { type Env, page } from '#platform/http'
import { keepFor } from '#platform/keep'
import { href, patterns } from '#routes'
import { getPractice, listPracticeChoices, slicePractices } from '../store.ts'
import { PracticePage } from './practice.tsx'
import { pagesOf, perPage, PracticesPage } from './practices.tsx'
import { filterOf, readPracticesQuery } from './practices-query.ts'

/** What the filters offer changes only when data are loaded; a minute later the pages know. */
const choicesKept = 60

export function libraryPages({ db, now }: Pick<Deps, 'db' | 'now'>): Hono<Env> {
  const pages = new Hono<Env>()
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
  pages.get(patterns.practice, async (c) => {
    const [practice, invented] = await Promise.all([getPractice(db, c.req.param('id')), listInventedCountries(db)])
    return page(c, <PracticePage view={c.var.view} practice={practice} invented={invented} />)
  })
  return pages
}
