import { randomUUID } from 'node:crypto'
import type { Acting } from '#network'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { type TrailAction, writeTrail } from '#platform/trail'
import type { Round } from '../model.ts'
import { isOpen } from '../policy.ts'
import { lockRound } from '../store.ts'
import * as store from './change-store.ts'
import { keepInvitationsRight, type People, putPeopleIn, remindByInvitation } from './people.ts'
import { tellReminder } from './reminding.ts'
import { written } from './model.ts'
import { findChange, listDepartments, listParts, type Tx } from './store.ts'

/** Who acts, in which round. */
export interface Doing extends Acting {
  readonly round: Round
}

/** Why nothing was done: a key of the words, and the address it is about. */
export interface Objection {
  readonly key: 'objection.name' | 'objection.invented' | 'objection.real' | 'objection.holds'
  readonly email?: string
}

export type Done = { readonly change: string } | { readonly objection: Objection }

/** A department with its first people. Throws Refusal: forbidden, conflict once the round is signed off. */
export async function addDepartment(db: Db, doing: Doing, { name, people }: { name: string; people: People }) {
  return within(db, doing, async (tx, noted) => {
    const { placeId } = doing.round
    if (await store.isNameTaken(tx, { placeId, name })) return { objection: { key: 'objection.name' } }
    const id = randomUUID()
    const change = await noted({ kind: 'added', departmentId: id })
    await store.insertDepartment(tx, { id, placeId, name, change })
    const objection = await putPeopleIn(tx, doing, { departmentId: id, change }, people)
    return objection ? { objection } : { change, trail: 'department added', details: { department: name } }
  })
}

/** Throws Refusal: forbidden, conflict. */
export async function addPeople(
  db: Db,
  doing: Doing,
  { id: departmentId, name }: { id: string; name: string },
  people: People,
): Promise<Done> {
  return within(db, doing, async (tx, noted) => {
    const change = await noted({ kind: 'people', departmentId })
    const objection = await putPeopleIn(tx, doing, { departmentId, change }, people)
    return objection ? { objection } : { change, trail: 'department people changed', details: { department: name } }
  })
}

/** An invitation that was made for the department is withdrawn. Throws Refusal: conflict, also where nobody is there any more. */
export async function removePerson(
  db: Db,
  doing: Doing,
  { id: departmentId, name }: { id: string; name: string },
  person: string,
): Promise<Done> {
  return within(db, doing, async (tx, noted) => {
    const change = await noted({ kind: 'people', departmentId })
    if (!(await store.endPerson(tx, departmentId, person, change))) throw new Refusal('conflict')
    return { change, trail: 'department people changed', details: { department: name } }
  })
}

/** Throws Refusal: conflict. */
export async function renameDepartment(
  db: Db,
  doing: Doing,
  { id, before, name }: { id: string; before: string; name: string },
): Promise<Done> {
  return within(db, doing, async (tx, noted) => {
    const { placeId } = doing.round
    if (await store.isNameTaken(tx, { placeId, name, but: id })) return { objection: { key: 'objection.name' } }
    const change = await noted({ kind: 'renamed', departmentId: id, nameBefore: before })
    await store.renameDepartment(tx, id, name)
    return { change, trail: 'department renamed', details: { department: name, before } }
  })
}

/** What it was given is nobody's again. Throws Refusal: conflict. */
export async function removeDepartment(db: Db, doing: Doing, { id, name }: { id: string; name: string }) {
  return within(db, doing, async (tx, noted) => {
    const change = await noted({ kind: 'removed', departmentId: id })
    await store.endDepartment(tx, id, change)
    return { change, trail: 'department removed', details: { department: name } }
  })
}

const keyOf = (thing: store.Thing): string => ('area' in thing ? thing.area : thing.item)

/** An area or an item goes to a department until a day; null: to nobody. */
export interface Giving {
  readonly thing: store.Thing
  /** Whose it was when that was decided, as `written` says it. */
  readonly was: string
  readonly to: { readonly departmentId: string; readonly dueOn: string } | null
}

