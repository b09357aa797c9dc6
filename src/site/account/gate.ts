import type { Context } from 'hono'
import { type Actor, needsSecondFactor } from '#network'
import type { Env, View } from '#platform/http'
import type { Account } from '#platform/sign-in'
import { href } from '#routes'

/** What a request counts as: while its session owes a second factor, somebody is signed in but no mandate of theirs holds. */
export function admitted(account: Account, actor: Actor | null): Pick<View, 'account' | 'actor'> {
  const { enrolled, passed } = account.secondFactor
  const needed = actor !== null && needsSecondFactor(actor)
  const owed = (enrolled || needed) && !passed
  const secondFactor = { enrolled, passed, needed, owed }
  return { account: { ...account, secondFactor }, actor: owed && actor ? { ...actor, mandates: [] } : actor }
}

/** Where whoever owes a second factor is sent, to go on from there; null for everybody else. */
export function secondFactorFor(c: Context<Env>): string | null {
  const { account, lang, path, search } = c.var.view
  return account?.secondFactor.owed ? href('secondFactor', { lang }, { to: path + search }) : null
}
