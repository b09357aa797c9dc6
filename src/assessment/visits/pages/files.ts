import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import type { Doc } from '#platform/document'
import type { Env } from '#platform/http'
import { speech } from '#platform/i18n'
import { href, patterns } from '#routes'
import { fileName, sendCalendar, sendPdf, sendWord } from '../../doc-files.ts'
import { programmeCalendar } from '../calendar.ts'
import { programmeDoc } from '../programme-doc.ts'
import { markOf } from '../words.ts'
import { profileFor } from './check-handlers.tsx'
import { visitFor } from './read.ts'

/** Programme and profile to take away. */
export function visitFiles(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const mount = (pattern: string, find: typeof programme, send: typeof sendPdf, name: string) =>
    pages.get(pattern, async (c) => {
      const id = c.req.param('visit') ?? ''
      const doc = await find(c, deps, id)
      return send(c, doc, fileName(name, doc.title))
    })
  mount(patterns.visitProgrammePdf, programme, (c, doc, name) => sendPdf(c, doc, name, 'sheet'), 'visit')
  mount(patterns.visitProgrammeDocx, programme, (c, doc, name) => sendWord(c, doc, name, 'sheet'), 'visit')
  mount(patterns.visitProfilePdf, profile, sendPdf, 'profile')
  mount(patterns.visitProfileDocx, profile, sendWord, 'profile')
  pages.get(patterns.visitProgrammeCalendar, (c) => calendar(c, deps, c.req.param('visit')))
  return pages
}

const profile = async (c: Context<Env>, deps: Deps, id: string): Promise<Doc> => (await profileFor(c, deps, id)).doc

async function programme(c: Context<Env>, deps: Deps, id: string): Promise<Doc> {
  return programmeDoc(await visitFor(deps, c.var.view, id))
}

async function calendar(c: Context<Env>, deps: Deps, id: string) {
  const { visit, content } = await visitFor(deps, c.var.view, id)
  const { lang, origin } = c.var.view
  const words = speech(visit.language)
  const file = programmeCalendar(words, content, {
    visit,
    origin,
    page: href('visitProgramme', { lang, visit: id }),
    now: deps.now(),
    mark: markOf(words, { draft: false, invented: visit.demonstration }),
  })
  return sendCalendar(c, file, fileName('visit', visit.placeId))
}
