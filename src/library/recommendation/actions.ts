import { getPlace } from '#network'
import type { Db } from '#platform/database'
import type { Question, Recommended } from './model.ts'
import { recommend } from './recommend.ts'
import { likePlaces, listCandidates } from './store.ts'

export interface Wanted {
  readonly placeId: string
  readonly questions: readonly Question[]
  /** Of each question; two unless told. */
  readonly most?: number
}

/**
 * Practices for the questions a place could gain on, in the order of the questions; real places are shown real practices,
 * invented ones invented. Throws notFound.
 */
export async function recommendPractices(db: Db, { placeId, questions, most }: Wanted): Promise<Recommended[]> {
  const place = await getPlace(db, placeId)
  const [candidates, like] = await Promise.all([listCandidates(db, place.demonstration), likePlaces(db, [place])])
  const own = like.get(placeId)
  return own ? recommend(own, questions, candidates, most) : []
}
