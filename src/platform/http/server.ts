import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'
import type { Hono } from 'hono'
import type { Env } from './view.ts'

export interface Running {
  port: number
  /** Answers what has arrived, refuses what is new, then resolves. */
  drain(): Promise<void>
}

/** Rejects with the system's error (EADDRINUSE, EACCES) when the port cannot be had. */
export async function serveApp(app: Hono<Env>, host: string, port: number): Promise<Running> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    drain: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

/** Runs `drain` once at the first signal, or when the process that started this one is gone; leaves after 10 s at most. */
export function drainOnSignal(drain: () => Promise<void>): void {
  let draining = false
  const begin = () => {
    if (draining) return
    draining = true
    setTimeout(() => process.exit(1), 10_000).unref()
    drain().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, begin)
  process.on('disconnect', begin)
}
