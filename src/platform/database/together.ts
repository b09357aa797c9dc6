import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from 'kysely'
import type { Db } from './pool.ts'

/** One transaction around the work of code that holds a database of its own, such as a library, and begins its own transactions. */
export interface Together {
  /** For that code: what it does while `run` runs belongs to the transaction, at other times it is the database. */
  readonly db: Db
  run<Done>(work: (tx: Transaction<{}>) => Promise<Done>): Promise<Done>
}

export function together(db: Db): Together {
  const around = new AsyncLocalStorage<{ tx: Transaction<{}> | undefined }>()
  const joined: Db = new Proxy(db, {
    get(_, name) {
      const tx = around.getStore()?.tx
      if (name === 'withTables') return () => joined
      if (tx && name === 'transaction') return () => ({ execute: (work: (tx: Db) => unknown) => work(tx) })
      const whose = tx ?? db
      const value: unknown = Reflect.get(whose, name, whose)
      return typeof value === 'function' ? (value.bind(whose) as unknown) : value
    },
  })
  return {
    db: joined,
    run: (work) =>
      db.transaction().execute(async (tx) => {
        const store: { tx: Transaction<{}> | undefined } = { tx }
        try {
          return await around.run(store, () => work(tx))
        } finally {
          // Whatever such code does later, on its own, is no part of it.
          store.tx = undefined
        }
      }),
  }
}
