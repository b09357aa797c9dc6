import type { Context } from 'hono'
import { type Env, Refusal } from '#platform/http'
import type { Account } from '#platform/sign-in'

/** The permission table lets nobody come here who is not signed in. */
export function accountOf(c: Context<Env>): Account {
  const { account } = c.var.view
  if (!account) throw new Refusal('sign_in')
  return account
}
