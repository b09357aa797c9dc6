import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { actorOf } from '../../accession/actor.ts'
import { isSecretariat } from '../../accession/policy.ts'
import { typed } from '../../accession/typed.ts'
import { raiseFees, saveTerms } from '../../obligations/actions.ts'
import { readTermsForm, readYear } from '../../obligations/forms.ts'
import { listNetworkNames, listTerms } from '../../obligations/terms-store.ts'
import { boardFile } from '../board-file.ts'
import { readBoardQuery } from '../board-query.ts'
import { readBoard } from '../read-board.ts'
import { BoardPage } from './board.tsx'
import { SettingsPage } from './settings.tsx'

type Needs = Pick<Deps, 'db' | 'now'>

export function boardPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.board, async (c) => {
    const { view } = c.var
    const query = readBoardQuery(c.req.query())
    const board = await readBoard(deps, view, query)
    const raised = /^\d{1,4}$/.exec(c.req.query('raised') ?? '')?.[0]
    const shown = { view, query, board, mayFees: isSecretariat(actorOf(view)) }
    return page(c, <BoardPage {...shown} raised={raised === undefined ? undefined : Number(raised)} />)
  })
  pages.get(patterns.boardFile, async (c) => {
    const file = c.req.param('file')
    const { view } = c.var
    const board = await readBoard(deps, view, readBoardQuery(c.req.query()))
    const text = boardFile(board, file)
    if (text === undefined) throw notFound()
    const name = `${board.scope.demonstration ? 'demonstration-' : ''}${file}`
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    }
    return c.body(text, 200, headers)
  })
  pages.post(patterns.boardFees, (c) => raise(c, deps))
  pages.get(patterns.boardSettings, (c) => showSettings(c, deps))
  pages.post(patterns.boardSettings, (c) => changeSettings(c, deps))
  return pages
}

const doing = (c: Context<Env>, { now }: Needs) => ({ actor: actorOf(c.var.view), now: now() })

async function raise(c: Context<Env>, deps: Needs) {
  const { view } = c.var
  const year = readYear(typed(await c.req.parseBody(), 'year'))
  // Years further off are slips of the keyboard, and a hundred fees are not taken back one by one.
  if (year === null || year > deps.now().getUTCFullYear() + 1) {
    throw new Refusal('invalid', view.speech.words('membership')('board.fees.year'))
  }
  const raised = await raiseFees(deps.db, doing(c, deps), year)
  return c.redirect(href('board', { lang: view.lang }, { raised }), 303)
}

async function showSettings(c: Context<Env>, { db }: Needs, read?: ReturnType<typeof readTermsForm>) {
  const { view } = c.var
  const { demonstration } = actorOf(view)
  const [terms, networks] = await Promise.all([listTerms(db, demonstration), listNetworkNames(db, demonstration)])
  const rejected = read && !('value' in read) ? read : undefined
  const saved = c.req.query('done') === 'saved'
  const shown = { view, terms, networks, demonstration, saved, rejected }
  return page(c, <SettingsPage {...shown} />, rejected ? 422 : 200)
}

async function changeSettings(c: Context<Env>, deps: Needs) {
  const read = readTermsForm(await c.req.parseBody())
  if (!('value' in read)) return showSettings(c, deps, read)
  await saveTerms(deps.db, doing(c, deps), read.value)
  return c.redirect(href('boardSettings', { lang: c.var.view.lang }, { done: 'saved' }), 303)
}
