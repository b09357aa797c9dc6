import type { Edition } from '#instruments'

export interface Department {
  readonly id: string
  readonly name: string
  readonly people: readonly Person[]
  /** When somebody was last reminded by hand. */
  readonly remindedAt: Date | null
}

/** Somebody of a department: an account, or an invitation that waits for an answer. */
export interface Person {
  readonly id: string
  readonly accountId: string | null
  readonly invitationId: string | null
  readonly name: string | null
  readonly email: string
  /** When they could first see what was given to them; null while they are invited. */
  readonly joinedAt: Date | null
  /** Until when an invitation can be accepted; null where it was withdrawn. */
  readonly expiresAt: Date | null
}

export type PersonState = 'accepted' | 'invited' | 'expired'

export function stateOfPerson({ accountId, expiresAt }: Person, now: Date): PersonState {
  if (accountId !== null) return 'accepted'
  return expiresAt !== null && expiresAt > now ? 'invited' : 'expired'
}

/** An area, or an item by itself, in the hands of a department until a day. */
export interface Part {
  readonly departmentId: string
  readonly area: string | null
  readonly item: string | null
  /** YYYY-MM-DD; the day itself is in time. */
  readonly dueOn: string
  /** The change that gave it, or changed its day, and the day of that. */
  readonly change: string
  readonly since: string
  readonly by: string | null
}

/** As a line names what it was made from: who comes later sees whether somebody else has changed it. */
export const written = (part: Pick<Part, 'departmentId' | 'dueOn'> | undefined): string =>
  part ? `${part.departmentId}:${part.dueOn}` : ''

/** Whose an item is: given by itself, it is no longer part of its area. */
export function partsByItem(edition: Pick<Edition, 'items'>, parts: readonly Part[]): Map<string, Part> {
  const ofItem = new Map(parts.flatMap((part) => (part.item === null ? [] : [[part.item, part] as const])))
  const ofArea = new Map(parts.flatMap((part) => (part.area === null ? [] : [[part.area, part] as const])))
  const found = edition.items.map(({ key, area }) => [key, ofItem.get(key) ?? ofArea.get(area)] as const)
  return new Map(found.flatMap(([key, part]) => (part ? [[key, part] as const] : [])))
}

/** Items of one area that are due on one day, in the order of the edition. */
export interface Share {
  readonly area: string
  readonly items: readonly string[]
  /** Every item of the area. */
  readonly whole: boolean
  readonly dueOn: string
}

/** What the departments were given together: what is due first stands first. */
export function sharesOf(
  edition: Pick<Edition, 'items' | 'areas'>,
  parts: readonly Part[],
  departmentIds: readonly string[],
): Share[] {
  const byItem = partsByItem(edition, parts)
  const theirs = edition.items.flatMap(({ key, area }) => {
    const part = byItem.get(key)
    return part && departmentIds.includes(part.departmentId) ? [{ key, area, dueOn: part.dueOn }] : []
  })
  const grouped = Map.groupBy(theirs, ({ area, dueOn }) => `${dueOn} ${area}`)
  const shares = [...grouped.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const whole = edition.items.every(({ key, area }) => area !== first.area || group.some((one) => one.key === key))
    return [{ area: first.area, dueOn: first.dueOn, items: group.map(({ key }) => key), whole }]
  })
  return shares.sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

export interface Standing {
  readonly of: number
  readonly done: number
  /** Items that apply and have no answer. */
  readonly missing: readonly string[]
  /** The first day by which something is missing; null where nothing is. */
  readonly dueOn: string | null
  /** How many of the missing were due before today. */
  readonly overdue: number
}

/** How far somebody has come with what they were given; what does not apply is done. */
export function standingOf(shares: readonly Share[], missing: ReadonlySet<string>, today: string): Standing {
  const left = shares.map(({ items, dueOn }) => ({ dueOn, items: items.filter((item) => missing.has(item)) }))
  const open = left.filter(({ items }) => items.length > 0)
  const of = shares.reduce((sum, { items }) => sum + items.length, 0)
  const all = open.flatMap(({ items }) => items)
  const dueOn = open.map((share) => share.dueOn).sort()[0] ?? null
  const late = open.filter((share) => share.dueOn < today)
  return {
    of,
    done: of - all.length,
    missing: all,
    dueOn,
    overdue: late.reduce((sum, { items }) => sum + items.length, 0),
  }
}

/** Areas of which something is in nobody's hands. */
export function areasLeft(edition: Pick<Edition, 'items' | 'areas'>, parts: readonly Part[]): string[] {
  const byItem = partsByItem(edition, parts)
  return edition.areas.filter((area) => edition.items.some((item) => item.area === area && !byItem.has(item.key)))
}

/** The departments an account belongs to. */
export const departmentsOf = (departments: readonly Department[], accountId: string): Department[] =>
  departments.filter(({ people }) => people.some((person) => person.accountId === accountId))

/** How near a day is, as far as people are told. */
export type Nearness = 'week' | 'days' | 'late'

/** Days before a day, and after it, within which one is told. */
export const window = { week: 7, days: 3, late: 60 } as const

/**
 * Null: it is not time to tell. Who was given something within a window has just been told the day, and is not told again
 * that it is near.
 */
export function nearnessOf(dueOn: string, since: string, today: string): Nearness | null {
  const left = daysBetween(today, dueOn)
  const given = daysBetween(since, dueOn)
  if (left < 0) return left >= -window.late && given >= 0 ? 'late' : null
  if (left <= window.days) return given > window.days ? 'days' : null
  return left <= window.week && given > window.week ? 'week' : null
}

/** Of two days as YYYY-MM-DD. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (24 * 60 * 60 * 1000))

/** What a form offers as the day by which to answer: four weeks from now. */
export const usualDay = (today: string): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + 28 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
