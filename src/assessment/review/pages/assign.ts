import { Hono } from 'hono'
import { type Env, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { sayConflict } from '../../support/words.ts'
import { assignReviewer, removeReviewer } from '../actions.ts'
import { hasLed, parts } from '../model.ts'
import type { Show } from './index.tsx'
import { actingOf, type Needs, refuseClosed, reviewFor } from './open.ts'

/** The secretariat fills and empties the seats of a review. */
export function assignPages(deps: Needs, show: Show): Hono<Env> {
  const pages = new Hono<Env>()
  pages.post(patterns.reviewExperts, async (c) => {
    const { lang, speech } = c.var.view
    const t = speech.words('review')
    const id = c.req.param('round')
    const opened = await reviewFor(deps, c.var.view, id)
    const form = await c.req.parseBody()
    const [assign, remove] = ['assign', 'remove'].map((name) => parts.find((part) => part === form[name]))
    const refuse = (sentences: readonly string[]) => show(c, deps, id, { refusedAssign: { part: assign, sentences } })
    const { expert } = form
    if (remove) {
      await removeReviewer(deps.db, actingOf(opened), remove).catch((error: unknown) => refuseClosed(c, error))
    } else if (!assign || typeof expert !== 'string' || expert === '') {
      return refuse([t('experts.choose')])
    } else if (assign === 'blind' && hasLed(opened.review, expert)) {
      return refuse([t('remark.led')])
    } else {
      const ties = await assignReviewer(deps.db, actingOf(opened), { accountId: expert, part: assign }).catch(
        (error: unknown) => {
          if (error instanceof Refusal && error.code === 'invalid') return undefined
          return refuseClosed(c, error)
        },
      )
      if (!ties) return refuse([t('experts.choose')])
      if (ties.length > 0) return refuse(ties.map((tie) => sayConflict(speech, tie)))
    }
    return c.redirect(href('review', { lang, round: opened.round.id }, { done: 'experts' }), 303)
  })
  return pages
}
