import type { Db } from '#platform/database'
import type { Visit, VisitContent } from './model.ts'
import { listPublished, visitVersions } from './store.ts'
import { isProfilePublic } from './targets.ts'

/** A visit that was run here, and of which everybody may read the profile. */
export type PublicVisit = Pick<Visit, 'id' | 'placeId' | 'placeName' | 'networkIds' | 'demonstration'> &
  Pick<VisitContent, 'mode' | 'fromOn' | 'untilOn'>

/** Before its profile is published a visit is nobody's but of those who prepare it. */
export async function listPublicVisits(
  db: Db,
  asked: { demonstration: boolean; placeId?: string },
): Promise<PublicVisit[]> {
  const published = await listPublished(db, asked)
  const found = await Promise.all(
    published.map(async (visit) => {
      if (!(await isProfilePublic(db, visit))) return []
      const { content } = await visitVersions.newest(db, visit.id)
      const { id, placeId, placeName, networkIds, demonstration } = visit
      const { mode, fromOn, untilOn } = content
      return { id, placeId, placeName, networkIds, demonstration, mode, fromOn, untilOn }
    }),
  )
  return found.flat()
}
