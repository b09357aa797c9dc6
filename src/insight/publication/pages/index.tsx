import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { findPlacedResults } from '../../pages/read-result.ts'
import { findResultOfRound } from '../../store.ts'
import { choosePublication } from '../actions.ts'
import { isPublicationLevel } from '../model.ts'
import { PublicationPage } from './choice.tsx'

export function publicationPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const placedOf = (c: Context<Env>) => findPlacedResults(deps, c.req.param('result') ?? '', c.var.view.actor)

  pages.get(patterns.resultPublication, async (c) => {
    const said = c.req.query('said')
    const known = said === 'chosen' || said === 'unchanged' ? said : undefined
    const placed = await placedOf(c)
    const { id, roundId } = placed.result
    const newest = await findResultOfRound(deps.db, roundId)
    if (newest && newest.id !== id) {
      return c.redirect(href('resultPublication', { lang: c.var.view.lang, result: newest.id }), 303)
    }
    return page(c, <PublicationPage view={c.var.view} placed={placed} said={known} />)
  })

  pages.post(patterns.resultPublication, async (c) => {
    const { view } = c.var
    if (!view.actor) throw new Refusal('sign_in')
    const placed = await placedOf(c)
    const level = (await c.req.parseBody())['level']
    if (typeof level !== 'string' || !isPublicationLevel(level)) {
      return page(c, <PublicationPage view={view} placed={placed} said="invalid" />, 422)
    }
    const { result } = placed
    const before = await choosePublication(deps.db, { result, level, by: view.actor, now: deps.now() }).catch(
      (error: unknown) => {
        if (!(error instanceof Refusal) || error.code !== 'conflict') throw error
        throw new Refusal('conflict', view.speech.words('data')('publication.notInForce'))
      },
    )
    const said = before === level ? 'unchanged' : 'chosen'
    return c.redirect(href('resultPublication', { lang: view.lang, result: result.id }, { said }), 303)
  })
  return pages
}
