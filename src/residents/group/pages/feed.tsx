import { z } from 'zod'
import type { Deps } from '#deps'
import type { Answer, Edition } from '#instruments'
import type { View } from '#platform/http'
import type { Begun, Stream } from '#platform/live'
import { topicOf } from '../actions.ts'
import { answersNow, tallyNow } from '../look.ts'
import { askedItem, type GroupRound, isOpen, itemAt } from '../model.ts'
import { countSeats, findRound } from '../store.ts'
import type { KeptTally } from '../tallies.ts'
import { Talk } from './board-parts.tsx'
import { sayCounts, type SeatCounts } from './counts.tsx'
import { boardKey, SeatBoard } from './seat-board.tsx'

/** Answers come in bursts, and their number is for one page alone: it is counted that often, in milliseconds. */
const gathering = 250
const afterFailure = 2000

const Message = z.object({ what: z.enum(['moved', 'joined', 'answered']) })

/** Somebody who has the round open. */
export interface Follower {
  readonly view: View
  /** Null for whoever leads. */
  readonly responseId: string | null
  /** The step that their page shows. */
  step: number
}

/** One feed a round for all of this process who follow it: a move is read once, and shown to each in their language. */
export interface Feeds {
  follow(round: GroupRound, edition: Edition, follower: Follower, stream: Stream): Begun
}

export function createFeeds(deps: Deps): Feeds {
  const feeds = new Map<string, Feed>()
  return {
    follow({ code }, edition, follower, stream) {
      const feed = feeds.get(code) ?? new Feed(deps, code, edition, () => feeds.delete(code))
      feeds.set(code, feed)
      return feed.add(follower, stream)
    },
  }
}

class Feed {
  private readonly deps: Deps
  private readonly code: string
  private readonly edition: Edition
  private readonly empty: () => void
  private readonly off: () => void
  private readonly followers = new Map<Follower, Stream>()
  /** Something was told of that is not read yet. */
  private news = false
  private reading = false
  private timer: NodeJS.Timeout | undefined
  private due = Infinity

  constructor(deps: Deps, code: string, edition: Edition, empty: () => void) {
    this.deps = deps
    this.code = code
    this.edition = edition
    this.empty = empty
    this.off = deps.live.on(topicOf(code), {
      hear: (message) => {
        const { data } = Message.safeParse(message)
        if (data) this.note(data.what === 'moved' ? 0 : gathering)
      },
      resumed: () => this.note(0),
    })
  }

  add(follower: Follower, stream: Stream): Begun {
    this.followers.set(follower, stream)
    // Those who come at once, as after a restart, are told together.
    this.note(gathering / 5)
    return {
      ended: () => {
        this.followers.delete(follower)
        if (this.followers.size > 0) return
        clearTimeout(this.timer)
        this.off()
        this.empty()
      },
    }
  }

  private note(pause: number) {
    this.news = true
    const due = performance.now() + pause
    if (this.reading || due >= this.due) return
    clearTimeout(this.timer)
    this.due = due
    this.timer = setTimeout(() => void this.read(), pause)
  }

  private async read() {
    this.due = Infinity
    this.news = false
    this.reading = true
    let pause = gathering
    try {
      await this.tell()
    } catch {
      // The database is away: all of it is asked once it is back.
      this.news = true
      pause = afterFailure
    }
    this.reading = false
    if (this.news && this.followers.size > 0) this.note(pause)
  }

  private async tell() {
    const { deps, code } = this
    const round = await findRound(deps.db, code)
    if (!round) return this.endAll()
    const behind = [...this.followers.keys()].some(({ responseId, step }) => responseId && step !== round.step)
    const [answers, tally, counts] = await Promise.all([
      behind ? answersNow(deps, round) : new Map<string, Answer>(),
      behind ? tallyNow(deps, round) : undefined,
      countSeats(deps.db, code, askedItem(round) && itemAt(round)),
    ])
    const boards = this.boardsOf(round, answers, tally)
    for (const [follower, stream] of this.followers) this.tellOne(follower, stream, round, counts, boards)
  }

  private tellOne(follower: Follower, stream: Stream, round: GroupRound, counts: SeatCounts, boards: Boards) {
    const { view, responseId, step } = follower
    follower.step = round.step
    if (!responseId) stream.send('round', { step: round.step, counts: sayCounts({ view, round, counts }) })
    else stream.send('round', step === round.step ? { step } : boards(follower))
    if (!isOpen(round)) stream.end()
  }

  /** A board is drawn once for all who read it in one language and have said the same: at most a few of two hundred. */
  private boardsOf(round: GroupRound, answers: ReadonlyMap<string, Answer>, tally: KeptTally | undefined): Boards {
    const drawn = new Map<string, object>()
    const now = this.deps.now()
    return ({ view, responseId }) => {
      const answer = answers.get(responseId ?? '')
      const same = JSON.stringify([view.lang, answer])
      const known = drawn.get(same)
      if (known) return known
      const shown = { view, edition: this.edition, round, tally, now, answer }
      const board = String(<SeatBoard {...shown} />)
      const told = {
        step: round.step,
        key: boardKey(round),
        board,
        talk: round.talkUntil ? String(<Talk {...shown} />) : '',
      }
      drawn.set(same, told)
      return told
    }
  }

  private endAll() {
    for (const stream of this.followers.values()) stream.end()
  }
}

type Boards = (follower: Follower) => object
