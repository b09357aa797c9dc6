import { type Context, Hono } from 'hono'
import { currentOf, listHistories, saveAnswer, undecidedOf } from '#instruments'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { saveAnswers, sendAnswers, takeBackAnswers } from '../answer-actions.ts'
import { type Needs, listPrefilled, openedBy } from '../opened.ts'
import { type Read, readAnswers, readChoice, savesIn } from '../reading.ts'
import { markOpened } from '../store.ts'
import { AnswerPage, said } from './answer.tsx'

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

const openedFor = (c: Context<Env>, deps: Needs) =>
  openedBy(deps, c.req.param('token') ?? '', wordsOf(c)('answer.unknown'))

interface Refused {
  readonly read?: Read
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
  const choice = readChoice(edition, body['choose'])
  const form = choice ? without(body, choice.item.key) : body
  const read = readAnswers(edition, form)
  if (read.faults.size > 0) return show(c, deps, { read, sentence: wordsOf(c)('answer.faults'), status: 422 })
  const sending = body['do'] === 'send'
  const prefilled = await listPrefilled(deps, opened)
  const at = { invitationId: invitation.id, edition, now }
  const clashes = await saveAnswers(deps.db, at, savesIn(read, prefilled, sending))
  if (clashes.length > 0) return show(c, deps, { sentence: wordsOf(c)('clash.sentence'), status: 409 })
  if (choice) {
    await choose(c, deps, choice)
    return done(c, 'chosen')
  }
  return sending ? send(c, deps) : done(c, 'saved')
}

/** Nothing is sent while two answers wait for somebody to choose, nor without an answer. */
async function send(c: Context<Env>, deps: Needs): Promise<Response> {
  const { invitation, edition } = await openedFor(c, deps)
  const keys = edition.items.map(({ key }) => key)
  const histories = [...(await listHistories(deps.db, invitation.responseId ?? '', keys)).values()]
  if (histories.some((history) => undecidedOf(history).length > 0)) {
    return show(c, deps, { sentence: wordsOf(c)('clash.sentence'), status: 409 })
  }
  if (!histories.some((history) => (currentOf(history)?.answer.state ?? 'missing') !== 'missing')) {
    return show(c, deps, { sentence: wordsOf(c)('answer.empty'), status: 422 })
  }
  await sendAnswers(deps.db, invitation.id, deps.now())
  return done(c, 'sent')
}

/** Says again what one of the sides says, having seen all of them. */
async function choose(c: Context<Env>, deps: Needs, choice: NonNullable<ReturnType<typeof readChoice>>) {
  const { invitation, edition } = await openedFor(c, deps)
  const { key } = choice.item
  const history = (await listHistories(deps.db, invitation.responseId ?? '', [key])).get(key) ?? []
  const side = history.find(({ revision }) => revision === choice.revision)
  if (!side) throw new Refusal('invalid')
  await saveAnswer(deps.db, {
    responseId: invitation.responseId ?? '',
    edition,
    item: key,
    answer: side.answer,
    comment: '',
    source: '',
    basedOn: choice.seen,
    accountId: null,
    now: deps.now(),
  })
}

const without = (body: Record<string, unknown>, key: string) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== `${key}.revision`))

const done = (c: Context<Env>, what: (typeof said)[number]) =>
  c.redirect(href('surveyAnswer', { lang: c.var.view.lang, token: c.req.param('token') ?? '' }, { done: what }), 303)

const typedIn = async (c: Context<Env>, deps: Needs): Promise<Read> =>
  readAnswers((await openedFor(c, deps)).edition, await c.req.parseBody({ all: true }))

/** Sent by a colleague, or closed, while somebody was writing: the page says so and shows what stands. */
function tooLate(c: Context<Env>, deps: Needs): (error: unknown) => Promise<Response> {
  return (error) => {
    if (!(error instanceof Refusal) || error.code !== 'conflict') throw error
    return typedIn(c, deps).then((read) => show(c, deps, { read, sentence: wordsOf(c)('answer.tooLate'), status: 409 }))
  }
}
