/** Somebody who has the form of a round open before them. */
export interface Person {
  /** The page: one person may have several. */
  readonly tab: string
  readonly accountId: string
  readonly name: string
  readonly area: string
  /** The item they are at, where they are at one. */
  readonly item: string | null
}

export interface Seen extends Person {
  /** When they were last heard of, in milliseconds. */
  readonly heardAt: number
}

/** A process that died says no goodbye: who is silent for longer than two beats of a stream is gone. */
export const silence = 45_000

export interface Whereabouts {
  /** By area, and by item: names, each once and in order. */
  readonly areas: ReadonlyMap<string, readonly string[]>
  readonly items: ReadonlyMap<string, readonly string[]>
}

/** Where everybody but the reader is. */
export function whereabouts(seen: Iterable<Seen>, reader: string, now: number): Whereabouts {
  const others = [...seen].filter(({ accountId, heardAt }) => accountId !== reader && now - heardAt < silence)
  const named = (people: readonly Seen[]) => [...new Set(people.map(({ name }) => name))].sort()
  const by = (keyOf: (person: Seen) => string | null) => {
    const groups = Map.groupBy(others, keyOf)
    return new Map([...groups].flatMap(([key, people]) => (key === null ? [] : [[key, named(people)] as const])))
  }
  return { areas: by(({ area }) => area), items: by(({ item }) => item) }
}

/** The newest version of each item that a page shows: `COM-01:3,COM-02:1`. What is no such list is empty. */
export function readSeen(list: string): Map<string, number> {
  const pairs = list.split(',').map((pair) => /^([\w-]{1,50}):(\d{1,6})$/.exec(pair))
  return new Map(pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', Number(pair[2])] as const] : [])))
}
