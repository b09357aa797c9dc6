import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { href, patterns } from '#routes'
import type { Finding } from '../model.ts'
import { FindingsPage } from './findings.tsx'
import { type Faults, isFaulty, readFinding, type Typed } from './forms.ts'
import { visitFor } from './read.ts'
import { refuse, write } from './visit-handlers.tsx'

export function findingPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.visitFindings, (c) => showFindings(c, deps, c.req.param('visit')))
  pages.post(patterns.visitFindings, (c) => saveFinding(c, deps, c.req.param('visit')))
  return pages
}

interface Sent {
  readonly finding: Finding | undefined
  readonly typed: Typed
  readonly faults: Faults
}

async function showFindings(c: Context<Env>, deps: Deps, id: string, sent?: Sent) {
  const { view } = c.var
  const opened = await visitFor(deps, view, id)
  const finding = opened.content.findings.find((one) => one.id === c.req.query('finding'))
  const shown = { ...opened, ...(sent ?? { finding, typed: undefined, faults: {} }), done: c.req.query('done') }
  return page(c, <FindingsPage view={view} {...shown} />, sent ? 422 : 200)
}

async function saveFinding(c: Context<Env>, deps: Deps, id: string) {
  const opened = await visitFor(deps, c.var.view, id)
  const { edition, content } = opened
  const form = await c.req.parseBody()
  const back = (done: string) => c.redirect(href('visitFindings', { lang: c.var.view.lang, visit: id }, { done }), 303)
  if (typeof form['remove'] === 'string') {
    await write(c, deps, opened, { kind: 'removed', list: 'findings', id: form['remove'] })
    return back('removed')
  }
  const finding = content.findings.find((one) => one.id === form['id'])
  if (form['id'] !== undefined && !finding) refuse(c, 'gone')
  const { typed, faults, to } = readFinding(form, edition, content.topics)
  if (isFaulty(faults)) return showFindings(c, deps, id, { finding, typed, faults })
  await write(c, deps, opened, { kind: 'put', list: 'findings', entry: { id: finding?.id ?? randomUUID(), ...to } })
  return back('saved')
}
