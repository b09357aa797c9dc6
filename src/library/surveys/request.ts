import type { Context } from 'hono'
import type { Deps } from '#deps'
import type { Actor } from '#network'
import { type Env, notFound, Refusal } from '#platform/http'
import type { Acting } from './collection/actions.ts'
import { type Collected, findCollected } from './collection/store.ts'
import type { Survey } from './model.ts'
import { findSurvey } from './store.ts'

type Needs = Pick<Deps, 'db' | 'now' | 'config'>

export function actingIn(c: Context<Env>, { now, config }: Pick<Needs, 'now' | 'config'>): Acting {
  const { actor } = c.var.view
  if (!actor) throw new Refusal('sign_in')
  return { actor: actor as Actor, now: now(), origin: config.publicUrl }
}

async function named<T>(c: Context<Env>, find: (id: string) => Promise<T | undefined>): Promise<T> {
  const id = c.req.param('survey') ?? ''
  const survey = /^[\w-]{1,100}$/.test(id) ? await find(id) : undefined
  if (!survey) throw notFound()
  return survey
}

/** The survey of the address, as it is collected. Throws notFound. */
export const surveyOf = (c: Context<Env>, { db }: Pick<Needs, 'db'>): Promise<Collected> =>
  named(c, (id) => findCollected(db, id))

/** The same, as it is written. */
export const writtenOf = (c: Context<Env>, { db }: Pick<Needs, 'db'>): Promise<Survey> =>
  named(c, (id) => findSurvey(db, id))
