import { z } from 'zod'
import type { Edition } from '#instruments'
import { type Lang, languages } from '#platform/i18n'
import type { Giving } from '../actions.ts'
import { daysBetween, type Part, written } from '../model.ts'

type Form = Record<string, unknown>

/** Control characters have no place in a name, nor in the mails that tell it. */
const line = z
  .string()
  .max(300)
  .transform((text) => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim())
  .catch('')
const text = z.string().max(10_000).catch('')
const Email = z.string().toLowerCase().max(254).pipe(z.email())

export interface TypedDepartment {
  readonly name: string
  readonly emails: string
  readonly accounts: readonly string[]
  readonly language: string
}

/** What is amiss in a field: a sentence's key, with what it names. */
export interface Fault {
  readonly key: 'error.name' | 'error.people' | 'error.emails' | 'error.emails.many'
  readonly list?: readonly string[]
}
export type DepartmentFaults = Partial<Record<'name' | 'emails', Fault>>

export const blank = (lang: Lang): TypedDepartment => ({ name: '', emails: '', accounts: [], language: lang })

/** Of a thing that a form names; empty where it can be none. */
export const readId = (typed: unknown): string =>
  typeof typed === 'string' && /^[\w-]{1,100}$/.test(typed) ? typed : ''

/** A name is up to 100 characters. */
export function readName(form: Form): { name: string; fault?: Fault } {
  const name = line.parse(form['name'])
  return name === '' || name.length > 100 ? { name, fault: { key: 'error.name' } } : { name }
}

/** One a line, also as mail programs write them: `Name <address>`. */
function readAddress(entry: string): { entry: string; email: string | undefined; name: string | null } {
  const [, name, address = entry] = /^(.*?)<([^<>]+)>$/.exec(entry) ?? []
  const known = line.parse(name?.replaceAll('"', '') ?? '')
  return { entry, email: Email.safeParse(address.trim()).data, name: known === '' ? null : known.slice(0, 200) }
}

export function readPeople(form: Form) {
  const emails = text.parse(form['emails'])
  const accounts = [form['accounts'] ?? []].flat().filter((id): id is string => typeof id === 'string')
  const language = languages.find((lang) => lang === form['language']) ?? 'en'
  const lines = emails.split(/[\r\n,;]+/).map((one) => line.parse(one))
  const read = lines.filter((one) => one !== '').map(readAddress)
  const others = new Map(read.flatMap(({ email, name }) => (email ? [[email, { email, name }] as const] : [])))
  const people = { accountIds: accounts, language, others: [...others.values()] }
  return { typed: { emails, accounts, language }, people, fault: faultOfPeople(read, accounts) }
}

function faultOfPeople(
  read: readonly ReturnType<typeof readAddress>[],
  accounts: readonly string[],
): Fault | undefined {
  const bad = read.filter(({ email }) => email === undefined).map(({ entry }) => entry)
  if (bad.length > 0) return { key: 'error.emails', list: bad.slice(0, 5) }
  if (read.length > 20) return { key: 'error.emails.many' }
  return read.length + accounts.length === 0 ? { key: 'error.people' } : undefined
}

/** What stands in one line of the form that says who answers what. */
export interface Row {
  readonly to: string
  readonly due: string
}
export type RowFault = 'error.day' | 'error.past' | 'error.far' | 'error.department' | 'error.item'

/** The line of one more question, given by itself. */
export const newItem = 'new'

export interface ReadGivings {
  readonly rows: ReadonlyMap<string, Row>
  readonly faults: ReadonlyMap<string, RowFault>
  /** Areas and items that somebody else has changed since the form was made. */
  readonly clashed: readonly string[]
  readonly givings: readonly Giving[]
}

interface Known {
  readonly edition: Edition
  readonly parts: readonly Part[]
  readonly departmentIds: readonly string[]
  readonly today: string
}

/** `to.AREA`, `due.AREA` and `was.AREA` for each area or item; `new.item` names one more item. */
export function readGivings(form: Form, known: Known): ReadGivings {
  const rows = new Map<string, Row>()
  const faults = new Map<string, RowFault>()
  const clashed: string[] = []
  const givings: Giving[] = []
  const { edition, parts } = known
  const keys = [...edition.areas, ...edition.items.map(({ key }) => key), newItem]
  const partOf = new Map(parts.map((part) => [part.area ?? part.item ?? '', part]))
  for (const name of keys) {
    if (form[`to.${name}`] === undefined) continue
    const row = { to: line.parse(form[`to.${name}`]), due: line.parse(form[`due.${name}`]) }
    rows.set(name, row)
    const key = name === newItem ? line.parse(form['new.item']) : name
    if (name === newItem && key === '' && row.to === '') continue
    const was = line.parse(form[`was.${name}`])
    const wanted = row.to === '' ? '' : `${row.to}:${row.due}`
    if (name !== newItem && wanted === was) continue
    const fault = faultOf(row, known) ?? (name === newItem ? faultOfNew(key, row, edition) : undefined)
    if (fault) faults.set(name, fault)
    else if (written(partOf.get(key)) !== was && name !== newItem) clashed.push(key)
    else {
      const thing = edition.areas.includes(key) ? { area: key } : { item: key }
      givings.push({ thing, was, to: row.to === '' ? null : { departmentId: row.to, dueOn: row.due } })
    }
  }
  return { rows, faults, clashed, givings }
}

function faultOf({ to, due }: Row, { departmentIds, today }: Known): RowFault | undefined {
  if (to === '') return undefined
  if (!departmentIds.includes(to)) return 'error.department'
  return faultOfDay(due, today)
}

function faultOfNew(item: string, { to }: Row, edition: Edition): RowFault | undefined {
  return to === '' || !edition.items.some(({ key }) => key === item) ? 'error.item' : undefined
}

/** Nobody can keep a day that has passed. */
export function faultOfDay(day: string, today: string): RowFault | undefined {
  if (!z.iso.date().safeParse(day).success) return 'error.day'
  if (day < today) return 'error.past'
  return daysBetween(today, day) > 731 ? 'error.far' : undefined
}

/** All that is still with nobody goes to one department. */
export function readRest(form: Form, { departmentIds, today }: Pick<Known, 'departmentIds' | 'today'>) {
  const row = { to: line.parse(form['to']), due: line.parse(form['due']) }
  const fault = departmentIds.includes(row.to) ? faultOfDay(row.due, today) : ('error.department' as const)
  return { row, fault }
}