/**
 * All at once, so that all is undone at once. Throws Refusal: conflict, also where somebody else was faster; invalid for a
 * department that is none.
 */
export async function giveParts(db: Db, doing: Doing, givings: readonly Giving[]): Promise<Done> {
  return within(db, doing, async (tx, noted) => {
    const { id: roundId, placeId } = doing.round
    const known = new Map((await listDepartments(tx, { roundId, placeId })).map(({ id, name }) => [id, name]))
    if (givings.some(({ to }) => to && !known.has(to.departmentId))) throw new Refusal('invalid')
    const now = new Map((await listParts(tx, roundId)).map((part) => [part.area ?? part.item, written(part)]))
    if (givings.some(({ thing, was }) => (now.get(keyOf(thing)) ?? '') !== was)) throw new Refusal('conflict')
    const ids = new Set(givings.flatMap(({ to }) => (to ? [to.departmentId] : [])))
    const [only] = ids
    const change = await noted({ kind: 'given', ...(ids.size === 1 && only && { departmentId: only }) })
    for (const { thing, to } of givings) {
      await store.endPart(tx, roundId, thing, change)
      if (to) await store.insertPart(tx, { roundId, thing, ...to }, change)
    }
    const details = {
      questions: givings.map(({ thing }) => keyOf(thing)),
      department: [...ids].map((id) => known.get(id)),
      dueOn: [...new Set(givings.flatMap(({ to }) => to?.dueOn ?? []))],
    }
    return { change, trail: 'questions given to departments', details }
  })
}

/** With the mail of the day; who has not accepted yet gets the invitation again. Throws Refusal: conflict. */
export async function remindDepartment(
  db: Db,
  doing: Doing,
  { id: departmentId, name }: { id: string; name: string },
): Promise<Done> {
  return within(db, doing, async (tx, noted) => {
    const change = await noted({ kind: 'reminded', departmentId })
    await tellReminder(tx, doing, departmentId)
    await remindByInvitation(tx, doing, departmentId)
    return { change, trail: 'department reminded', details: { department: name } }
  })
}

/** Throws Refusal: conflict, also where something that came later rests on the change; not_found. */
export async function undoChange(db: Db, doing: Doing, id: string): Promise<Done> {
  return within(db, doing, async (tx) => {
    const change = await findChange(tx, doing.round.id, id)
    if (!change) throw new Refusal('not_found')
    if (!change.undoable) throw new Refusal('conflict')
    await store.undoChange(tx, id, doing.actor.accountId, doing.now)
    return {
      change: id,
      trail: 'change of departments undone',
      details: { undone: change.kind, department: change.department },
    }
  })
}

type Noted = (change: Omit<store.NewChange, 'roundId' | 'by' | 'at'>) => Promise<string>
type Outcome =
  | { readonly change: string; readonly trail: TrailAction; readonly details?: Readonly<Record<string, unknown>> }
  | { readonly objection: Objection }

/** With the round open and held: whoever signs it off, or changes its departments, waits. An objection rolls back. */
async function within(db: Db, doing: Doing, act: (tx: Tx, noted: Noted) => Promise<Outcome>): Promise<Done> {
  const { actor, now, round } = doing
  let objection: Objection | undefined
  const work = db.transaction().execute(async (tx) => {
    const held = await lockRound(tx, round.id)
    if (!held || !isOpen(held)) throw new Refusal('conflict')
    const noted: Noted = (change) =>
      store.insertChange(tx, { ...change, roundId: round.id, by: actor.accountId, at: now })
    const outcome = await act(tx, noted)
    if ('objection' in outcome) {
      objection = outcome.objection
      throw new Objected()
    }
    await keepInvitationsRight(tx, doing)
    const { change, trail: action, details = {} } = outcome
    const subject = { kind: 'round', id: round.id }
    await writeTrail(tx, { at: now, by: actor, action, subject, placeId: round.placeId, details })
    return { change }
  })
  return work.catch((error: unknown) => {
    if (error instanceof Objected && objection) return { objection }
    throw error
  })
}

/** Ends a transaction of which nothing is to stay. */
class Objected extends Error {}
