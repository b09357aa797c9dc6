import { type Context, Hono } from 'hono'
import { mandateDay } from '#network'
import { type Env, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import {
  type Acting,
  agreeWork,
  assignExpert,
  closeSupport,
  deliverOutput,
  endSupport,
  reopenSupport,
} from '../actions.ts'
import { isOpenFor, type Step } from '../model.ts'
import { sayConflict } from '../words.ts'
import { type Faults, readOutput, readReason, readWork, type Typed } from './forms.ts'
import { actorOf, type Needs, requestFor } from './index.tsx'
import type { RequestProps } from './request.tsx'

type Show = (c: Context<Env>, deps: Needs, id: string, refused?: RequestProps['refused']) => Promise<Response>

interface Stepping {
  readonly acting: Acting
  readonly id: string
  readonly form: Record<string, unknown>
  refuse(typed: Typed, faults: Faults, objections?: readonly string[]): Promise<Response>
}

/** Undefined: it was done. */
type Handler = (c: Context<Env>, deps: Needs, stepping: Stepping) => Promise<Response | undefined>

export function stepHandlers(deps: Needs, show: Show): Hono<Env> {
  const pages = new Hono<Env>()
  const mount = (pattern: string, step: Step, handle: Handler) =>
    pages.post(pattern, async (c) => {
      const { lang, speech } = c.var.view
      const request = await requestFor(deps, c.req.param('request') ?? '')
      if (!isOpenFor(request, step)) throw new Refusal('conflict', speech.words('support')('tooLate'))
      const stepping: Stepping = {
        acting: { actor: actorOf(c), now: deps.now() },
        id: request.id,
        form: await c.req.parseBody(),
        refuse: (typed, faults, objections = []) => show(c, deps, request.id, { step, typed, faults, objections }),
      }
      const refused = await handle(c, deps, stepping)
      return refused ?? c.redirect(href('supportRequest', { lang, request: request.id }, { done: step }), 303)
    })
  mount(patterns.supportAssign, 'assign', assign)
  mount(patterns.supportAgree, 'agree', agree)
  mount(patterns.supportDeliver, 'deliver', deliver)
  mount(patterns.supportClose, 'close', async (_, { db }, { acting, id }) => {
    await closeSupport(db, acting, id)
    return undefined
  })
  mount(patterns.supportReopen, 'reopen', async (_, { db }, { acting, id }) => {
    await reopenSupport(db, acting, id)
    return undefined
  })
  mount(patterns.supportDecline, 'decline', ending('declined'))
  mount(patterns.supportWithdraw, 'withdraw', ending('withdrawn'))
  return pages
}

const isFaulty = (faults: Faults): boolean => Object.keys(faults).length > 0

const assign: Handler = async (c, { db }, { acting, id, form, refuse }) => {
  const { speech } = c.var.view
  const t = speech.words('support')
  const { expert } = form
  if (typeof expert !== 'string' || expert === '') return refuse({}, {}, [t('error.expert')])
  const ties = await assignExpert(db, acting, id, expert).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'invalid') return undefined
    throw error
  })
  if (!ties) return refuse({}, {}, [t('error.expert')])
  return ties.length > 0
    ? refuse(
        {},
        {},
        ties.map((tie) => sayConflict(speech, tie)),
      )
    : undefined
}

const agree: Handler = async (_, { db }, { acting, id, form, refuse }) => {
  const { typed, faults, agreed } = readWork(form, mandateDay(acting.now))
  if (isFaulty(faults)) return refuse(typed, faults)
  await agreeWork(db, acting, id, agreed)
  return undefined
}

const deliver: Handler = async (_, { db }, { acting, id, form, refuse }) => {
  const { typed, faults, output } = readOutput(form)
  if (isFaulty(faults)) return refuse(typed, faults)
  await deliverOutput(db, acting, id, output)
  return undefined
}

const ending =
  (as: 'declined' | 'withdrawn'): Handler =>
  async (_, { db }, { acting, id, form, refuse }) => {
    const { typed, faults, reason } = readReason(form)
    if (isFaulty(faults)) return refuse(typed, faults)
    await endSupport(db, acting, id, { as, reason })
    return undefined
  }
