import { z } from 'zod'
import type { Live } from '#platform/live'
import { type Person, type Seen, silence } from './model.ts'

const PersonInput = z.object({
  tab: z.string(),
  accountId: z.string(),
  name: z.string(),
  area: z.string(),
  item: z.string().nullable(),
})
const Message = z.union([
  z.object({ here: PersonInput }),
  z.object({ gone: z.string() }),
  z.object({ at: z.object({ tab: z.string(), accountId: z.string(), item: z.string().nullable() }) }),
  z.object({ who: z.literal(true) }),
])

/** What processes tell each other of people. */
export type PeopleMessage = z.infer<typeof Message>

/** Who has the form of one response open, whichever process they are connected to. Stored nowhere. */
export interface People {
  /** True where something changed that is to be shown. */
  hear(message: unknown): boolean
  /** Somebody connected to this process. */
  enter(person: Person): void
  leave(tab: string): void
  /** They are still there. */
  beat(tab: string): void
  /** To those of other processes: say who you are. */
  ask(): void
  list(): Iterable<Seen>
}

export function peopleOf(live: Live, topic: string, now: () => number): People {
  const seen = new Map<string, Seen>()
  const own = new Map<string, Person>()
  // Presence is worth no error: whoever is not heard of is simply not shown.
  const tell = (message: PeopleMessage) => void live.tell(topic, message).catch(() => {})

  /** Also moves those of this process, so that their next beat says where they are. */
  function move({ tab, accountId, item }: { tab: string; accountId: string; item: string | null }): boolean {
    const known = seen.get(tab)
    if (!known || known.accountId !== accountId) return false
    seen.set(tab, { ...known, item, heardAt: now() })
    const mine = own.get(tab)
    if (mine) own.set(tab, { ...mine, item })
    return known.item !== item
  }

  function put(here: Person): boolean {
    const known = seen.get(here.tab)
    seen.set(here.tab, { ...here, heardAt: now() })
    return known?.area !== here.area || known.item !== here.item
  }

  function forgetSilent(): boolean {
    const silent = [...seen.values()].filter(({ heardAt }) => now() - heardAt >= silence)
    for (const { tab } of silent) seen.delete(tab)
    return silent.length > 0
  }

  return {
    hear(message) {
      const { data } = Message.safeParse(message)
      if (!data) return false
      const forgotten = forgetSilent()
      if ('who' in data) for (const here of own.values()) tell({ here })
      if ('here' in data) return put(data.here) || forgotten
      if ('at' in data) return move(data.at) || forgotten
      return ('gone' in data && seen.delete(data.gone)) || forgotten
    },
    enter(person) {
      own.set(person.tab, person)
      tell({ here: person })
    },
    leave(tab) {
      own.delete(tab)
      tell({ gone: tab })
    },
    beat(tab) {
      const here = own.get(tab)
      if (here) tell({ here })
    },
    ask: () => tell({ who: true }),
    list: () => seen.values(),
  }
}
