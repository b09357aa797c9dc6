import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { textsIn } from '#instruments'
import { conflicts, isAway, listExperts } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { actorOf } from '../../strategy/pages/read.ts'
import { undoing } from '../../versions.ts'
import { addExpert, removeExpert, restoreVisit, type Step, takeStep, writeVisit } from '../actions.ts'
import { isListName, type VisitChange } from '../changes.ts'
import { isWritable, type VisitStep } from '../model.ts'
import { profileDoc, unwritten } from '../profile.ts'
import { visitVersions } from '../store.ts'
import { suggestTopics } from '../suggestions.ts'
import { sayTie } from '../words.ts'
import { isFaulty, readBasics, readDay, readSeen, readStakeholder, readText, readTopic } from './forms.ts'
import { materialFor, type OpenedVisit, visitFor } from './read.ts'
import type { Candidate } from './team.tsx'
import { type Refused, VisitPage } from './visit.tsx'

export function overviewPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.visit, (c) => showVisit(c, deps, c.req.param('visit')))
  pages.post(patterns.visit, (c) => act(c, deps, c.req.param('visit')))
  pages.post(patterns.visitTeam, (c) => team(c, deps, c.req.param('visit')))
  pages.post(patterns.visitRun, (c) => run(c, deps, c.req.param('visit')))
  return pages
}

export async function showVisit(c: Context<Env>, deps: Deps, id: string, refused?: Refused) {
  const { view } = c.var
  const opened = await visitFor(deps, view, id)
  const { document, content, rights } = opened
  const candidates = rights.run ? await candidatesFor(deps, opened) : []
  const suggestions = document ? suggestTopics(document, content.topics) : []
  const shown = { ...opened, candidates, suggestions, done: c.req.query('done'), refused }
  return page(c, <VisitPage view={view} {...shown} />, refused?.overtaken ? 409 : refused ? 422 : 200)
}

/** Whoever fits best first; those who must not go last. */
async function candidatesFor({ db }: Deps, { visit, today }: OpenedVisit): Promise<Candidate[]> {
  const experts = await listExperts(db, { demonstration: visit.demonstration, on: today })
  const place = { id: visit.placeId, networkIds: visit.networkIds }
  const weight = ({ ties, remarks }: Candidate) => (ties.length > 0 ? 10 : remarks.length)
  return experts
    .map((expert): Candidate => {
      const language = expert.languages.includes(visit.language) ? [] : (['language'] as const)
      const away = isAway(expert, today) ? (['away'] as const) : []
      return { expert, ties: conflicts(expert, place, today), remarks: [...away, ...language] }
    })
    .sort((a, b) => weight(a) - weight(b) || a.expert.name.localeCompare(b.expert.name))
}

export const backTo = (c: Context<Env>, id: string, done: string, at = '') =>
  c.redirect(href('visit', { lang: c.var.view.lang, visit: id }, { done }) + at, 303)

export const acting = (c: Context<Env>, { now }: Pick<Deps, 'now'>) => ({ actor: actorOf(c), now: now() })

/** Throws Refusal conflict with a sentence. */
export function refuse(c: Context<Env>, why: 'gone' | 'full' | 'late'): never {
  throw new Refusal('conflict', c.var.view.speech.words('visits')(`refused.${why}`))
}

export interface Written {
  readonly change: VisitChange
  /** The version that the form was made from. */
  readonly seen: number
}

/** `overtaken`: not done. Throws Refusal conflict where it can no longer be written, or what it is about is gone. */
export async function write(c: Context<Env>, deps: Deps, opened: OpenedVisit, written: Written) {
  if (!isWritable(opened.visit)) refuse(c, 'late')
  const outcome = await writeVisit(deps.db, acting(c, deps), opened.visit.id, written)
  if (outcome === 'gone' || outcome === 'full') refuse(c, outcome)
  return outcome
}

/** Of what has no form to show again: throws Refusal conflict where it was overtaken. */
export async function writeOrRefuse(c: Context<Env>, deps: Deps, opened: OpenedVisit, written: Written): Promise<void> {
  if ((await write(c, deps, opened, written)) === 'overtaken') refuse(c, 'gone')
}

