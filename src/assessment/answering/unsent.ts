import type { Draft } from './server.ts'

/** A draft that the server has not acknowledged: in the browser's storage it survives a closed tab. */
export interface Unsent {
  /** Where it is sent. */
  address: string
  /** Where its item stands. */
  page: string
  draft: Draft
}

export interface Keeper {
  keep(item: string, unsent: Unsent): void
  forget(item: string): void
  all(): [string, Unsent][]
}

/** `owner` names account and round, so that nobody sends what somebody else typed at the same machine. */
export function keeperOf(owner: string): Keeper {
  const start = `${owner} `
  // Without storage the warning before leaving still stands.
  const safely = <T>(work: () => T, otherwise: T): T => {
    try {
      return work()
    } catch {
      return otherwise
    }
  }
  return {
    // Only these: what else a caller knows of the item, such as that it is on its way, is over when the page is.
    keep: (item, { address, page, draft }) =>
      safely(() => localStorage.setItem(start + item, JSON.stringify({ address, page, draft })), undefined),
    forget: (item) => safely(() => localStorage.removeItem(start + item), undefined),
    all: () =>
      safely(() => {
        const names = Object.keys(localStorage).filter((name) => name.startsWith(start))
        return names.map((name) => [name.slice(start.length), JSON.parse(localStorage.getItem(name) ?? '') as Unsent])
      }, []),
  }
}
