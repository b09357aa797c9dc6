import { type Context, Hono } from 'hono'
import { listHistories } from '#instruments'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { chooseAnswer, saveAnswers, sendAnswers, takeBackAnswers } from '../answer-actions.ts'
import { phaseOf } from '../model.ts'
import { editionPosted, type Needs, listPrefilled, openedBy } from '../opened.ts'
import { everythingTyped, type Read, readAnswers, readChoice, savesIn } from '../reading.ts'
import { markOpened } from '../store.ts'
import { AnswerPage, type Lost, said } from './answer.tsx'

/** What whoever has the link of an invitation may do with it. */
export function answeringPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.surveyAnswer, async (c) => {
    const opened = await openedFor(c, deps)
    if (c.req.method === 'GET') await markOpened(deps.db, opened.invitation.id, deps.now())
    return show(c, deps)
  })
  pages.post(patterns.surveyAnswer, (c) => take(c, deps).catch(tooLate(c, deps)))
  return pages
}

const wordsOf = (c: Context<Env>) => c.var.view.speech.words('surveys')

/** The version that a form was made of stands in it. */
async function postedIn(c: Context<Env>): Promise<string | undefined> {
  if (c.req.method !== 'POST') return undefined
  const { edition } = await c.req.parseBody({ all: true })
  return typeof edition === 'string' ? edition : undefined
}

async function openedFor(c: Context<Env>, deps: Needs) {
  const t = wordsOf(c)
  const sentences = { unknown: t('answer.unknown'), withdrawn: t('answer.withdrawn') }
  return openedBy(deps, c.req.param('token') ?? '', sentences, await postedIn(c))
}

interface Refused {
  /** To be mended in the form. */
  readonly read?: Read
  /** The form is another by now: all that was posted is shown to be copied. */
  readonly lost?: Lost
  readonly sentence: string
  readonly status: 409 | 422
}

async function show(c: Context<Env>, deps: Needs, refused?: Refused): Promise<Response> {
  const opened = await openedFor(c, deps)
  // Whoever has the link may read it; nothing in between keeps it.
  c.header('cache-control', 'private, no-store')
  const { edition, invitation } = opened
  const keys = edition.items.map(({ key }) => key)
  const [histories, prefilled] = await Promise.all([
    invitation.responseId === null ? new Map() : listHistories(deps.db, invitation.responseId, keys),
    listPrefilled(deps, opened),
  ])
  const shown = {
    ...opened,
    histories,
    prefilled,
    refused: refused?.read,
    lost: refused?.lost,
    sentence: refused?.sentence,
    done: said.find((one) => one === c.req.query('done')),
  }
  return page(c, <AnswerPage view={c.var.view} {...shown} />, refused?.status ?? 200)
}

async function take(c: Context<Env>, deps: Needs): Promise<Response> {
  const opened = await openedFor(c, deps)
  const { invitation, edition } = opened
  const now = deps.now()
  const body = await c.req.parseBody({ all: true })
  if (body['do'] === 'takeBack') {
    await takeBackAnswers(deps.db, invitation.id, now)
    return done(c, 'takenBack')
  }
  if (((await postedIn(c)) ?? edition.id) !== edition.id) throw new Refusal('conflict')
  const choice = readChoice(edition, body['choose'])
  const form = choice ? without(body, choice.item.key) : body
  const read = readAnswers(edition, form)
  if (read.faults.size > 0) return show(c, deps, { read, sentence: wordsOf(c)('answer.faults'), status: 422 })
  const sending = body['do'] === 'send'
  const prefilled = await listPrefilled(deps, opened)
  const at = { invitationId: invitation.id, edition, now }
  const clashes = await saveAnswers(deps.db, at, savesIn(edition, read, prefilled, sending))
  if (clashes.length > 0) return show(c, deps, { sentence: wordsOf(c)('clash.sentence'), status: 409 })
  if (choice) {
    await chooseAnswer(deps.db, at, { ...choice, item: choice.item.key })
    return done(c, 'chosen')
  }
  if (!sending) return done(c, 'saved')
  const sent = await sendAnswers(deps.db, at)
  if (sent === 'undecided') return show(c, deps, { sentence: wordsOf(c)('clash.sentence'), status: 409 })
  if (sent === 'empty') return show(c, deps, { sentence: wordsOf(c)('answer.empty'), status: 422 })
  return done(c, 'sent')
}

const without = (body: Record<string, unknown>, key: string) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== `${key}.revision`))

const done = (c: Context<Env>, what: (typeof said)[number]) =>
  c.redirect(href('surveyAnswer', { lang: c.var.view.lang, token: c.req.param('token') ?? '' }, { done: what }), 303)

/** Sent by a colleague, begun in another version, or closed, while somebody was writing: the page says so and shows what stands. */
function tooLate(c: Context<Env>, deps: Needs): (error: unknown) => Promise<Response> {
  return async (error) => {
    if (!(error instanceof Refusal) || error.code !== 'conflict') throw error
    const { survey, invitation, edition } = await openedFor(c, deps)
    const posted = (await postedIn(c)) ?? edition.id
    const other = posted !== edition.id && phaseOf(survey) === 'open' && invitation.submittedAt === null
    const lost = {
      edition: posted === edition.id ? edition : await editionPosted(deps, survey, posted),
      values: everythingTyped(await c.req.parseBody({ all: true })),
    }
    const sentence = wordsOf(c)(other ? 'answer.otherVersion' : 'answer.tooLate')
    return show(c, deps, { lost, sentence, status: 409 })
  }
}
