import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { type OpenedRound, roundFor } from '../../pages/open.ts'
import { isOpen } from '../../policy.ts'
import {
  addPeople,
  type Doing,
  type Done,
  remindDepartment,
  removeDepartment,
  removePerson,
  renameDepartment,
} from '../actions.ts'
import { answerers } from '../answerers.ts'
import type { Department } from '../model.ts'
import { findChange } from '../store.ts'
import { DepartmentPage, type DepartmentProps } from './department.tsx'
import { blank, readId, readName, readPeople, type TypedDepartment } from './forms.ts'
import { countInvitations, doingOf, sayObjection } from './doing.ts'
import { type Together, togetherOf } from './together.ts'

interface Address {
  round: string
  department: string
}

interface Opened extends OpenedRound {
  readonly department: Department
  readonly together: Together
}

export function departmentPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.roundDepartment, async (c) => {
    const opened = await open(c, deps, c.req.param())
    // Once the round is signed off there is nothing to change, and the table says all there is to read.
    const { lang } = c.var.view
    if (!isOpen(opened.round)) return c.redirect(href('roundDepartments', { lang, round: opened.round.id }))
    return show(c, deps, opened)
  })
  pages.post(patterns.roundDepartment, async (c) => change(c, deps, await open(c, deps, c.req.param())))
  return pages
}

async function open(c: Context<Env>, deps: Deps, { round, department: id }: Address): Promise<Opened> {
  const opened = await roundFor(deps, c.var.view, round)
  const together = await togetherOf(deps, opened)
  const department = together.departments.find((one) => one.id === id)
  if (!department) throw notFound()
  return { ...opened, department, together }
}

interface Refused {
  typed: Partial<TypedDepartment>
  amiss: NonNullable<DepartmentProps['amiss']>
}

async function show(c: Context<Env>, deps: Deps, opened: Opened, refused?: Refused) {
  const { view } = c.var
  const { round, department, together } = opened
  const said = readId(c.req.query('done'))
  const [people, done] = await Promise.all([
    answerers(deps.db, { placeId: round.placeId, demonstration: round.demonstration, today: together.today }),
    said === '' ? undefined : findChange(deps.db, round.id, said),
  ])
  const typed = { ...blank(view.lang), name: department.name, ...refused?.typed }
  const shown = { answerers: people, done, now: deps.now(), typed, amiss: refused?.amiss }
  return page(c, <DepartmentPage view={view} {...opened} {...shown} />, refused ? 422 : 200)
}

type Handler = (
  c: Context<Env>,
  deps: Deps,
  opened: Opened,
  given: { doing: Doing; form: Record<string, unknown> },
) => Promise<Response | Done>

async function change(c: Context<Env>, deps: Deps, opened: Opened): Promise<Response> {
  const { view } = c.var
  const { round, department } = opened
  const form = await c.req.parseBody({ all: true })
  const act = Object.entries(acts).find(([name]) => name === form['act'])?.[1]
  if (!act) throw new Refusal('invalid')
  const doing = doingOf(view, deps, opened)
  const done = await act(c, deps, opened, { doing, form }).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== 'conflict') throw error
    throw new Refusal('conflict', view.speech.words('departments')('conflict'))
  })
  if (done instanceof Response) return done
  if ('objection' in done) throw new Refusal('invalid', sayObjection(view, done.objection))
  const { lang } = view
  const said = { done: done.change }
  return c.redirect(
    form['act'] === 'remove'
      ? href('roundDepartments', { lang, round: round.id }, said)
      : href('roundDepartment', { lang, round: round.id, department: department.id }, said),
    303,
  )
}

const acts: Readonly<Record<'people' | 'leave' | 'rename' | 'remove' | 'remind', Handler>> = {
  async people(c, deps, opened, { doing, form }) {
    const { typed, people, fault } = readPeople(form)
    if (fault) return show(c, deps, opened, { typed, amiss: { act: 'people', faults: { emails: fault } } })
    await countInvitations(c, deps, people.others)
    const done = await addPeople(deps.db, doing, opened.department, people)
    if (!('objection' in done)) return done
    const objection = sayObjection(c.var.view, done.objection)
    return show(c, deps, opened, { typed, amiss: { act: 'people', faults: {}, objection } })
  },

  async leave(_, deps, { department }, { doing, form }) {
    return removePerson(deps.db, doing, department, readId(form['person']))
  },

  async rename(c, deps, opened, { doing, form }) {
    const { name, fault } = readName(form)
    if (fault) return show(c, deps, opened, { typed: { name }, amiss: { act: 'rename', faults: { name: fault } } })
    const { id, name: before } = opened.department
    const done = await renameDepartment(deps.db, doing, { id, before, name })
    if (!('objection' in done)) return done
    const objection = sayObjection(c.var.view, done.objection)
    return show(c, deps, opened, { typed: { name }, amiss: { act: 'rename', faults: {}, objection } })
  },

  async remove(_, deps, { department }, { doing }) {
    return removeDepartment(deps.db, doing, department)
  },

  async remind(c, deps, { department }, { doing }) {
    const invited = department.people.filter(({ invitationId }) => invitationId !== null)
    await countInvitations(c, deps, invited)
    return remindDepartment(deps.db, doing, department)
  },
}
