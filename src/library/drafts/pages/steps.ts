import { type Context, Hono } from 'hono'
import { type Env, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { type Acting, approveDraft, discardDraft, returnDraft, takeBackDraft } from '../actions.ts'
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
  mount(patterns.practiceDraftDiscard, async (c, acting, id) => {
    const { step } = await c.req.parseBody()
    if (step !== 'discard' && step !== 'restore') throw new Refusal('invalid')
    const { discardedAt } = await draftFor(deps, id)
    // Pressed twice, it is done once.
    if ((discardedAt !== null) !== (step === 'discard')) await discardDraft(deps.db, acting, id, step)
    return step === 'discard' ? 'discarded' : 'restored'
  })
  mount(patterns.practiceDraftApprove, async (c, acting, id) => {
    const { version } = await c.req.parseBody()
    return judged(c, await approveDraft(deps.db, acting, id, Number(version)))
  })
  mount(patterns.practiceDraftReturn, async (c, acting, id) => {
    const { remark, version } = await c.req.parseBody()
    const said = typeof remark === 'string' ? remark.replaceAll('\0', '').trim().slice(0, 4000) : ''
    if (said === '') {
      const fault = c.var.view.speech.words('recommendations')('error.remark')
      return show(c, deps, id, { faults: { remark: fault }, sentence: fault })
    }
    return judged(c, await returnDraft(deps.db, acting, id, { seen: Number(version), remark: said }))
  })
  return pages
}

/** Throws Refusal conflict with a sentence: another version than the one that was read has come in. */
function judged<Done extends string>(c: Context<Env>, outcome: Done | 'newer'): Done {
  if (outcome === 'newer')
    throw new Refusal('conflict', c.var.view.speech.words('recommendations')('draft.judged.newer'))
  return outcome
}
