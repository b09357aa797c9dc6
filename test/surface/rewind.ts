import type pg from 'pg'

/** A database that forgets: what is done within `rewinding` was never done, however often the program committed. */
export interface Rewinding {
  pool: pg.Pool
  rewinding<T>(work: () => Promise<T>): Promise<T>
}

type Query = (text: string, values?: unknown[]) => Promise<pg.QueryResult>

/**
 * Every case of a fuzz begins from the same rows, so that a failure is repeated by its request alone, and a hundred wrong
 * submissions close no round. Within a case the program's transactions are savepoints of one that is rolled back.
 */
export function rewindable(pool: pg.Pool): Rewinding {
  let outer: Outer | undefined
  const known: Pick<pg.Pool, 'connect' | 'end' | 'query'> = {
    connect: (() => (outer ? outer.connect() : pool.connect())) as pg.Pool['connect'],
    end: () => pool.end(),
    query: ((text: string, values?: unknown[]) =>
      outer ? outer.query(text, values) : pool.query(text, values)) as pg.Pool['query'],
  }
  return {
    pool: Object.assign(Object.create(pool) as pg.Pool, known),
    async rewinding(work) {
      const client = await pool.connect()
      await client.query('begin')
      outer = createOuter((text, values) => client.query(text, values))
      try {
        return await work()
      } finally {
        outer = undefined
        await client.query('rollback')
        client.release()
      }
    },
  }
}

interface Outer {
  query: Query
  connect(): Promise<pg.PoolClient>
}

/** One connection for everybody: statements wait for each other, and so do transactions. */
function createOuter(run: Query): Outer {
  const statements = createTurns()
  const transactions = createTurns()
  let count = 0

  /** Reading changes nothing; anything else may fail without spoiling what follows, as it would by itself. */
  const alone: Query = (text, values) =>
    statements(async () => {
      if (/^\s*select\b/i.test(text)) return run(text, values)
      await run('savepoint alone')
      try {
        const result = await run(text, values)
        await run('release savepoint alone')
        return result
      } catch (error) {
        await run('rollback to savepoint alone')
        throw error
      }
    })

  const connect = async (): Promise<pg.PoolClient> => {
    let leave: (() => void) | undefined
    let name = ''
    const query: Query = async (text, values) => {
      const word = /^\s*(begin|start|commit|rollback)\b(?! to)/i.exec(text)?.[1]?.toLowerCase()
      if (word === 'begin' || word === 'start') {
        leave = await turnOf(transactions)
        name = `transaction${(count += 1)}`
        return statements(() => run(`savepoint ${name}`))
      }
      // After a commit that was refused there is nothing left to roll back.
      if (!leave) return alone(word ? 'select 1' : text, values)
      if (word === undefined) return statements(() => run(text, values))
      return statements(() => end(run, name, word)).finally(() => {
        leave?.()
        leave = undefined
      })
    }
    return { query, release: () => leave?.() } as unknown as pg.PoolClient
  }
  return { query: alone, connect }
}

/** What a real commit would still refuse is refused here too. */
async function end(run: Query, name: string, word: string): Promise<pg.QueryResult> {
  if (word === 'rollback') return run(`rollback to savepoint ${name}`)
  try {
    await run('set constraints all immediate')
    await run('set constraints all deferred')
  } catch (error) {
    await run(`rollback to savepoint ${name}`)
    throw error
  }
  return run(`release savepoint ${name}`)
}

type Turns = <T>(work: () => Promise<T>) => Promise<T>

function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** Resolves when it is one's turn, to what ends it. */
function turnOf(turns: Turns): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<() => void>()
  void turns(() => {
    const { promise: left, resolve: leave } = Promise.withResolvers<void>()
    resolve(() => leave())
    return left
  })
  return promise
}
