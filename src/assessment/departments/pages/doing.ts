import type { Context } from 'hono'
import type { Deps } from '#deps'
import { type Acting, countMail } from '#network'
import type { Env, View } from '#platform/http'
import type { OpenedRound } from '../../pages/open.ts'
import type { Doing, Objection } from '../actions.ts'

export const sayObjection = (view: View, { key, email = '' }: Objection): string =>
  view.speech.words('departments')(key, { email })

/** Each is a mail to somebody who has asked for none. */
export async function countInvitations(
  c: Context<Env>,
  deps: Deps,
  people: readonly { email: string }[],
): Promise<void> {
  for (const { email } of people) await countMail(c, deps, email)
}

/** The roles of a mandate are those of the programme: nothing else is ever stored. */
export const doingOf = (view: View, { now }: Deps, { actor, round }: OpenedRound): Doing => ({
  actor: actor as Acting['actor'],
  round,
  now: now(),
  origin: view.origin,
})
