import { randomInt } from 'node:crypto'
import { type Answers, type Edition, type Editions, findItem, listGivenOf, tally } from '#instruments'
import type { Db } from '#platform/database'
import type { Live } from '#platform/live'
import { smallestCell } from '#statistics'
import { keepRun } from '../test/actions.ts'
import { dayOf, mostGivenADay } from '../test/model.ts'
import { givenOf } from '../test/sent.ts'
import { countRunsOn } from '../test/store.ts'
import { tellRound } from './actions.ts'
import { insertTally, listForgotten, markEnded } from './kept-store.ts'
import { type GroupRound, hoursOpen, isOpen } from './model.ts'
import { editionOf } from './look.ts'
import * as store from './store.ts'
import { keptTally } from './tallies.ts'

/**
 * Ends a round. How the room answered is kept as counts; each phone's answers become an anonymous response of their own, new
 * and in no order, and what tied them to the phones is deleted. Words of one's own stay on the sheet alone, and of fewer than
 * five phones no answers stay at all. Does nothing where it has ended.
 */
export async function endRound(db: Db, code: string, edition: Edition, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const round = await store.lockRound(tx, code)
    if (!round || !isOpen(round)) return
    const responses = await store.listSeatResponses(tx, code)
    const given = [...(await listGivenOf(tx, responses)).values()].filter(hasAnswers)
    await keepTallies(tx, round, edition, given)
    // Also out of a backup of yesterday nobody can tell: the responses that seats were tied to exist no more.
    for (const answers of shuffled(await keptOf(tx, round, edition, { given, now }))) {
      await give(tx, round, edition, answers, now)
    }
    await store.deleteResponses(tx, responses)
    await markEnded(tx, code, now)
  })
}

const hasAnswers = (answers: Answers) => Object.values(answers).some(({ state }) => state === 'answered')

/** The runs that are kept: all of them or none, since a few of a room would stand for it wrongly. */
async function keptOf(
  tx: store.Tx,
  { placeId }: GroupRound,
  edition: Edition,
  { given, now }: { given: readonly Answers[]; now: Date },
): Promise<Answers[]> {
  const runs = given.map((answers) => givenOf(edition, answers)).filter(hasAnswers)
  if (runs.length < smallestCell) return []
  const today = await countRunsOn(tx, { placeId, channel: 'group', day: dayOf(now) })
  return today + runs.length > mostGivenADay ? [] : runs
}

async function keepTallies(tx: store.Tx, round: GroupRound, edition: Edition, given: readonly Answers[]) {
  for (const key of round.items) {
    const item = findItem(edition, key)
    const answers = given.flatMap((one) => one[key] ?? [])
    if (item && answers.length > 0) await insertTally(tx, round.code, key, keptTally(item, answers, tally))
  }
}

async function give(tx: store.Tx, round: GroupRound, edition: Edition, answers: Answers, now: Date) {
  const { placeId } = round
  const versions = Object.entries(round.versions).flatMap(([item, version]) =>
    answers[item] ? [{ item, version }] : [],
  )
  const unsaid = { gender: null, ageBand: null }
  await keepRun(tx, { ...unsaid, edition, placeId, channel: 'group', answers, versions, now })
}

function shuffled<T>(values: readonly T[]): T[] {
  const mixed = [...values]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T]
  }
  return mixed
}

interface Parts {
  readonly db: Db
  readonly editions: Editions
  readonly live: Live
  now(): Date
}

const hourMs = 60 * 60 * 1000

/** Ends the rounds that nobody has ended; resolves to how many. Their sheets expire with personal-data.ts. */
export async function endForgotten({ db, editions, live, now }: Parts): Promise<number> {
  const at = now()
  const forgotten = await listForgotten(db, new Date(at.getTime() - hoursOpen * hourMs))
  for (const code of forgotten) {
    const round = await store.findRound(db, code)
    if (!round) continue
    await endRound(db, code, await editionOf({ db, editions }, round), at)
    await tellRound(live, code, 'moved')
  }
  return forgotten.length
}
