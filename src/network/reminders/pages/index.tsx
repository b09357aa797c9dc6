import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page } from '#platform/http'
import { href, patterns } from '#routes'
import { actorOf } from '../../accession/actor.ts'
import { saveSetting, turnOff } from '../actions.ts'
import { everything } from '../model.ts'
import { findSetting } from '../store.ts'
import { NoticesPage } from './notices.tsx'
import { NoticesOffPage } from './off.tsx'

type Needs = Pick<Deps, 'db' | 'now' | 'noticeKinds' | 'noticeLinks'>

export function reminderPages(deps: Needs): Hono<Env> {
  const { db, now, noticeKinds } = deps
  const pages = new Hono<Env>()
  pages.get(patterns.notices, async (c) => {
    const { view } = c.var
    const setting = await findSetting(db, actorOf(view).accountId)
    const saved = c.req.query('done') === 'saved'
    return page(c, <NoticesPage view={view} kinds={noticeKinds} setting={setting} saved={saved} />)
  })
  pages.post(patterns.notices, async (c) => {
    const { view } = c.var
    const form = await c.req.parseBody({ all: true })
    const wanted = new Set([form['kind'] ?? []].flat())
    const unwanted = noticeKinds.map(({ kind }) => kind).filter((kind) => !wanted.has(kind))
    const kindsOff = wanted.size === 0 ? [everything] : unwanted
    await saveSetting(db, { actor: actorOf(view), now: now() }, { kindsOff })
    return c.redirect(href('notices', { lang: view.lang }, { done: 'saved' }), 303)
  })
  pages.get(patterns.noticesOff, async (c) => showOff(c, deps, accountOf(c, deps)))
  pages.post(patterns.noticesOff, async (c) => {
    const accountId = accountOf(c, deps)
    // A mail program names no kind.
    const { kind: asked } = await c.req.parseBody()
    const kind = noticeKinds.find((one) => one.kind === asked)?.kind ?? everything
    if (!(await turnOff(db, { accountId, kind, now: now() }))) throw unknownLink(c)
    return showOff(c, deps, accountId, kind)
  })
  return pages
}

const unknownLink = (c: Context<Env>) => notFound(c.var.view.speech.words('membership')('off.unknown'))

function accountOf(c: Context<Env>, { noticeLinks }: Needs): string {
  const accountId = noticeLinks.read(c.req.param('token') ?? '')
  if (accountId === undefined) throw unknownLink(c)
  return accountId
}

/** Answered to a form as well, at once: mail programs follow no redirect. */
async function showOff(c: Context<Env>, { db, noticeKinds }: Needs, accountId: string, turned?: string) {
  const { kindsOff } = await findSetting(db, accountId)
  return page(c, <NoticesOffPage view={c.var.view} kinds={noticeKinds} kindsOff={kindsOff} turned={turned} />)
}
