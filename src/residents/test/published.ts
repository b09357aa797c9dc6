import { listGivenOf, type Editions } from '#instruments'
import type { Db } from '#platform/database'
import { smallestCell } from '#statistics'
import { publishedUpTo } from './batches.ts'
import { dayOf } from './model.ts'
import type { TestHere } from './place-test.ts'
import { listAllAdaptations, listDays, listRuns } from './store.ts'
import { type Part, summarise, type Summary } from './summary.ts'

export interface Published {
  /** The last day that is counted. */
  readonly upTo: string
  readonly summary: Summary
}

interface Needs {
  db: Db
  editions: Editions
  now(): Date
}

/** What everybody may see of a place's answers; nothing while there are too few. */
export async function publishedOf({ db, now }: Needs, here: TestHere, part: Part): Promise<Published | undefined> {
  if (!here.place) return undefined
  const placeId = here.place.id
  const upTo = publishedUpTo(await listDays(db, placeId, here.common.id), dayOf(now()))
  if (upTo === null) return undefined
  const rows = await listRuns(db, { placeId, editionId: here.common.id, upTo })
  if (rows.length < smallestCell) return undefined
  const given = await listGivenOf(
    db,
    rows.map(({ responseId }) => responseId),
  )
  const runs = rows.map(({ responseId, channel, gender, ageBand, versions }) => ({
    answers: given.get(responseId) ?? {},
    channel,
    gender,
    age: ageBand,
    versions,
  }))
  return { upTo, summary: summarise(here.common, await listAllAdaptations(db, placeId), runs, part) }
}
