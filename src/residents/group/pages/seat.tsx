import type { Context } from 'hono'
import type { Deps } from '#deps'
import { type Answer, answerFrom, findItem, listGivenOf } from '#instruments'
import { type Env, jsonOf, page, Refusal } from '#platform/http'
import { streamTo } from '#platform/live'
import { href } from '#routes'
import { answerInRound, joinRound, tellRound } from '../actions.ts'
import { dropSecret, keepSecret, secretIn } from '../cookies.ts'
import { editionOf, placeOf, tallyNow } from '../look.ts'
import { askedItem, type GroupRound, isOpen, itemAt, mostPages, readCode } from '../model.ts'
import { hashOf, isSecret, newSecret } from '../secrets.ts'
import { findRound, findSeat, isLead, type Seat } from '../store.ts'
import { tryTo } from '../tries.ts'
import type { Feeds } from './feed.tsx'
import { JoinPage, NoRoundPage, SeatPage } from './seat-page.tsx'
import type { SeatShown } from './seat-board.tsx'

export const unkept = (c: Context<Env>) => c.header('cache-control', 'private, no-store')

const seatAddress = (c: Context<Env>, code: string, query = {}) =>
  href('groupRound', { lang: c.var.view.lang, code }, query)

/** The round of an address; a code that opens none is answered with a page that asks for it again. */
export async function roundAt(c: Context<Env>, deps: Deps, typed: string): Promise<GroupRound | Response> {
  unkept(c)
  const code = readCode(typed)
  const round = code === undefined ? undefined : await findRound(deps.db, code)
  if (round) return round
  await tryTo(c, deps, 'miss')
  if (jsonOf(c)) throw new Refusal('not_found', c.var.view.speech.words('groupRound')('unknown.text'))
  return page(c, <NoRoundPage view={c.var.view} typed={typed.slice(0, 20)} />, 404)
}

async function seatIn(c: Context<Env>, { db }: Deps, code: string): Promise<Seat | undefined> {
  const secret = secretIn(c, 'seat')
  return secret === undefined ? undefined : findSeat(db, code, hashOf(secret))
}

export async function showSeat(c: Context<Env>, deps: Deps, code: string): Promise<Response> {
  const round = await roundAt(c, deps, code)
  if (round instanceof Response) return round
  const seat = await seatIn(c, deps, round.code)
  if (!isOpen(round)) dropSecret(c, 'seat', round.code)
  if (!seat) {
    const seatForm = deps.seatForms.sign(newSecret())
    return page(c, <JoinPage view={c.var.view} round={round} seat={seatForm} place={await placeOf(deps, round)} />)
  }
  return page(c, <SeatPage {...await shownTo(c, deps, round, seat)} said={saidOf(c)} />)
}

/** Why an answer was not taken, said on the page that the phone is led to. */
function saidOf(c: Context<Env>): string | undefined {
  return c.req.query('said') === 'moved' ? c.var.view.speech.words('groupRound')('seat.moved') : undefined
}

async function shownTo(
  c: Context<Env>,
  deps: Deps,
  round: GroupRound,
  seat: Seat,
): Promise<SeatShown & { demonstration: boolean }> {
  const item = itemAt(round)
  const [edition, place, tally, given] = await Promise.all([
    editionOf(deps, round),
    placeOf(deps, round),
    tallyNow(deps, round),
    item === undefined ? undefined : listGivenOf(deps.db, [seat.responseId], item),
  ])
  const said: Answer | undefined = given?.get(seat.responseId)?.[item ?? '']
  const demonstration = place?.demonstration ?? false
  return { view: c.var.view, edition, round, tally, answer: said, demonstration, now: deps.now() }
}

