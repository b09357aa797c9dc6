import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { type Env, Refusal } from '../http/index.ts'
import { countedAs, createAddressReader, type TrustedProxies } from './client-address.ts'
import type { Limits, Spent, Try } from './limits.ts'

export { readTrustedProxies, type TrustedProxies } from './client-address.ts'
export { type Allowance, createLimits, type Limits, type Spent, type Try } from './limits.ts'

/** The client's address: the connection's other end, or what a proxy we trust says of it. Never what a stranger says. */
export type AddressOf = (c: Context) => string

export function addressOfClient(trusted: TrustedProxies): AddressOf {
  const read = createAddressReader(trusted)
  return (c) => {
    const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
    return read(incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'))
  }
}

/** For `Try.of`: what counts as one client. IPv6 addresses of one household are one. */
export function clientOf(c: Context, deps: { addressOf: AddressOf }): string {
  return countedAs(deps.addressOf(c))
}

/**
 * Counts a try and refuses the request with 429, Retry-After and a sentence when one allowance is spent:
 * `await limit(c, deps.limits, [{ allowance: reading, of: clientOf(c, deps) }])`. Pages and data alike. `tell` hears of
 * the first refusal; the hundredth would only fill the trail.
 */
export async function limit(
  c: Context<Env>,
  limits: Limits,
  tries: readonly Try[],
  tell?: () => Promise<void>,
): Promise<void> {
  const spent = await limits.count(tries)
  if (!spent) return
  if (spent.first) await tell?.()
  throw tooMany(c, spent)
}

function tooMany(c: Context<Env>, { waitSeconds }: Spent): Refusal {
  c.header('retry-after', String(waitSeconds))
  const t = c.var.view.speech.words('account')
  const wait =
    waitSeconds < 60
      ? t('limit.seconds', { count: waitSeconds })
      : t('limit.minutes', { count: Math.ceil(waitSeconds / 60) })
  return new Refusal('too_many', wait)
}
