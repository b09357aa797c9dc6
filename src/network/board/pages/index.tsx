import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { actorOf } from '../../accession/actor.ts'
import { isSecretariat } from '../../accession/policy.ts'
import { typed } from '../../accession/typed.ts'
import { raiseFees, saveTerms, takeFeesBack } from '../../obligations/actions.ts'
import { readTermsForm, readYear } from '../../obligations/forms.ts'
import { listNetworkNames, listTerms } from '../../obligations/terms-store.ts'
import { boardFile } from '../board-file.ts'
import { readBoardQuery } from '../board-query.ts'
import { readBoard } from '../read-board.ts'
import { BoardPage, type BoardProps } from './board.tsx'
import { SettingsPage } from './settings.tsx'

type Needs = Pick<Deps, 'db' | 'now'>

export function boardPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.board, async (c) => {
    const { view } = c.var
    const query = readBoardQuery(c.req.query())
    const board = await readBoard(deps, view, query)
    const shown = { view, query, board, mayFees: isSecretariat(actorOf(view)), done: doneOf(c) }
    return page(c, <BoardPage {...shown} />)
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
  pages.post(patterns.boardFees, (c) => changeFees(c, deps))
  pages.get(patterns.boardSettings, (c) => showSettings(c, deps))
  pages.post(patterns.boardSettings, (c) => changeSettings(c, deps))
  return pages
}

const doing = (c: Context<Env>, { now }: Needs) => ({ actor: actorOf(c.var.view), now: now() })

/** What the address says of how many fees were raised or taken back just now. */
function doneOf(c: Context<Env>): BoardProps['done'] {
  const what = (['raised', 'takenBack'] as const).find((one) => /^\d{1,4}$/.test(c.req.query(one) ?? ''))
  if (!what) return undefined
  const count = Number(c.req.query(what))
  const [year, raisedAt] = [readYear(c.req.query('year') ?? ''), new Date(c.req.query('at') ?? '')]
  const known = what === 'raised' && count > 0 && year !== null && !Number.isNaN(raisedAt.getTime())
  return { what, count, raising: known ? { year, raisedAt, count } : undefined }
}

/** One address, two forms: the fees of a year are raised, or a raising is taken back. */
async function changeFees(c: Context<Env>, deps: Needs) {
  const { view } = c.var
  const form = await c.req.parseBody()
  const t = view.speech.words('membership')
  const led = (done: Record<string, number | string>) => c.redirect(href('board', { lang: view.lang }, done), 303)
  if ('takeBack' in form) {
    const [year, raisedAt] = [readYear(typed(form, 'takeBack')), new Date(typed(form, 'raisedAt'))]
    if (year === null || Number.isNaN(raisedAt.getTime())) throw new Refusal('invalid', t('fault.year'))
    return led({ takenBack: await takeFeesBack(deps.db, doing(c, deps), { year, raisedAt }) })
  }
  const year = readYear(typed(form, 'year'))
  // Years further off are slips of the keyboard.
  if (year === null || year > deps.now().getUTCFullYear() + 1) throw new Refusal('invalid', t('board.fees.year'))
  const raising = doing(c, deps)
  const raised = await raiseFees(deps.db, raising, year)
  return led({ year, at: raising.now.toISOString(), raised })
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