export async function join(c: Context<Env>, deps: Deps, typed: string): Promise<Response> {
  const round = await roundAt(c, deps, typed)
  if (round instanceof Response) return round
  const { code } = round
  if (await seatIn(c, deps, code)) return c.redirect(seatAddress(c, code), 303)
  const { seat: sent } = await c.req.parseBody()
  // Made here for the page, so that two taps are one seat. Whoever comes without one, as from an old page, gets one now.
  const made = typeof sent === 'string' ? deps.seatForms.read(sent) : undefined
  const secret = isSecret(made) ? made : newSecret()
  await tryTo(c, deps, 'join')
  const joined = await joinRound(deps.db, code, secret, deps.now())
  if (joined === 'full') throw new Refusal('conflict', c.var.view.speech.words('groupRound')('join.full'))
  if (joined === 'joined') {
    const secure = deps.config.publicUrl.startsWith('https:')
    keepSecret(c, 'seat', round, secret, { now: deps.now(), secure })
    await tellRound(deps.live, code, 'joined')
  }
  return c.redirect(seatAddress(c, code), 303)
}

/** Saves an answer: with a page to go on with, or a line of data where a script sent it. */
export async function answer(c: Context<Env>, deps: Deps, typed: string): Promise<Response> {
  const round = await roundAt(c, deps, typed)
  if (round instanceof Response) return round
  const t = c.var.view.speech.words('groupRound')
  const seat = await seatIn(c, deps, round.code)
  if (!seat) {
    if (jsonOf(c)) throw new Refusal('conflict', t(isOpen(round) ? 'seat.gone' : 'ended.title'))
    return c.redirect(seatAddress(c, round.code), 303)
  }
  const form = await c.req.parseBody({ all: true })
  const edition = await editionOf(deps, round)
  const item = findItem(edition, String(form['item'] ?? ''))
  if (!item) throw new Refusal('invalid')
  if (askedItem(round) !== item.key) return moved(c, round)
  const values = [form[item.key] ?? []].flat().filter((value) => typeof value === 'string')
  const read = answerFrom(item, values)
  if ('fault' in read) {
    if (jsonOf(c)) throw new Refusal('invalid', t('seat.unfit'))
    const shown = await shownTo(c, deps, round, seat)
    return page(c, <SeatPage {...shown} refused={{ values, fault: read.fault }} />, 422)
  }
  const saved = await answerInRound(deps.db, seat, { edition, item: item.key, answer: read.answer, now: deps.now() })
  if (saved === 'closed') return moved(c, round)
  await tellRound(deps.live, round.code, 'answered')
  if (!jsonOf(c)) return c.redirect(seatAddress(c, round.code), 303)
  const given = read.answer.state === 'answered'
  return c.json({
    kind: 'saved',
    said: given ? t('seat.saved') : '',
    button: given ? t('seat.change') : t('seat.send'),
  })
}

/** The room has gone on: said kindly, on the page of where it is now. */
function moved(c: Context<Env>, { code }: GroupRound): Response {
  if (jsonOf(c)) throw new Refusal('conflict', c.var.view.speech.words('groupRound')('seat.moved'))
  return c.redirect(seatAddress(c, code, { said: 'moved' }), 303)
}

/** Server-sent events, `round`: {step} and, where the step is new, what to show; for whoever leads {step, counts}. */
export async function follow(c: Context<Env>, deps: Deps, feeds: Feeds, typed: string): Promise<Response> {
  const round = await roundAt(c, deps, typed)
  if (round instanceof Response) return round
  const { code } = round
  const { view } = c.var
  if (!c.req.header('accept')?.includes('text/event-stream')) return c.redirect(seatAddress(c, code), 303)
  const step = Number(c.req.query('step') ?? -1)
  const edition = await editionOf(deps, round)
  if (c.req.query('as') === 'lead') {
    const secret = secretIn(c, 'lead')
    if (secret === undefined || !(await isLead(deps.db, code, hashOf(secret)))) throw new Refusal('forbidden')
    return streamTo(c, deps.live, { reader: `lead ${code}`, newest: mostPages.lead }, (stream) =>
      feeds.follow(round, edition, { view, responseId: null, step }, stream),
    )
  }
  const seat = await seatIn(c, deps, code)
  // Seats are gone with the end of the round, and a phone that comes back then wants to hear of it.
  if (!seat && isOpen(round)) throw new Refusal('forbidden')
  const { id, responseId } = seat ?? { id: newSecret(), responseId: 'none' }
  // By seat: two hundred phones may sit behind one address.
  return streamTo(c, deps.live, { reader: `seat ${id}`, newest: mostPages.seat, crowd: code }, (stream) =>
    feeds.follow(round, edition, { view, responseId, step }, stream),
  )
}
