import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { changeStrategy } from '../actions.ts'
import type { Change } from '../changes.ts'
import type { Action, Objective, Strategy } from '../model.ts'
import { ActionForm, type ActionFormProps } from './action-form.tsx'
import { isFaulty, readAction, readNote, readObjective } from './forms.ts'
import { ObjectiveForm } from './objective-form.tsx'
import { actorOf, type OpenedStrategy, strategyFor } from './read.ts'

/** Objectives and actions, each on a page of its own. */
export function entryPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.strategyObjective, (c) => objectivePage(c, deps, c.req.param()))
  pages.post(patterns.strategyObjective, (c) => saveObjective(c, deps, c.req.param()))
  pages.get(patterns.strategyAction, (c) => actionPage(c, deps, c.req.param()))
  pages.post(patterns.strategyAction, (c) => saveAction(c, deps, c.req.param()))
  pages.post(patterns.strategyProgress, (c) => saveProgress(c, deps, c.req.param()))
  return pages
}

interface Address {
  round: string
  objective: string
  action: string
}

const found = (strategy: Strategy, id: string): Objective | undefined =>
  strategy.objectives.find((objective) => objective.id === id)

/** Undefined for a new one. Throws notFound. */
function objectiveOf({ strategy }: OpenedStrategy, id: string): Objective | undefined {
  const objective = found(strategy, id)
  if (!objective && id !== 'new') throw notFound()
  return objective
}

/** As the form saw it that comes back: what was typed is still based on that version, whatever came since. */
const asSeen = <Opened extends OpenedStrategy>(opened: Opened, form: Readonly<Record<string, unknown>>): Opened => ({
  ...opened,
  version: seenIn(form) ?? opened.version,
})

/** The version that the form was made from; a form without one saw the newest. */
const seenIn = ({ seen }: Readonly<Record<string, unknown>>): number | undefined =>
  typeof seen === 'string' && /^\d{1,6}$/.test(seen) ? Number(seen) : undefined

async function objectivePage(c: Context<Env>, deps: Deps, { round, objective: id }: Omit<Address, 'action'>) {
  const opened = await strategyFor(deps, c.var.view, round)
  const objective = objectiveOf(opened, id)
  const shown = { objective, typed: undefined, faults: {}, overtaken: false }
  return page(c, <ObjectiveForm view={c.var.view} {...opened} {...shown} />)
}

async function saveObjective(c: Context<Env>, deps: Deps, { round, objective: id }: Omit<Address, 'action'>) {
  const { view } = c.var
  const opened = await strategyFor(deps, view, round)
  const objective = objectiveOf(opened, id)
  const form = await c.req.parseBody({ all: true })
  const { typed, faults, to } = readObjective(form, opened.edition)
  if (isFaulty(faults)) {
    const shown = { ...asSeen(opened, form), objective, typed, faults, overtaken: false }
    return page(c, <ObjectiveForm view={view} {...shown} />, 422)
  }
  const change: Change = objective
    ? { kind: 'objective_changed', id, to }
    : { kind: 'objective_added', objective: { id: randomUUID(), ...to, origin: null, actions: [] } }
  return carryOut(c, deps, opened, {
    change,
    at: objective?.id,
    seen: seenIn(form),
    async overtaken() {
      const fresh = await strategyFor(deps, view, round)
      const shown = { objective: objectiveOf(fresh, id), typed, faults, overtaken: true }
      return page(c, <ObjectiveForm view={view} {...fresh} {...shown} />, 409)
    },
  })
}

interface Carried {
  readonly change: Change
  readonly at: string | undefined
  readonly seen?: number | undefined
  /** The form again, beside what somebody else has made of it. */
  readonly overtaken?: () => Promise<Response>
}

/** Throws Refusal conflict with a sentence: it is gone, or there are too many. */
async function carryOut(c: Context<Env>, deps: Deps, { round }: OpenedStrategy, carried: Carried) {
  const { change, at, seen, overtaken } = carried
  const { lang, speech } = c.var.view
  const outcome = await changeStrategy(deps.db, { actor: actorOf(c), now: deps.now() }, round, change, seen)
  if (outcome === 'overtaken' && overtaken) return overtaken()
  if (outcome === 'gone' || outcome === 'full')
    throw new Refusal('conflict', speech.words('strategy')(`refused.${outcome}`))
  const made = change.kind === 'objective_added' ? change.objective.id : at
  const anchor = change.kind === 'action_added' ? change.action.id : made
  return c.redirect(`${href('strategy', { lang, round: round.id }, { done: change.kind })}#${anchor ?? ''}`, 303)
}

interface OpenedAction extends OpenedStrategy {
  readonly objective: Objective
  readonly action: Action | undefined
}

async function actionFor(c: Context<Env>, deps: Deps, { round, objective: id, action: actionId }: Address) {
  const opened = await strategyFor(deps, c.var.view, round)
  const objective = found(opened.strategy, id)
  const action = objective?.actions.find((one) => one.id === actionId)
  if (!objective || (!action && (actionId !== 'new' || !opened.rights.write))) throw notFound()
  return { ...opened, objective, action }
}

type Sent = Partial<Pick<ActionFormProps, 'actionSent' | 'noteSent' | 'overtaken'>>

function showAction(c: Context<Env>, opened: OpenedAction, sent: Sent, status: 200 | 409 | 422) {
  const shown = { actionSent: undefined, noteSent: undefined, overtaken: false, ...sent }
  return page(c, <ActionForm view={c.var.view} {...opened} {...shown} />, status)
}

async function actionPage(c: Context<Env>, deps: Deps, address: Address) {
  return showAction(c, await actionFor(c, deps, address), {}, 200)
}

async function saveAction(c: Context<Env>, deps: Deps, address: Address) {
  const opened = await actionFor(c, deps, address)
  const { objective, action } = opened
  const form = await c.req.parseBody({ all: true })
  const { typed, faults, to } = readAction(form, objective)
  const sent = { actionSent: { typed, faults } }
  if (isFaulty(faults)) return showAction(c, asSeen(opened, form), sent, 422)
  const change: Change = action
    ? { kind: 'action_changed', id: action.id, to }
    : { kind: 'action_added', objective: objective.id, action: { id: randomUUID(), ...to, notes: [] } }
  return carryOut(c, deps, opened, {
    change,
    at: action?.id,
    seen: seenIn(form),
    overtaken: async () => showAction(c, await actionFor(c, deps, address), { ...sent, overtaken: true }, 409),
  })
}

async function saveProgress(c: Context<Env>, deps: Deps, address: Address) {
  const opened = await actionFor(c, deps, address)
  const { action, today } = opened
  if (!action) throw notFound()
  const form = await c.req.parseBody()
  const takenBack = form['take_back']
  if (typeof takenBack === 'string') {
    const change: Change = { kind: 'progress_taken_back', action: action.id, note: takenBack }
    return carryOut(c, deps, opened, { change, at: action.id })
  }
  const { typed, faults, note } = readNote(form, today)
  if (isFaulty(faults)) return showAction(c, opened, { noteSent: { typed, faults } }, 422)
  const change: Change = { kind: 'progress_noted', action: action.id, note: { id: randomUUID(), ...note } }
  return carryOut(c, deps, opened, { change, at: action.id })
}
