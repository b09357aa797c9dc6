import type { Context } from 'hono'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { href } from '#routes'
import { openYear } from '../actions.ts'
import { mayPrepare, mayWrite } from '../policy.ts'
import { readProse } from '../prose-files.ts'
import { listVersions, listYears } from '../store.ts'
import { ListPage, type ListedYear } from './list.tsx'
import { actingIn } from './open.ts'

export async function listPage(c: Context<Env>, deps: Deps, refused?: string): Promise<Response> {
  const { view } = c.var
  const actor = view.actor as Parameters<typeof mayWrite>[0]
  const prepares = mayPrepare(actor)
  const all = await Promise.all((await listYears(deps.db)).map((year) => listed(deps, year)))
  const years = all.filter(({ newest, demonstration }) => prepares || newest || demonstration)
  const most = deps.now().getUTCFullYear() + 1
  const node = (
    <ListPage view={view} years={years} prepares={prepares} writes={mayWrite(actor)} most={most} refused={refused} />
  )
  return page(c, node, refused === undefined ? 200 : 422)
}

async function listed({ db }: Deps, year: number): Promise<ListedYear> {
  const [[newest], { prose }] = await Promise.all([listVersions(db, year), readProse({ year, network: null })])
  return { year, newest, demonstration: prose.mark !== null }
}

export async function openYearFrom(c: Context<Env>, deps: Deps): Promise<Response> {
  const { view } = c.var
  const { year: typed } = await c.req.parseBody()
  const written = typeof typed === 'string' ? typed.trim().slice(0, 20) : ''
  const year = /^\d{4}$/.test(written) ? Number(written) : 0
  if (year < 2008 || year > deps.now().getUTCFullYear() + 1) return listPage(c, deps, written)
  await openYear(deps.db, actingIn(deps, view), year)
  return c.redirect(href('annualReportDesk', { lang: view.lang, year: String(year) }, { done: 'opened' }), 303)
}
