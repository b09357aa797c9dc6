import { createHash, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import { isLoopback } from '#config'
import type { Deps } from '#deps'

/** For whatever watches the program: alive, ready to answer, and how it is doing. */
export function healthRoutes(deps: Deps): Hono {
  const { db, pendingMigrations, report, metrics } = deps
  const routes = new Hono()
  routes.get('/healthz', (c) => c.json({ status: 'alive' }))
  routes.get('/readyz', async (c) => {
    try {
      await sql`select 1`.execute(db)
      const pending = await pendingMigrations()
      const ready = pending.length === 0
      return c.json(
        { status: ready ? 'ready' : 'not ready', database: 'reachable', pendingMigrations: pending },
        ready ? 200 : 503,
      )
    } catch (error) {
      report(error)
      return c.json({ status: 'not ready', database: 'unreachable' }, 503)
    }
  })
  routes.get('/metrics', async (c) => {
    if (!mayMeasure(c, deps)) {
      return c.text('Ask from the machine that the program runs on, or send METRICS_TOKEN as a bearer token.\n', 403)
    }
    const { type, body } = await metrics.text()
    return c.body(body, 200, { 'content-type': type, 'cache-control': 'no-store' })
  })
  return routes
}

/** A proxy on this machine also connects from it: what it passes on comes from elsewhere. */
function mayMeasure(c: Context, { config, addressOf }: Deps): boolean {
  if (config.metricsToken) {
    const given = c.req.header('authorization') ?? ''
    return timingSafeEqual(digest(given), digest(`Bearer ${config.metricsToken}`))
  }
  const passedOn = c.req.header('x-forwarded-for') ?? c.req.header('forwarded') ?? c.req.header('via')
  return passedOn === undefined && isLoopback(addressOf(c))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
