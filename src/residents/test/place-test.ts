import { type Edition, type Editions, latestEdition } from '#instruments'
import type { Db } from '#platform/database'
import { adapt, type Adaptation } from './adapted.ts'
import { testInstrument } from './model.ts'
import { findPlaceName, listAdaptations, listAllAdaptations } from './store.ts'

export interface TestHere {
  /** As the place asks it. */
  readonly edition: Edition
  readonly common: Edition
  readonly adaptations: readonly Adaptation[]
  readonly place: TestPlace | undefined
}

export interface TestPlace {
  readonly id: string
  readonly name: string
  readonly demonstration: boolean
}

interface Needs {
  db: Db
  editions: Editions
}

/** The newest test, with the questions of a place where one is named; a place that is unknown is as if none were. */
export async function testAt({ db, editions }: Needs, placeId: string | undefined): Promise<TestHere> {
  const common = latestEdition(editions, testInstrument)
  const place = placeId ? await findPlaceName(db, placeId) : undefined
  const adaptations = place ? await listAdaptations(db, place.id) : []
  return { edition: adapt(common, adaptations), common, adaptations, place }
}

/** The test as it stood before somebody's eyes: their answers belong to those versions of the place's questions. */
export async function testAsShown(
  needs: Needs,
  placeId: string | undefined,
  versionsIn: (edition: Edition) => readonly { item: string; version: number }[],
): Promise<TestHere> {
  const here = await testAt(needs, placeId)
  if (!here.place) return here
  const versions = versionsIn(here.common)
  const known = await listAllAdaptations(needs.db, here.place.id)
  const adaptations = known.filter((one) =>
    versions.some(({ item, version }) => item === one.item && version === one.version),
  )
  return { ...here, edition: adapt(here.common, adaptations), adaptations }
}
