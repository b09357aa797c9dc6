import type { Context } from 'hono'
import type { Deps } from '#deps'
import { type Env, Refusal } from '#platform/http'
import type { Actor } from '../../roles.ts'
import type { Acting } from '../actions.ts'
import { type Doing, doings } from './frame.tsx'

/** Whoever the gate lets through is signed in. */
export function actingOf(c: Context<Env>, { now }: Pick<Deps, 'now'>): Acting {
  const { actor } = c.var.view
  if (!actor) throw new Refusal('sign_in')
  return { actor: actor as Actor, now: now() }
}

/** What has just been done, as the address says it. */
export const doneOf = (c: Context<Env>): Doing | undefined => doings.find((doing) => doing === c.req.query('done'))
