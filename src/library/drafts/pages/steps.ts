import { type Context, Hono } from 'hono'
import type { Env } from '#platform/http'
import { href, patterns } from '#routes'
import { type Acting, approveDraft, discardDraft, returnDraft, takeBackDraft } from '../actions.ts'
import { isOpenFor } from '../model.ts'
import { actorOf, draftFor, type Needs, type Refused, tooLate } from './index.tsx'

type Show = (c: Context<Env>, deps: Needs, id: string, refused?: Refused) => Promise<Response>

/** The buttons of a draft's page: each one step, after which the page says what was done. */
export function stepHandlers(deps: Needs, show: Show): Hono<Env> {
  const pages = new Hono<Env>()
  const mount = (pattern: string, take: (c: Context<Env>, acting: Acting, id: string) => Promise<Response | string>) =>
    pages.post(pattern, async (c) => {
      const id = c.req.param('draft') ?? ''
      const taken = await take(c, { actor: actorOf(c), now: deps.now() }, id).catch(tooLate(c))
      if (typeof taken !== 'string') return taken
      return c.redirect(href('practiceDraft', { lang: c.var.view.lang, draft: id }, { done: taken }), 303)
    })

  mount(patterns.practiceDraftTakeBack, async (_, acting, id) => {
    await takeBackDraft(deps.db, acting, id)
    return 'takenBack'
  })
  mount(patterns.practiceDraftDiscard, async (_, acting, id) => {
    const step = isOpenFor(await draftFor(deps, id), 'restore') ? 'restore' : 'discard'
    await discardDraft(deps.db, acting, id, step)
    return step === 'discard' ? 'discarded' : 'restored'
  })
  mount(patterns.practiceDraftApprove, async (_, acting, id) => {
    await approveDraft(deps.db, acting, id)
    return 'approved'
  })
  mount(patterns.practiceDraftReturn, async (c, acting, id) => {
    const { remark } = await c.req.parseBody()
    const said = typeof remark === 'string' ? remark.replaceAll('\0', '').trim().slice(0, 4000) : ''
    if (said === '') {
      const fault = c.var.view.speech.words('recommendations')('error.remark')
      return show(c, deps, id, { faults: { remark: fault }, sentence: fault })
    }
    await returnDraft(deps.db, acting, id, said)
    return 'returned'
  })
  return pages
}
