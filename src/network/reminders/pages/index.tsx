import { Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { href, patterns } from '#routes'
import { actorOf } from '../../accession/actor.ts'
import { saveSetting } from '../actions.ts'
import { findSetting } from '../store.ts'
import { NoticesPage } from './notices.tsx'

export function reminderPages({ db, now, noticeKinds }: Pick<Deps, 'db' | 'now' | 'noticeKinds'>): Hono<Env> {
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
    const kindsOff = noticeKinds.map(({ kind }) => kind).filter((kind) => !wanted.has(kind))
    await saveSetting(db, { actor: actorOf(view), now: now() }, { kindsOff })
    return c.redirect(href('notices', { lang: view.lang }, { done: 'saved' }), 303)
  })
  return pages
}
