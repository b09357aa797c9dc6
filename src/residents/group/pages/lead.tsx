import type { Context } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { type Env, page, type View } from '#platform/http'
import { href } from '#routes'
import { Page } from '#ui'
import { moveRound, saveNote, tellRound } from '../actions.ts'
import { dropSecret, keepSecret, secretIn } from '../cookies.ts'
import { endRound } from '../ending.ts'
import { listNotes } from '../kept-store.ts'
import { editionOf, placeOf, tallyNow } from '../look.ts'
import { askedItem, type GroupRound, isOpen, itemAt, longestNote, type Move, moves, talks } from '../model.ts'
import { hashOf, isSecret } from '../secrets.ts'
import { countSeats, isLead } from '../store.ts'
import { LeadPage } from './lead-page.tsx'
import { roundAt } from './seat.tsx'

/** What a facilitator's browser holds, or the address that was carried to another. */
export async function leadSecret(c: Context<Env>, deps: Deps, code: string): Promise<string | undefined> {
  for (const secret of [c.req.query('key'), secretIn(c, 'lead')]) {
    if (isSecret(secret) && (await isLead(deps.db, code, hashOf(secret)))) return secret
  }
  return undefined
}

export async function showLead(c: Context<Env>, deps: Deps, typed: string): Promise<Response> {
  const round = await roundAt(c, deps, typed)
  if (round instanceof Response) return round
  const { code } = round
  const { view } = c.var
  const secret = await leadSecret(c, deps, code)
  if (secret === undefined) return page(c, <NotLeading view={view} code={code} />, 403)
  const address = { lang: view.lang, code }
  if (!isOpen(round)) return c.redirect(href('groupDebrief', address, { key: secret }), 303)
  if (c.req.query('key') !== undefined) {
    keepLead(c, deps, round, secret)
    return c.redirect(href('groupLead', address), 303)
  }
  const asked = askedItem(round) && itemAt(round)
  const [edition, place, tally, counts, notes] = await Promise.all([
    editionOf(deps, round),
    placeOf(deps, round),
    tallyNow(deps, round),
    countSeats(deps.db, code, asked),
    listNotes(deps.db, code),
  ])
  const note = notes.get(itemAt(round) ?? '') ?? ''
  const ending = c.req.query('end') === 'ask'
  const demonstration = place?.demonstration ?? false
  const shown = { view, edition, round, demonstration, tally, counts, note, secret, ending, now: deps.now() }
  return page(c, <LeadPage {...shown} />)
}

export function keepLead(c: Context<Env>, deps: Deps, round: Pick<GroupRound, 'code' | 'openedAt'>, secret: string) {
  keepSecret(c, 'lead', round, secret, { now: deps.now(), secure: deps.config.publicUrl.startsWith('https:') })
}

const Note = z
  .string()
  .transform((text) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim().slice(0, longestNote))
  .optional()
  .catch(undefined)

const Pressed = z.object({
  step: z.coerce.number().int().catch(-1),
  move: z.string().catch(''),
  item: z.string().catch(''),
  note: Note,
  noted: Note,
})

export async function lead(c: Context<Env>, deps: Deps, typed: string): Promise<Response> {
  const round = await roundAt(c, deps, typed)
  if (round instanceof Response) return round
  const { code } = round
  const { view } = c.var
  const secret = await leadSecret(c, deps, code)
  if (secret === undefined) return page(c, <NotLeading view={view} code={code} />, 403)
  const pressed = Pressed.parse(await c.req.parseBody())
  const edition = await editionOf(deps, round)
  const { item, note } = pressed
  // What was changed here, so that a page that was left open takes back nothing that was noted on another.
  if (note !== undefined && note !== pressed.noted) await saveNote(deps.db, round, { item, note })
  if (pressed.move === 'end') {
    await endRound(deps.db, code, edition, deps.now())
    await tellRound(deps.live, code, 'moved')
    dropSecret(c, 'lead', code)
    return c.redirect(href('groupDebrief', { lang: view.lang, code }, { key: secret }), 303)
  }
  const read = readMove(pressed.move)
  if (read) {
    await moveRound(deps.db, code, { ...pressed, ...read }, { edition, now: deps.now() })
    await tellRound(deps.live, code, 'moved')
  }
  const asked = pressed.move === 'ask' ? { end: 'ask' } : {}
  return c.redirect(href('groupLead', { lang: view.lang, code }, asked), 303)
}

/** `talk 5` → a talk of five minutes. */
function readMove(pressed: string): { move: Move; minutes?: number } | undefined {
  const [name = '', minutes = ''] = pressed.split(' ')
  const move = moves.find((one) => one === name)
  if (move !== 'talk') return move && { move }
  const given = talks.find((one) => one === Number(minutes))
  return given && { move, minutes: given }
}

/** Whoever has the code and not the facilitator's address. */
export function NotLeading({ view, code }: { view: View; code: string }) {
  const t = view.speech.words('groupRound')
  return (
    <Page view={view} title={t('notLead.title')} indexed={false}>
      <div class="group-seat">
        <h1>{t('notLead.title')}</h1>
        <p class="lead">{t('notLead.text')}</p>
        <p>
          <a href={href('groupRound', { lang: view.lang, code })}>{t('notLead.join')}</a>
        </p>
        <p>
          <a href={href('testGroup', { lang: view.lang })}>{t('notLead.open')}</a>
        </p>
      </div>
    </Page>
  )
}
