import { sql } from 'kysely'
import { demonstrationAccounts } from '#demonstration'
import { needsSecondFactor, type Role } from '#network'
import type { Rule } from '#platform/access'
import { cookiesOf, type TestApp } from '../app.ts'

/** Somebody who asks. */
export interface Person {
  name: string
  /** Undefined: signed out. */
  role: Role | undefined
  demonstration: boolean
  cookie: string | undefined
}

export const stranger: Person = { name: 'signed out', role: undefined, demonstration: false, cookie: undefined }

/** The demonstration account of each role, through the mail and, where the role needs it, the second factor. */
export async function signInRoles(tested: TestApp, roles: readonly Role[]): Promise<Person[]> {
  const people: Person[] = []
  for (const role of roles) {
    const account = demonstrationAccounts.find((one) => one.role === role)
    if (!account) throw new Error(`There is no demonstration account of the role "${role}".`)
    people.push({ name: role, role, demonstration: true, cookie: await cookieOf(tested, account.email, role) })
  }
  return people
}

/** Somebody of the secretariat who has yet to show the second factor. */
export async function signInHalfway(tested: TestApp): Promise<Person> {
  const account = demonstrationAccounts.find(({ role }) => role === 'secretariat')
  const cookie = cookiesOf(await tested.post(await tested.linkFor(account?.email ?? ''), {}))
  return { name: 'secretariat at the gate', role: 'secretariat', demonstration: true, cookie }
}

/** Somebody of the secretariat who acts on what is real. */
export async function signInRealSecretariat(tested: TestApp): Promise<Person> {
  const email = 'secretariat@matrix.example'
  const { db } = tested.deps
  await sql`insert into auth_user (id, name, email, "emailVerified") values ('real', 'Secretary', ${email}, true)`.execute(
    db,
  )
  await sql`insert into mandate (id, account_id, role, from_on) values ('real', 'real', 'secretariat', '2020-01-01')`.execute(
    db,
  )
  const cookie = await cookieOf(tested, email, 'secretariat')
  return { name: 'real secretariat', role: 'secretariat', demonstration: false, cookie }
}

async function cookieOf(tested: TestApp, email: string, role: Role): Promise<string> {
  const cookie = await tested.signIn(email)
  const mandates = [{ role, placeId: null, networkId: null, networkIds: [] }]
  const guarded = needsSecondFactor({ accountId: '', demonstration: true, mandates })
  return guarded ? tested.setUpSecondFactor(email, cookie) : cookie
}

/** Those whom the table lets through: the demonstration accounts lie where the samples lie, in the demonstration network. */
export function whoMay({ allow, target }: Rule, people: readonly Person[]): Person[] {
  if (allow === 'everyone') return [...people]
  const here = people.filter(({ cookie, demonstration }) => cookie !== undefined && (demonstration || !target))
  return allow === 'signed in' ? here : here.filter(({ role }) => role && allow[role] !== undefined)
}
