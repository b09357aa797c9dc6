import type { Context } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { type Allowance, clientOf, limit } from '#platform/limits'

/**
 * By address, and a whole school may have one: room for several full rounds, and none for a machine that opens rounds or
 * tries out codes all day.
 */
const allowances = {
  open: { name: 'group rounds opened', tries: 40, seconds: 3600 },
  join: { name: 'group seats taken', tries: 2000, seconds: 3600 },
  miss: { name: 'group codes mistyped', tries: 500, seconds: 600 },
} as const satisfies Record<string, Allowance>

export const tryTo = (c: Context<Env>, deps: Deps, what: keyof typeof allowances): Promise<void> =>
  limit(c, deps.limits, [{ allowance: allowances[what], of: clientOf(c, deps) }])
