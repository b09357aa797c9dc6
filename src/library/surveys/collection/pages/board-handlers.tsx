import { type Context, Hono } from 'hono'
import { textsIn } from '#instruments'
import { inLanguage, mandateDay } from '#network'
import { writeCsv } from '#platform/csv'
import { type Env, page, Refusal } from '#platform/http'
import { languages } from '#platform/i18n'
import { href, patterns } from '#routes'
import { actingIn, surveyOf } from '../../request.ts'
import { closeSurvey, remindSilent, setLastDay } from '../actions.ts'
import { type Invited, signedOf, stateOf } from '../model.ts'
import { isDay } from '../opening.ts'
import { listInvited } from '../store.ts'
import { BoardPage, boardSaid } from './board.tsx'
import { renewing } from './new-link.tsx'
import type { Needs } from './opening.tsx'

export function boardHandlers(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  const back = (c: Context<Env>, done: (typeof boardSaid)[number], count?: number) => {
    const { lang } = c.var.view
    return c.redirect(href('survey', { lang, survey: c.req.param('survey') ?? '' }, { done, count }), 303)
  }
  pages.get(patterns.surveyLinks, (c) => links(c, deps))
  pages.post(patterns.surveyNewLink, (c) => renewing(c, deps))
  pages.post(patterns.surveyRemind, async (c) => {
    const survey = await surveyOf(c, deps)
    return back(c, 'reminded', await remindSilent(deps.db, actingIn(c, deps), survey.id).catch(notOpen(c)))
  })
  pages.post(patterns.surveyLastDay, async (c) => {
    const survey = await surveyOf(c, deps)
    const { until } = await c.req.parseBody()
    const day = typeof until === 'string' ? until.trim() : ''
    const t = c.var.view.speech.words('surveys')
    if (!isDay(day)) return showBoard(c, deps, { fault: t('open.error.date'), typedDay: day })
    if (day < mandateDay(deps.now())) return showBoard(c, deps, { fault: t('open.error.past'), typedDay: day })
    await setLastDay(deps.db, actingIn(c, deps), survey.id, day).catch(notOpen(c))
    return back(c, 'lastDay')
  })
  pages.post(patterns.surveyClose, async (c) => {
    const survey = await surveyOf(c, deps)
    const { step } = await c.req.parseBody()
    if (step !== 'close' && step !== 'reopen') throw new Refusal('invalid')
    await closeSurvey(deps.db, actingIn(c, deps), survey.id, step).catch(notOpen(c))
    return back(c, step === 'close' ? 'closed' : 'reopened')
  })
  return pages
}

/** The board of a survey: the page of its address for the secretariat. */
export async function showBoard(
  c: Context<Env>,
  deps: Needs,
  refused?: { fault: string; typedDay: string },
): Promise<Response> {
  const { view } = c.var
  const survey = await surveyOf(c, deps)
  const [edition, invited] = await Promise.all([
    survey.editionId === null ? undefined : deps.editions.get(survey.editionId),
    listInvited(deps.db, survey.id, mandateDay(deps.now())),
  ])
  const shown = {
    survey,
    title: edition ? textsIn(edition, view.lang).edition.title : view.speech.words('surveys')('survey.untitled'),
    invited,
    questions: edition?.items.length ?? 0,
    tokenOf: (one: Invited) => deps.surveyLinks.sign(signedOf(one)),
    now: deps.now(),
    done: boardSaid.find((one) => one === c.req.query('done')),
    count: Number(c.req.query('count') ?? 0) || 0,
    fault: refused?.fault,
    typedDay: refused?.typedDay,
  }
  return page(c, <BoardPage view={view} {...shown} />, refused ? 422 : 200)
}

/** For a mail merge of one's own, or to be read out over the telephone. */
async function links(c: Context<Env>, deps: Needs): Promise<Response> {
  const { view } = c.var
  const t = view.speech.words('surveys')
  const survey = await surveyOf(c, deps)
  const invited = await listInvited(deps.db, survey.id, mandateDay(deps.now()))
  const head = [
    t('column.member'),
    t('column.state'),
    t('links.people'),
    ...languages.map((lang) => t('links.link', { language: view.speech.language(lang) })),
  ]
  const rows = invited.map((one) => {
    const token = deps.surveyLinks.sign(signedOf(one))
    const addresses = languages.map((lang) => view.origin + href('surveyAnswer', { lang, token }))
    const member = [inLanguage(one.name, view.lang).text, t(`state.${stateOf(one)}`), String(one.people)]
    return member.concat(addresses)
  })
  c.header('content-disposition', `attachment; filename="${survey.id}-links.csv"`)
  return c.body(writeCsv([head, ...rows]), 200, { 'content-type': 'text/csv; charset=utf-8' })
}

function notOpen(c: Context<Env>): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Refusal) || error.code !== 'conflict') throw error
    throw new Refusal('conflict', c.var.view.speech.words('surveys')('board.notOpen'))
  }
}
