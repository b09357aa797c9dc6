import type { Deps } from '#deps'
import { type Answer, type Edition, findItem, listGivenOf } from '#instruments'
import { adapt } from '../test/adapted.ts'
import type { TestPlace } from '../test/place-test.ts'
import { findPlaceName, listAllAdaptations } from '../test/store.ts'
import { listAnswersTo } from './actions.ts'
import { listTallies } from './kept-store.ts'
import { askedItem, type GroupRound, itemAt } from './model.ts'
import { listSeatResponses } from './store.ts'
import { howMany, isShown, type KeptTally } from './tallies.ts'

/** The bars of the question that the room is at; none while it is answered, and of fewer than five how many they are. */
export async function tallyNow({ db }: Pick<Deps, 'db'>, round: GroupRound): Promise<KeptTally | undefined> {
  const item = itemAt(round)
  if (item === undefined || askedItem(round) !== undefined) return undefined
  const kept = (await listTallies(db, round.code)).get(item)
  if (isShown(kept)) return kept
  return { n: howMany(await listAnswersTo(db, round.code, item)) }
}

/** What each phone said of the question that the room is at, by its response. */
export async function answersNow({ db }: Pick<Deps, 'db'>, round: GroupRound): Promise<Map<string, Answer>> {
  const item = itemAt(round)
  if (item === undefined) return new Map()
  const given = await listGivenOf(db, await listSeatResponses(db, round.code), item)
  return new Map([...given].flatMap(([id, answers]) => (answers[item] ? [[id, answers[item]] as const] : [])))
}

/** What the round asks: the test, with the place's own questions as they were when it began. Throws notFound. */
export async function editionOf({ db, editions }: Pick<Deps, 'db' | 'editions'>, round: GroupRound): Promise<Edition> {
  const edition = await editions.get(round.editionId)
  const { placeId, versions } = round
  if (placeId === null || Object.keys(versions).length === 0) return edition
  const known = await listAllAdaptations(db, placeId)
  return adapt(
    edition,
    known.filter(({ item, version }) => versions[item] === version),
  )
}

/** The place that a round is led in, where one was named. */
export const placeOf = ({ db }: Pick<Deps, 'db'>, { placeId }: GroupRound): Promise<TestPlace | undefined> =>
  placeId === null ? Promise.resolve(undefined) : findPlaceName(db, placeId)

/** The questions of a round, in their order. */
export const questionsOf = (edition: Edition, { items }: Pick<GroupRound, 'items'>) =>
  items.flatMap((key) => findItem(edition, key) ?? [])
