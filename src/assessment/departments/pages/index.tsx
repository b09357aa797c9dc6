import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Edition, textsIn } from '#instruments'
import { leadsPlace } from '#network'
import { type Env, page, Refusal, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { roundFor, standingOf } from '../../pages/open.ts'
import { type Actor, isOpen } from '../../policy.ts'
import { addDepartment, type Doing, type Done, giveParts, undoChange } from '../actions.ts'
import { answerers } from '../answerers.ts'
import { areasLeft } from '../model.ts'
import { findChange, listChanges } from '../store.ts'
import { DepartmentsPage, type Typed } from './departments.tsx'
import { blank, newItem, readGivings, readId, readName, readPeople, readRest } from './forms.ts'
import { departmentPages } from './one.tsx'
import { countInvitations, doingOf, sayObjection } from './doing.ts'
import { togetherOf } from './together.ts'

export function departmentsPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.roundDepartments, (c) => show(c, deps, c.req.param('round')))
  pages.post(patterns.roundDepartments, (c) => change(c, deps, c.req.param('round')))
  pages.route('/', departmentPages(deps))
  return pages
}

export const leadsPlaceOf = (actor: Actor, placeId: string): boolean =>
  actor.mandates.some((mandate) => mandate.placeId === placeId && Object.hasOwn(leadsPlace, mandate.role))

/** A change that an address names, where somebody has come from making it. */
export const changeNamed = async (c: Context<Env>, { db }: Deps, round: string) => {
  const id = readId(c.req.query('done'))
  return id === '' ? undefined : findChange(db, round, id)
}

async function show(c: Context<Env>, deps: Deps, id: string, typed: Typed = {}, status: 200 | 409 | 422 = 200) {
  const { view } = c.var
  const opened = await roundFor(deps, view, id)
  const { round, actor } = opened
  const leads = leadsPlaceOf(actor, round.placeId)
  const together = await togetherOf(deps, opened)
  const asked = { placeId: round.placeId, demonstration: round.demonstration, today: together.today }
  const [standing, people, changes, done] = await Promise.all([
    standingOf(deps, opened),
    leads ? answerers(deps.db, asked) : [],
    leads ? listChanges(deps.db, id, 12) : [],
    changeNamed(c, deps, id),
  ])
  const missing = new Set(standing.progress.areas.flatMap((area) => area.missing))
  const shown = { together, missing, answers: standing.answers, answerers: people, changes, done, leads, typed }
  return page(
    c,
    <DepartmentsPage view={view} {...opened} {...shown} now={deps.now()} blank={blank(view.lang)} />,
    status,
  )
}

/** Of an area or an item. */
function nameOf(view: View, edition: Edition, key: string): string {
  const texts = textsIn(edition, view.lang)
  return edition.areas.includes(key) ? texts.area(key).name : texts.item(key).ask
}

type Handler = (c: Context<Env>, deps: Deps, doing: Doing, form: Record<string, unknown>) => Promise<Response | Done>

async function change(c: Context<Env>, deps: Deps, id: string): Promise<Response> {
  const { view } = c.var
  const opened = await roundFor(deps, view, id)
  const form = await c.req.parseBody({ all: true })
  const act = Object.entries(acts).find(([name]) => name === form['act'])?.[1]
  if (!act) throw new Refusal('invalid')
  const doing = doingOf(view, deps, opened)
  const conflict = () => show(c, deps, id, { sentence: view.speech.words('departments')('conflict') }, 409)
  if (!isOpen(opened.round)) return conflict()
  const done = await act(c, deps, doing, form).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'conflict') return conflict()
    throw error
  })
  if (done instanceof Response) return done
  if ('objection' in done) throw new Refusal('invalid', sayObjection(view, done.objection))
  return c.redirect(href('roundDepartments', { lang: view.lang, round: id }, { done: done.change }), 303)
}

const acts: Readonly<Record<'add' | 'give' | 'rest' | 'undo', Handler>> = {
  async add(c, deps, doing, form) {
    const { name, fault: ofName } = readName(form)
    const { typed: typedPeople, people, fault: ofPeople } = readPeople(form)
    const typed = { name, ...typedPeople }
    const faults = { ...(ofName && { name: ofName }), ...(ofPeople && { emails: ofPeople }) }
    if (ofName || ofPeople) return show(c, deps, doing.round.id, { department: { typed, faults } }, 422)
    await countInvitations(c, deps, people.others)
    const done = await addDepartment(deps.db, doing, { name, people })
    if (!('objection' in done)) return done
    const objection = sayObjection(c.var.view, done.objection)
    return show(c, deps, doing.round.id, { department: { typed, faults, objection } }, 422)
  },

  async give(c, deps, doing, form) {
    const opened = await roundFor(deps, c.var.view, doing.round.id)
    const { parts, departments, today } = await togetherOf(deps, opened)
    const known = { edition: opened.edition, parts, departmentIds: departments.map(({ id }) => id), today }
    const { rows, faults, clashed, givings } = readGivings(form, known)
    const t = c.var.view.speech.words('departments')
    const { id } = doing.round
    if (faults.size > 0) {
      const item = typeof form['new.item'] === 'string' && rows.has(newItem) ? { item: form['new.item'] } : {}
      return show(c, deps, id, { giving: { rows, faults, ...item } }, 422)
    }
    if (clashed.length > 0) {
      const things = c.var.view.speech.list(clashed.map((key) => nameOf(c.var.view, opened.edition, key)))
      const kept = new Map([...rows].filter(([key]) => !clashed.includes(key)))
      return show(c, deps, id, { giving: { rows: kept, faults }, sentence: t('give.clashed', { things }) }, 409)
    }
    if (givings.length === 0) return show(c, deps, id, { sentence: t('give.nothing') }, 422)
    return giveParts(deps.db, doing, givings)
  },

  async rest(c, deps, doing, form) {
    const opened = await roundFor(deps, c.var.view, doing.round.id)
    const { parts, departments, today } = await togetherOf(deps, opened)
    const { row, fault } = readRest(form, { departmentIds: departments.map(({ id }) => id), today })
    if (fault) {
      const giving = { rows: new Map([['rest', row]]), faults: new Map([['rest', fault]]) }
      return show(c, deps, doing.round.id, { giving }, 422)
    }
    const to = { departmentId: row.to, dueOn: row.due }
    return giveParts(
      deps.db,
      doing,
      areasLeft(opened.edition, parts).map((area) => ({ thing: { area }, was: '', to })),
    )
  },

  async undo(_, deps, doing, form) {
    return undoChange(deps.db, doing, readId(form['change']))
  },
}
