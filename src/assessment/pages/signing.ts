import type { Context } from 'hono'
import type { Deps } from '#deps'
import { findResultOfRound, isPublicationLevel, levelOfResult, type PublicationLevel } from '#insight'
import { type Env, Refusal } from '#platform/http'
import { href } from '#routes'
import { reopenRound, signOffRound } from '../actions.ts'
import { type Round, type SignOff, stateOf } from '../model.ts'
import { mayReopen } from '../policy.ts'
import { type Review, reviewOf } from '../review/index.ts'
import { listRounds, listSignOffs } from '../store.ts'
import { closed, isClosed, roundFor } from './open.ts'

/** All that a page says of the sign-off of a round, and how it was taken back. */
export interface Signing {
  /** What is proposed to become public, or what was chosen in the form that was refused. */
  readonly level: PublicationLevel
  /** The newest first. */
  readonly signOffs: readonly SignOff[]
  /** Somebody is to review it, or has begun. */
  readonly reviewed: boolean
  readonly review: Review
  readonly refused?: 'unconfirmed' | 'reasonless' | undefined
}

export type SigningRefused = Pick<Signing, 'refused'> & Partial<Pick<Signing, 'level'>>

export async function signingOf({ db }: Deps, round: Round, refused: SigningRefused = {}): Promise<Signing> {
  const [level, signOffs, review] = await Promise.all([
    formerLevel(db, round),
    listSignOffs(db, round.id),
    reviewOf(db, round.id),
  ])
  const withdrawn = signOffs.find(({ withdrawnLevel }) => withdrawnLevel)?.withdrawnLevel
  return { level: withdrawn ?? level, signOffs, reviewed: review.seats.length > 0, review, ...refused }
}

/** What was chosen for the place's round before this one. */
async function formerLevel(db: Deps['db'], { id, placeId }: Round): Promise<PublicationLevel> {
  const former = (await listRounds(db, [placeId])).find((one) => one.id !== id && one.submittedAt !== null)
  const result = former && (await findResultOfRound(db, former.id))
  return result ? levelOfResult(db, result.id) : 'nothing'
}

type Show = (c: Context<Env>, deps: Deps, id: string, refused?: SigningRefused) => Promise<Response>

export async function signOff(c: Context<Env>, deps: Deps, id: string, show: Show): Promise<Response> {
  const { view } = c.var
  const opened = await roundFor(deps, view, id)
  if (stateOf(opened.round) === 'open') {
    const form = await c.req.parseBody()
    const chosen = form['publication']
    const publication = typeof chosen === 'string' && isPublicationLevel(chosen) ? chosen : undefined
    if (form['confirm'] !== 'yes') {
      return show(c, deps, id, { refused: 'unconfirmed', ...(publication && { level: publication }) })
    }
    await signOffRound(deps.db, { ...opened, publication, now: deps.now() }).catch((error: unknown) => {
      // Somebody else did: what was wanted has happened.
      if (!isClosed(error)) throw error
    })
  }
  const result = await findResultOfRound(deps.db, opened.round.id)
  if (!result) throw closed(view)
  return c.redirect(href('result', { lang: view.lang, result: result.id }), 303)
}

/** Characters that a reason may have. */
const longestReason = 4000

export async function reopen(c: Context<Env>, deps: Deps, id: string, show: Show): Promise<Response> {
  const { view } = c.var
  const opened = await roundFor(deps, view, id)
  const t = view.speech.words('assessment')
  if (!mayReopen(opened.round)) throw new Refusal('conflict', t('reopen.tooLate'))
  const typed = (await c.req.parseBody())['reason']
  const reason = typeof typed === 'string' ? typed.replaceAll('\0', '').trim().slice(0, longestReason) : ''
  if (reason === '') return show(c, deps, id, { refused: 'reasonless' })
  await reopenRound(deps.db, { ...opened, reason, now: deps.now() }).catch((error: unknown) => {
    if (isClosed(error)) throw new Refusal('conflict', t('reopen.tooLate'))
    throw error
  })
  return c.redirect(href('round', { lang: view.lang, round: opened.round.id }), 303)
}
