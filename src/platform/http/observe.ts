import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { currentRequest, type Seen } from '../log/index.ts'

/**
 * First of all middlewares: tells what was answered, by the route's pattern. The answer carries the request's id, and whatever
 * is logged on the way has it too. A page that sets `unlogged` is counted and leaves no line.
 */
export function observe(tell: (seen: Seen) => void): MiddlewareHandler<{ Variables: { unlogged?: true } }> {
  return async (c, next) => {
    const id = randomUUID()
    const began = performance.now()
    await currentRequest.run(id, next)
    c.header('x-request-id', id)
    const ms = Math.round((performance.now() - began) * 10) / 10
    tell({
      id,
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
      ms,
      ...(c.var.unlogged && { unlogged: true }),
    })
  }
}

/**
 * The pattern that answered, else the one that would have: a gate may have answered before. Whatever no page answers is one
 * route, since addresses that strangers try out must not fill logs and metrics.
 */
function routeOf(c: Context): string {
  return [routePath(c), routePath(c, -1)].find((pattern) => !pattern.endsWith('*')) ?? 'none'
}
