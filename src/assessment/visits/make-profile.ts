import type { Deps } from '#deps'
import { findDocument, findResultOfRound } from '#insight'
import type { Db } from '#platform/database'
import type { Doc } from '#platform/document'
import { notFound } from '#platform/http'
import { findRound } from '../store.ts'
import { materialFor } from './pages/read.ts'
import { profileDoc } from './profile.ts'
import { findVisit, visitVersions } from './store.ts'

/** The profile of a visit as it would be published on a day. Throws notFound. */
export async function makeProfile(db: Db, editions: Deps['editions'], id: string, date: Date): Promise<Doc> {
  const visit = await findVisit(db, id)
  const round = visit && (await findRound(db, visit.roundId))
  const result = round && (await findResultOfRound(db, round.id))
  if (!visit || !round || !result) throw notFound()
  const [edition, { content }, document] = await Promise.all([
    editions.get(round.editionId),
    visitVersions.newest(db, id),
    findDocument(db, result.id),
  ])
  return profileDoc(await materialFor({ db }, { visit, content, document, edition }, date))
}
