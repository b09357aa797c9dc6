import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Deps } from '#deps'

/** For whatever watches the program: alive, and ready to answer. */
export function healthRoutes({ db, pendingMigrations, report }: Deps): Hono {
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
  return routes
}
