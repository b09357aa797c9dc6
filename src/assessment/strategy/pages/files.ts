import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { href, patterns } from '#routes'
import { fileName, sendCalendar, sendPdf, sendWord } from '../../doc-files.ts'
import { strategyCalendar } from '../calendar.ts'
import { strategyDoc } from '../strategy-doc.ts'
import { type OpenedStrategy, strategyFor } from './read.ts'

/** The strategy to take away. */
export function strategyFiles(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.strategyCalendar, (c) => calendar(c, deps, c.req.param('round')))
  pages.get(patterns.strategyPdf, async (c) => {
    const { doc, name } = await documentFor(c, deps, c.req.param('round'))
    return sendPdf(c, doc, name)
  })
  pages.get(patterns.strategyDocx, async (c) => {
    const { doc, name } = await documentFor(c, deps, c.req.param('round'))
    return sendWord(c, doc, name)
  })
  return pages
}

const markOf = (c: Context<Env>, { round }: OpenedStrategy): string | null =>
  round.demonstration ? c.var.view.speech.words('membership')('demonstration.mark') : null

async function documentFor(c: Context<Env>, deps: Deps, id: string) {
  const opened = await strategyFor(deps, c.var.view, id)
  const { speech, lang } = c.var.view
  const doc = strategyDoc({ ...opened, speech, year: opened.round.year, mark: markOf(c, opened) })
  return { doc, name: fileName('strategy', id, lang) }
}

async function calendar(c: Context<Env>, deps: Deps, id: string) {
  const { speech, lang, origin } = c.var.view
  const opened = await strategyFor(deps, c.var.view, id)
  const file = strategyCalendar(speech, opened.strategy, {
    place: opened.place,
    year: opened.round.year,
    origin,
    page: href('strategy', { lang, round: id }),
    now: deps.now(),
    mark: markOf(c, opened),
  })
  return sendCalendar(c, file, fileName('strategy', id))
}