async function act(c: Context<Env>, deps: Deps, id: string) {
  const opened = await visitFor(deps, c.var.view, id)
  const form = await c.req.parseBody()
  const seen = readSeen(form)
  const [verb, about = '', which = ''] = String(form['do'] ?? '').split(':')
  const put = (change: VisitChange) => writeOrRefuse(c, deps, opened, { change, seen })
  switch (verb) {
    case 'basics': {
      const { typed, faults, to } = readBasics(form)
      const sent = { form: 'basics', typed, faults } as const
      if (isFaulty(faults)) return showVisit(c, deps, id, { ...sent, seen })
      const outcome = await write(c, deps, opened, { change: { kind: 'basics', to }, seen })
      if (outcome === 'overtaken') return showVisit(c, deps, id, { ...sent, overtaken: true })
      return backTo(c, id, 'saved')
    }
    case 'area': {
      if (!opened.edition.areas.includes(about)) throw new Refusal('invalid')
      const { name: title } = textsIn(opened.edition, opened.visit.language).area(about)
      await put({ kind: 'put', list: 'topics', entry: { id: randomUUID(), title, area: about } })
      return backTo(c, id, 'saved', '#topics')
    }
    case 'topic': {
      const { typed, faults, to } = readTopic(form)
      if (isFaulty(faults)) return showVisit(c, deps, id, { form: 'topic', typed, faults })
      await put({ kind: 'put', list: 'topics', entry: { id: randomUUID(), ...to } })
      return backTo(c, id, 'saved', '#topics')
    }
    case 'stakeholder': {
      const { typed, faults, to } = readStakeholder(form)
      if (isFaulty(faults)) return showVisit(c, deps, id, { form: 'stakeholder', typed, faults })
      await put({ kind: 'put', list: 'stakeholders', entry: { id: randomUUID(), ...to } })
      return backTo(c, id, 'saved', '#stakeholders')
    }
    case 'remove':
      if (!isListName(about)) throw new Refusal('invalid')
      await put({ kind: 'removed', list: about, id: which })
      return backTo(c, id, 'removed')
    case 'undo':
      return undo(c, deps, opened, about)
    case 'hold': {
      const day = readDay(form['held'])
      const typed = { held: readText(form['held']) }
      if (day === null || day > opened.today) return showVisit(c, deps, id, { form: 'hold', typed, faults: {} })
      return step(c, deps, opened, { step: 'hold', on: new Date(`${day}T12:00:00Z`) })
    }
    case 'send':
      return send(c, deps, opened)
    case 'back':
      return step(c, deps, opened, { step: 'back' })
    default:
      throw new Refusal('invalid')
  }
}

/** The button that was pressed undid what was seen: not what somebody else has done since. */
async function undo(c: Context<Env>, deps: Deps, opened: OpenedVisit, seen: string) {
  const { visit, version } = opened
  const to = undoing(opened)
  if (Number(seen) !== version || to === null || to === 0 || !(await visitVersions.at(deps.db, visit.id, to))) {
    refuse(c, 'gone')
  }
  if (!isWritable(visit)) refuse(c, 'late')
  await restoreVisit(deps.db, acting(c, deps), visit.id, { version: to, seen: version }).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'conflict') refuse(c, 'gone')
    throw error
  })
  return backTo(c, visit.id, 'restored')
}

/** A conflict with a sentence that says why. */
export const refuseLate = (c: Context<Env>) => (error: unknown) => {
  if (error instanceof Refusal && error.code === 'conflict') refuse(c, 'late')
  throw error
}

async function step(c: Context<Env>, deps: Deps, { visit }: OpenedVisit, taken: Exclude<Step, { step: 'check' }>) {
  await takeStep(deps.db, acting(c, deps), visit.id, taken).catch(refuseLate(c))
  return backTo(c, visit.id, taken.step satisfies VisitStep)
}

/** Nothing is sent with a section that says nothing. */
async function send(c: Context<Env>, deps: Deps, opened: OpenedVisit) {
  const missing = unwritten(await materialFor(deps, opened, null))
  if (missing.length > 0) {
    const t = c.var.view.speech.words('visits')
    const sections = c.var.view.speech.list(missing.map((key) => t(`section.${key}`)))
    throw new Refusal('conflict', t('refused.unwritten', { sections }))
  }
  return step(c, deps, opened, { step: 'send' })
}

async function team(c: Context<Env>, deps: Deps, id: string) {
  const { speech } = c.var.view
  const { visit } = await visitFor(deps, c.var.view, id)
  if (!isWritable(visit)) refuse(c, 'late')
  const form = await c.req.parseBody()
  // No id holds a zero byte, and no database takes one.
  const [expert, remove] = [form['expert'], form['remove']].map((sent) =>
    typeof sent === 'string' ? sent.replaceAll('\0', '') : undefined,
  )
  if (typeof remove === 'string') {
    await removeExpert(deps.db, acting(c, deps), id, remove).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'conflict') refuse(c, 'gone')
      throw error
    })
    return backTo(c, id, 'removed', '#team')
  }
  const nobody = { form: 'team', typed: {}, faults: {}, objections: [speech.words('visits')('error.expert')] } as const
  if (typeof expert !== 'string' || expert === '') return showVisit(c, deps, id, nobody)
  const ties = await addExpert(deps.db, acting(c, deps), id, expert).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'invalid') return undefined
    throw error
  })
  if (!ties) return showVisit(c, deps, id, nobody)
  if (ties.length > 0) return showVisit(c, deps, id, { ...nobody, objections: ties.map((tie) => sayTie(speech, tie)) })
  return backTo(c, id, 'added', '#team')
}

async function run(c: Context<Env>, deps: Deps, id: string) {
  const opened = await visitFor(deps, c.var.view, id)
  const form = await c.req.parseBody()
  if (form['do'] === 'publish') {
    const doc = profileDoc(await materialFor(deps, opened, deps.now()))
    return step(c, deps, opened, { step: 'publish', doc })
  }
  if (form['do'] !== 'cancel') throw new Refusal('invalid')
  const reason = readText(form['reason'])
  if (reason === '') return showVisit(c, deps, id, { form: 'cancel', typed: {}, faults: {} })
  return step(c, deps, opened, { step: 'cancel', reason })
}
