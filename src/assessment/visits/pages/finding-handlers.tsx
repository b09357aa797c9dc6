import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { href, patterns } from '#routes'
import type { Finding } from '../model.ts'
import { FindingsPage } from './findings.tsx'
import { type Faults, isFaulty, readFinding, readSeen, type Typed } from './forms.ts'
import { visitFor } from './read.ts'
import { refuse, write, writeOrRefuse } from './visit-handlers.tsx'

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
  readonly seen: number
  readonly overtaken: boolean
}

async function showFindings(c: Context<Env>, deps: Deps, id: string, sent?: Sent) {
  const { view } = c.var
  const opened = await visitFor(deps, view, id)
  const named = sent ? sent.finding?.id : c.req.query('finding')
  const finding = opened.content.findings.find((one) => one.id === named)
  const fresh = { typed: undefined, faults: {}, seen: opened.version, overtaken: false }
  const shown = { ...opened, ...fresh, ...sent, finding, done: c.req.query('done') }
  // Saving once more puts it in the place of what is shown beside it.
  const seen = shown.overtaken ? opened.version : shown.seen
  return page(c, <FindingsPage view={view} {...shown} seen={seen} />, sent?.overtaken ? 409 : sent ? 422 : 200)
}

async function saveFinding(c: Context<Env>, deps: Deps, id: string) {
  const opened = await visitFor(deps, c.var.view, id)
  const { edition, content } = opened
  const form = await c.req.parseBody()
  const seen = readSeen(form)
  const back = (done: string) => c.redirect(href('visitFindings', { lang: c.var.view.lang, visit: id }, { done }), 303)
  if (typeof form['remove'] === 'string') {
    await writeOrRefuse(c, deps, opened, { change: { kind: 'removed', list: 'findings', id: form['remove'] }, seen })
    return back('removed')
  }
  const finding = content.findings.find((one) => one.id === form['id'])
  if (form['id'] !== undefined && !finding) refuse(c, 'gone')
  const { typed, faults, to } = readFinding(form, edition, content.topics)
  const sent = { finding, typed, faults, seen }
  if (isFaulty(faults)) return showFindings(c, deps, id, { ...sent, overtaken: false })
  const entry = { id: finding?.id ?? randomUUID(), ...to }
  const outcome = await write(c, deps, opened, { change: { kind: 'put', list: 'findings', entry }, seen })
  if (outcome === 'overtaken') return showFindings(c, deps, id, { ...sent, overtaken: true })
  return back('saved')
}
