import type { Deps } from '#deps'
import { type Edition } from '#instruments'
import { notFound } from '#platform/http'
import type { ChartPlace, ChartResult, PlaceSet } from '../charts/model.ts'
import type { ChartRecord } from '../charts/record.ts'
import type { ResultDocument } from '../model.ts'
import { findDocuments } from '../store.ts'
import { levelsOf } from '../publication/store.ts'
import { areaPanel, type NamedPanel } from './panels.ts'

/** Fewer places than this, and an order among them says nothing. */
export const leastPlaces = 10

/** The latest results of one set, real or invented, whose areas everybody may read. */
export interface Ground {
  readonly set: PlaceSet
  readonly edition: Edition
  /** Key of the composite that is the index. */
  readonly index: string
  readonly places: readonly { readonly place: ChartPlace; readonly result: ChartResult }[]
  readonly named: NamedPanel
}

/** Throws notFound where no edition is known at all. */
export async function readGround(
  { editions }: Pick<Deps, 'editions'>,
  record: ChartRecord,
  set: PlaceSet,
): Promise<Ground> {
  const [known] = set.known.editions
  const index = known?.composites.find((key) => key === 'extended') ?? known?.composites[0]
  if (!known || !index) throw notFound()
  const [edition, sheet] = await Promise.all([editions.get(known.id), record.sheet(set, known.id)])
  const places = [...set.places.values()].flatMap((place) => {
    const result = sheet.byPlace.get(place.id)?.find(({ areas }) => areas)
    return result ? [{ place, result }] : []
  })
  const named = areaPanel(
    edition,
    index,
    places.map(({ place, result }) => ({ id: place.id, scores: result.scores })),
  )
  return { set, edition, index, places, named }
}

/** Documents of those of the results whose answers everybody may read, by place. */
export async function readAnswered(
  { db }: Pick<Deps, 'db'>,
  results: readonly ChartResult[],
): Promise<Map<string, ResultDocument>> {
  const levels = await levelsOf(
    db,
    results.map(({ id }) => id),
  )
  const open = results.filter(({ id }) => levels.get(id) === 'answers')
  const documents = await findDocuments(
    db,
    open.map(({ id }) => id),
  )
  return new Map(
    open.flatMap(({ id, placeId }) => {
      const document = documents.get(id)
      return document ? [[placeId, document] as const] : []
    }),
  )
}
