import type { Deps } from '#deps'
import { type Recommended, recommendPractices } from '#library'
import { atLeast } from '../publication/model.ts'
import type { PlacedResults } from './read-result.ts'

/** Practices for the questions that hold a place back, by question; none where the reader may not read answers. */
export async function practicesFor(
  { db }: Pick<Deps, 'db'>,
  { document, reading, result }: PlacedResults,
): Promise<ReadonlyMap<string, Recommended>> {
  if (!atLeast(reading, 'answers')) return new Map()
  const questions = document.gains.map(({ item, area, points }) => ({ item, area, points }))
  const recommended = await recommendPractices(db, { placeId: result.placeId, questions })
  return new Map(recommended.map((one) => [one.item, one]))
}
