import { z } from 'zod'
import type { Deps } from '#deps'
import { currentOf, type Edition, type Item, listGiven, listHistories, type Revision, undecidedOf } from '#instruments'
import type { View } from '#platform/http'
import type { Begun, Stream } from '#platform/live'
import type { OpenedRound } from '../pages/open.ts'
import { isOpen } from '../policy.ts'
import { progressOf } from '../progress.ts'
import { findRound } from '../store.ts'
import type { Person } from './model.ts'
import { type People, peopleOf } from './people.ts'
import { sayPeople } from './say-people.ts'
import { newestOf, sayProgress, standingOfItem } from './standing.tsx'

/** Saves come in bursts, and each reading serves everybody: they are gathered for that long, in milliseconds. */
const gathering = 120
const afterFailure = 3000

const AnswersMessage = z.object({ items: z.array(z.string()).nullable() })

/** Somebody before the form of an area. */
export interface Follower {
  readonly view: View
  readonly area: string
  /** Null for whoever reads and does not answer. */
  readonly person: Person | null
  /** The newest version of each item that their page shows. */
  readonly seen: Map<string, number>
}

export interface Feeds {
  follow(opened: OpenedRound, follower: Follower, stream: Stream): Begun
}

/** One feed a round for all of this process who follow it: what is new is read once, and said to each in their language. */
export function createFeeds(deps: Deps): Feeds {
  const feeds = new Map<string, Feed>()
  return {
    follow(opened, follower, stream) {
      const { responseId } = opened.round
      const feed = feeds.get(responseId) ?? new Feed(deps, opened, () => feeds.delete(responseId))
      feeds.set(responseId, feed)
      return feed.add(follower, stream)
    },
  }
}

class Feed {
  private readonly deps: Deps
  private readonly opened: OpenedRound
  private readonly followers = new Map<Follower, Stream>()
  private readonly people: People
  private readonly off: () => void
  private readonly empty: () => void
  /** What was told of and is not read yet; null: anything. */
  private changed: Set<string> | null = new Set()
  private reading = false
  private timer: NodeJS.Timeout | undefined

  constructor(deps: Deps, opened: OpenedRound, empty: () => void) {
    const topic = `answers ${opened.round.responseId}`
    this.deps = deps
    this.opened = opened
    this.empty = empty
    this.people = peopleOf(deps.live, topic, () => deps.now().getTime())
    this.off = deps.live.on(topic, {
      hear: (message) => this.hear(message),
      resumed: () => {
        this.people.ask()
        this.note(null)
      },
    })
  }

  add(follower: Follower, stream: Stream): Begun {
    this.followers.set(follower, stream)
    const { person } = follower
    if (person) this.people.enter(person)
    this.note(null)
    this.sayPeopleTo(follower, stream)
    return {
      beat: () => person && this.people.beat(person.tab),
      ended: () => {
        this.followers.delete(follower)
        if (person) this.people.leave(person.tab)
        if (this.followers.size > 0) return
        clearTimeout(this.timer)
        this.off()
        this.empty()
      },
    }
  }

  private hear(message: unknown) {
    const { data } = AnswersMessage.safeParse(message)
    if (data) return this.note(data.items)
    if (!this.people.hear(message)) return
    for (const [follower, stream] of this.followers) this.sayPeopleTo(follower, stream)
  }

  private sayPeopleTo({ view, area }: Follower, stream: Stream) {
    stream.send('people', sayPeople(view, this.people.list(), { area, now: this.deps.now().getTime() }))
  }

  private note(items: readonly string[] | null) {
    this.changed = items && this.changed && new Set([...this.changed, ...items])
    this.readAfter(gathering)
  }

  private readAfter(pause: number) {
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      if (!this.reading) void this.read()
    }, pause)
  }

  private async read() {
    const { changed } = this
    this.changed = new Set()
    this.reading = true
    try {
      await this.tell(changed)
    } catch {
      // The database is away: all of it is asked once it is back.
      this.changed = null
      this.readAfter(afterFailure)
    }
    this.reading = false
    if (this.changed === null || this.changed.size > 0) this.readAfter(gathering)
  }

  private async tell(changed: ReadonlySet<string> | null) {
    const { deps, opened } = this
    const areas = new Set([...this.followers.keys()].map(({ area }) => area))
    const items = opened.edition.items.filter(({ key, area }) => areas.has(area) && (changed?.has(key) ?? true))
    const keys = items.map(({ key }) => key)
    const [round, given, histories] = await Promise.all([
      findRound(deps.db, opened.round.id),
      listGiven(deps.db, opened.round.responseId),
      listHistories(deps.db, opened.round.responseId, keys),
    ])
    const progress = progressOf(opened.edition, given)
    for (const [follower, stream] of this.followers) {
      stream.send('answers', {
        open: round !== undefined && isOpen(round),
        progress: sayProgress(follower.view, progress),
        items: newTo(follower, opened.edition, items, histories),
      })
    }
  }
}

function newTo(
  { view, area, seen }: Follower,
  edition: Edition,
  items: readonly Item[],
  histories: ReadonlyMap<string, readonly Revision[]>,
) {
  return items.flatMap((item) => {
    if (item.area !== area) return []
    const history = histories.get(item.key) ?? []
    const decided = { current: currentOf(history), undecided: undecidedOf(history) }
    const newest = newestOf(decided)
    if (newest <= (seen.get(item.key) ?? 0)) return []
    seen.set(item.key, newest)
    return [standingOfItem(view, edition, item, decided)]
  })
}
