import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import type { Actor } from '#network'
import { type Env, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import type { ShowPractice } from '../../pages/show-practice.tsx'
import { markPractice, unmarkPractice } from '../actions.ts'
import { readMark } from './forms.ts'

/** The forms of a practice's page; `show` is that page, for what was refused. */
export function adoptionPages(deps: Pick<Deps, 'db' | 'now' | 'editions'>, show: ShowPractice): Hono<Env> {
  const pages = new Hono<Env>()
  const back = (c: Context<Env>, id: string, place: string, done: string) =>
    c.redirect(`${href('practice', { lang: c.var.view.lang, id }, { place, done })}#marks`, 303)

  pages.post(patterns.practiceMark, async (c) => {
    const id = c.req.param('id')
    const { view } = c.var
    const { place, kind, typed, faults, mark } = readMark(await c.req.parseBody(), view.speech, deps.now())
    if (!kind || place === '') throw new Refusal('invalid', view.speech.words('recommendations')('error.mark'))
    if (Object.keys(faults).length > 0) return show(c, id, { place, refused: { typed, faults } })
    const acting = { actor: actorOf(c), now: deps.now() }
    await markPractice(deps.db, acting, { practiceId: id, placeId: place, kind, ...mark })
    return back(c, id, place, 'marked')
  })

  pages.post(patterns.practiceUnmark, async (c) => {
    const id = c.req.param('id')
    const { view } = c.var
    const { place, kind } = readMark(await c.req.parseBody(), view.speech, deps.now())
    if (!kind || place === '') throw new Refusal('invalid', view.speech.words('recommendations')('error.mark'))
    await unmarkPractice(deps.db, { actor: actorOf(c), now: deps.now() }, { practiceId: id, placeId: place, kind })
    return back(c, id, place, 'taken-back')
  })
  return pages
}

function actorOf(c: Context<Env>): Actor {
  if (!c.var.view.actor) throw new Refusal('sign_in')
  return c.var.view.actor as Actor
}
