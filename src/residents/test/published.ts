import { listGivenOf, type Editions } from '#instruments'
import type { Db } from '#platform/database'
import { partsDay, snapshotDays, upTo } from './batches.ts'
import { dayOf } from './model.ts'
import type { TestHere } from './place-test.ts'
import { listAllAdaptations, listRuns } from './store.ts'
import { type GivenRun, type Part, sizedOf, summarise, type Summary } from './summary.ts'

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
  const rows = await listRuns(db, placeId, here.common.id)
  const snapshots = snapshotDays(rows, dayOf(now()))
  const newest = snapshots.at(-1)
  if (newest === undefined) return undefined
  const seen = upTo(rows, newest)
  const ids = seen.map(({ responseId }) => responseId)
  const given = await listGivenOf(db, ids)
  const runs = seen.map(({ responseId, ageBand, ...rest }) =>
    Object.assign(rest, { age: ageBand, answers: given.get(responseId) ?? {} }),
  )
  return publishedFrom(here, await listAllAdaptations(db, placeId), runs, snapshots, part)
}

/** The same from the runs at hand: of a part as of the day up to which parts are shown, else of everybody. */
export function publishedFrom(
  { common }: Pick<TestHere, 'common'>,
  adaptations: Parameters<typeof summarise>[1],
  runs: readonly GivenRun[],
  snapshots: readonly string[],
  part: Part,
): Published | undefined {
  const newest = snapshots.at(-1)
  if (newest === undefined) return undefined
  const byParts = partsDay(snapshots, (day) => sizedOf(upTo(runs, day))) ?? newest
  const day = part ? byParts : newest
  const looked = { runs: upTo(runs, day), snapshots: snapshots.filter((one) => one <= day), part }
  const summary = summarise(common, adaptations, { ...looked, withParts: day === byParts })
  return { upTo: day, summary: { ...summary, sizes: sizedOf(upTo(runs, byParts)).shown } }
}
