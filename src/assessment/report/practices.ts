import type { Standing } from '#insight'
import { type PracticePick, recommendedOfArea, recommendPractices } from '#library'
import type { Db } from '#platform/database'

const mostOfQuestion = 2

/** Practices that fit the questions with something to gain, by area; the fittest first. */
export async function practicesFor(db: Db, standing: Standing): Promise<Map<string, readonly PracticePick[]>> {
  const { document, edition, result } = standing
  const questions = document.gains.map(({ item, area, points }) => ({ item, area, points }))
  const recommended = await recommendPractices(db, { placeId: result.placeId, questions, most: mostOfQuestion })
  return new Map(edition.areas.map((area) => [area, recommendedOfArea(recommended, area, Infinity)]))
}
