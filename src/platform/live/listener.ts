import { Client, type Pool } from 'pg'

/** Whoever wants to hear of a topic. */
export interface Ear {
  hear(message: unknown): void
  /**
   * From now on nothing is missed; what was told before may have been. Called when listening begins, and each time it
   * begins anew: the moment to compare with what the database says.
   */
  resumed(): void
}

export interface Listener {
  /** What any process tells of a topic, until the function it returns is called. */
  on(topic: string, ear: Ear): () => void
  close(): Promise<void>
}

/** Also in db/migrations: triggers tell on it. */
export const channel = 'icc_live'

/** In milliseconds. `linger`: how long the connection outlives its last listener, since pages follow each other. */
const usual = { again: 250, longest: 10_000, linger: 5_000, check: 30_000 }

/**
 * One connection of its own for the process, open while somebody listens. A lost one is opened again for as long as it
 * takes: a database that is started anew is an everyday thing.
 */
export function createListener(pool: Pool, report: (error: unknown) => void, pauses = usual): Listener {
  const ears = new Map<string, Set<Ear>>()
  let client: Client | undefined
  let listening = false
  let failures = 0
  let closed = false
  let timer: NodeJS.Timeout | undefined

  const later = (pause: number, work: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(work, pause)
    timer.unref()
  }

  async function open(): Promise<void> {
    if (client || closed || ears.size === 0) return
    // The pool's own connections come and go; this one is nobody's to borrow.
    const opened = new Client({ ...connectionOf(pool), keepAlive: true, query_timeout: 10_000 })
    client = opened
    opened.on('error', () => lost(opened))
    opened.on('end', () => lost(opened))
    opened.on('notification', ({ payload }) => dispatch(payload))
    try {
      await opened.connect()
      await opened.query(`listen ${channel}`)
    } catch (error) {
      // Once: an outage is told by everything else as well.
      if (failures === 0) report(error)
      return lost(opened)
    }
    if (client !== opened) return
    listening = true
    failures = 0
    for (const some of ears.values()) for (const ear of some) ear.resumed()
    check(opened)
  }

  /** A connection may be gone without a word, as when a cable is pulled. */
  function check(opened: Client) {
    later(pauses.check, () => {
      opened.query('select 1').then(
        () => client === opened && ears.size > 0 && check(opened),
        () => lost(opened),
      )
    })
  }

  function lost(gone: Client) {
    if (client !== gone) return
    void leave()
    if (ears.size === 0 || closed) return
    failures += 1
    later(Math.min(pauses.again * 2 ** failures, pauses.longest), () => void open())
  }

  function leave(): Promise<void> {
    clearTimeout(timer)
    const left = client
    client = undefined
    listening = false
    return left?.end().catch(() => {}) ?? Promise.resolve()
  }

  function dispatch(payload = '') {
    const told = read(payload)
    if (told) for (const ear of ears.get(told.topic) ?? []) ear.hear(told.message)
  }

  return {
    on(topic, ear) {
      ears.set(topic, (ears.get(topic) ?? new Set()).add(ear))
      if (listening) queueMicrotask(() => ears.get(topic)?.has(ear) && ear.resumed())
      else if (failures === 0) void open()
      return () => {
        const some = ears.get(topic)
        if (some?.delete(ear) && some.size === 0) ears.delete(topic)
        if (ears.size === 0) later(pauses.linger, () => ears.size === 0 && void leave())
      }
    },
    async close() {
      closed = true
      await leave()
    },
  }
}

/** Its password stands beside what can be listed of the options. */
function connectionOf({ options }: Pool) {
  const { connectionString, host, port, user, database, ssl, application_name } = options
  const given = { connectionString, host, port, user, database, ssl, application_name, password: options.password }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function read(payload: string): { topic: string; message: unknown } | undefined {
  try {
    const { topic, message } = JSON.parse(payload) as { topic?: unknown; message?: unknown }
    return typeof topic === 'string' ? { topic, message } : undefined
  } catch {
    return undefined
  }
}
