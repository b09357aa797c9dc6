import type { Context } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { type Allowance, clientOf, limit, type Try } from '#platform/limits'
import type { Client, Refused } from '#platform/sign-in'

const minute = 60
const allowance = (name: string, tries: number, minutes: number): Allowance => ({
  name,
  tries,
  seconds: minutes * minute,
})

/** One office may share an address: what succeeds is given back, so that only failures add up. */
const byClient = 9
/** Tries at one account, from wherever. */
const byAccount = 5

const allowances = {
  'link request': [allowance('link request, client', byClient, 10), allowance('link request, e-mail', byAccount, 15)],
  link: [allowance('link, client', byClient, 10)],
  code: [allowance('code, client', byClient, 10), allowance('code, account', byAccount, 15)],
  'recovery code': [
    allowance('recovery code, client', byClient, 10),
    allowance('recovery code, account', byAccount, 15),
  ],
  'provider start': [allowance('provider start, client', byClient, 10)],
  provider: [allowance('provider, client', byClient, 10)],
} as const satisfies Record<string, readonly [Allowance, Allowance?]>

type Kind = keyof typeof allowances
type Needed = Pick<Deps, 'limits' | 'addressOf' | 'signIn'>

/** `whom` is the account or the e-mail address that is tried at. */
export function triesOf(c: Context, deps: Needed, kind: Kind, whom = ''): Try[] {
  const [client, account] = allowances[kind] as readonly [Allowance, Allowance?]
  return [{ allowance: client, of: clientOf(c, deps) }, ...(account ? [{ allowance: account, of: whom }] : [])]
}

/** Counts, and refuses with the time to wait. */
export function countTries(
  c: Context<Env>,
  deps: Needed,
  kind: Kind,
  tries: readonly Try[],
  who: Pick<Refused, 'account' | 'email'> = {},
): Promise<void> {
  const how = kind === 'provider start' ? 'provider' : kind
  const told = { how, why: 'limit', address: deps.addressOf(c), ...who } as const
  return limit(c, deps.limits, tries, () => deps.signIn.tellRefused(told))
}

export const clientOfRequest = (c: Context, deps: Needed): Client => ({
  headers: c.req.raw.headers,
  address: deps.addressOf(c),
})

export function passCookies(c: Context, from: Headers): void {
  for (const cookie of from.getSetCookie()) c.header('set-cookie', cookie, { append: true })
}
