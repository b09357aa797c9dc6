import type { Context } from 'hono'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { Db } from '../database/index.ts'
import { type Env, Refusal } from '../http/index.ts'
import { channel, createListener, type Listener } from './listener.ts'
import { type Begun, createStreams, type Reader, type Stream, type Streams } from './streams.ts'

export type { Ear } from './listener.ts'
export type { Begun, Reader, Stream } from './streams.ts'

/** What happens, told to every process through the database and on to whoever has a page open. */
export interface Live extends Pick<Listener, 'on'> {
  /** To every process that listens, this one too. Kept nowhere; at most some thousand characters. */
  tell(topic: string, message: object): Promise<void>
  readonly streams: Streams
  /** Ends every stream; to be called before the server drains, which waits for them. */
  close(): Promise<void>
}

export function createLive({ db, pool, report }: { db: Db; pool: Pool; report(error: unknown): void }): Live {
  const listener = createListener(pool, report)
  const streams = createStreams()
  return {
    on: listener.on,
    async tell(topic, message) {
      await sql`select pg_notify(${channel}, ${JSON.stringify({ topic, message })})`.execute(db)
    },
    streams,
    async close() {
      streams.close()
      await listener.close()
    },
  }
}

const waitSeconds = 30

/** Answers with server-sent events. Throws Refusal: too_many with the sentence, where this reader has too many open; unavailable where all have. */
export function streamTo(
  c: Context<Env>,
  { streams }: Live,
  { reader, tooMany, ...counted }: Omit<Reader, 'name'> & { reader: string; tooMany?: string },
  begin: (stream: Stream) => Begun,
): Response {
  const body = streams.open({ name: reader, ...counted }, begin)
  if (typeof body === 'string') {
    c.header('retry-after', String(waitSeconds))
    throw body === 'full' ? new Refusal('unavailable') : new Refusal('too_many', tooMany)
  }
  return c.body(body, 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    // Neither compressed nor gathered on the way; and its connection is not kept for other requests once it has ended.
    'cache-control': 'private, no-store, no-transform',
    'x-accel-buffering': 'no',
    connection: 'close',
  })
}
