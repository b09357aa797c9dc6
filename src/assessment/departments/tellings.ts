import type { Edition } from '#instruments'
import { type Department, nearnessOf, type Nearness, type Part, partsByItem } from './model.ts'

export interface Answering {
  readonly round: { readonly id: string; readonly year: number }
  readonly place: { readonly id: string; readonly name: string }
  readonly edition: Pick<Edition, 'items'>
  readonly departments: readonly Department[]
  readonly parts: readonly Part[]
  /** Items that apply and have no answer. */
  readonly missing: ReadonlySet<string>
  readonly today: string
}

export type TellingKind = 'questions given' | 'questions due' | 'department progress'

/** Something to be told: to the account, or to those who lead the place. The same key is told once a person. */
export interface Told {
  readonly kind: TellingKind
  readonly key: string
  readonly to: { readonly accountId: string } | 'leads'
  readonly payload: Readonly<Record<string, string | number>>
}

/** What is to be told of a round today, first to the people of its departments, then to those who lead the place. */
export function tellingsOf(answering: Answering): Told[] {
  const byItem = partsByItem(answering.edition, answering.parts)
  const all = answering.departments.map((department): Of => {
    const given = [...byItem].filter(([, { departmentId }]) => departmentId === department.id)
    return { ...answering, department, given }
  })
  return [...all.flatMap(toldToPeople), ...all.flatMap(toldToLeads)]
}

interface Of extends Answering {
  readonly department: Department
  /** Its items, each with the part it came in. */
  readonly given: readonly (readonly [item: string, part: Part])[]
}

const toldToPeople = (of: Of): Told[] =>
  of.department.people.flatMap(({ accountId, joinedAt }) => {
    if (accountId === null || joinedAt === null) return []
    return [...toldGiven(of, accountId), ...toldNear(of, { accountId }, joinedAt.toISOString().slice(0, 10))]
  })

const toldToLeads = (of: Of): Told[] => [
  ...toldNear(of, 'leads', '').filter(({ payload }) => payload['near'] === 'late'),
  ...toldDone(of),
]

/** Each change that gave something is told once, unless it is all answered. */
function toldGiven(of: Of, accountId: string): Told[] {
  const { department, given, missing } = of
  const others = given.filter(([, { by }]) => by !== accountId)
  const groups = Map.groupBy(others, ([, { change, dueOn }]) => `${change}:${dueOn}`)
  return [...groups].flatMap(([key, group]): Told[] => {
    const [first] = group
    if (!first || !group.some(([item]) => missing.has(item))) return []
    const payload = payloadOf(of, group.length, first[1].dueOn)
    return [{ kind: 'questions given', key: `given:${key}:${department.id}`, to: { accountId }, payload }]
  })
}

function toldNear(of: Of, to: Told['to'], joinedOn: string): Told[] {
  const { round, department, given, missing, today } = of
  const near = given.flatMap(([item, { dueOn, since }]) => {
    const nearness = missing.has(item) ? nearnessOf(dueOn, since > joinedOn ? since : joinedOn, today) : null
    return nearness === null ? [] : [{ dueOn, nearness }]
  })
  const groups = Map.groupBy(near, ({ dueOn, nearness }) => `${dueOn}:${nearness}`)
  return [...groups].flatMap(([on, group]): Told[] => {
    const [first] = group
    if (!first) return []
    // Whoever leads and belongs to the department is told once: the key is the same.
    const key = `due:${round.id}:${department.id}:${on}`
    const kind = to === 'leads' ? 'department progress' : 'questions due'
    return [{ kind, key, to, payload: payloadOf(of, group.length, first.dueOn, first.nearness) }]
  })
}

/** All is answered: those who lead the place hear of it, once for what was given. */
function toldDone(of: Of): Told[] {
  const { round, department, given, missing } = of
  const latest = given.map(([, part]) => part).sort((a, b) => b.since.localeCompare(a.since))[0]
  if (!latest || given.some(([item]) => missing.has(item))) return []
  const key = `done:${round.id}:${department.id}:${latest.change}`
  return [{ kind: 'department progress', key, to: 'leads', payload: payloadOf(of, given.length, latest.dueOn, 'done') }]
}

function payloadOf({ place, round, department }: Of, count: number, dueOn: string, near?: Nearness | 'done') {
  return { department: department.name, place: place.name, year: round.year, count, dueOn, ...(near && { near }) }
}
