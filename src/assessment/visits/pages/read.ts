import type { Deps } from '#deps'
import { findDocument, findResultOfRound, type ResultDocument } from '#insight'
import type { Edition } from '#instruments'
import { practicesOf } from '#library'
import { listFacts, mandateDay } from '#network'
import type { Doc } from '#platform/document'
import { notFound, type View } from '#platform/http'
import { speech } from '#platform/i18n'
import type { Round } from '../../model.ts'
import { findRound } from '../../store.ts'
import type { Strategy } from '../../strategy/model.ts'
import { versions } from '../../strategy/store.ts'
import { stateOfVisit, type Visit, type VisitContent } from '../model.ts'
import { visitRights, type VisitRights } from '../policy.ts'
import { profileDoc, type ProfileMaterial } from '../profile.ts'
import { findProfile, findVisit, visitVersions } from '../store.ts'
import { markOf } from '../words.ts'

export type Needs = Pick<Deps, 'db' | 'editions' | 'now'>

/** A visit in the hands of a reader. */
export interface OpenedVisit {
  readonly visit: Visit
  readonly round: Round
  readonly edition: Edition
  readonly rights: VisitRights
  readonly content: VisitContent
  readonly version: number
  readonly restoredFrom: number | null
  readonly document: ResultDocument | undefined
  readonly strategy: Strategy
  readonly today: string
}

/** Throws notFound. */
export async function visitFor(
  { db, editions, now }: Needs,
  view: Pick<View, 'actor'>,
  id: string,
): Promise<OpenedVisit> {
  const visit = await findVisit(db, id)
  const round = visit && (await findRound(db, visit.roundId))
  if (!visit || !round) throw notFound()
  const [edition, head, result, strategy] = await Promise.all([
    editions.get(round.editionId),
    visitVersions.newest(db, id),
    findResultOfRound(db, round.id),
    versions.newest(db, round.id),
  ])
  return {
    visit,
    round,
    edition,
    rights: visitRights(view.actor as Parameters<typeof visitRights>[0], visit),
    content: head.content,
    version: head.version,
    restoredFrom: head.restoredFrom,
    document: result && (await findDocument(db, result.id)),
    strategy: strategy.content,
    today: mandateDay(now()),
  }
}

/** All that the profile is made of, in its own language. Throws notFound while there is no result. */
export async function materialFor(
  { db }: Pick<Deps, 'db'>,
  opened: Pick<OpenedVisit, 'visit' | 'content' | 'document' | 'edition'>,
  date: Date | null,
): Promise<ProfileMaterial> {
  const { visit, content, document, edition } = opened
  if (!document) throw notFound()
  const words = speech(visit.language)
  const [facts, practices] = await Promise.all([listFacts(db, [visit.placeId]), practicesOf(db, visit.placeId)])
  return {
    speech: words,
    visit,
    content,
    facts,
    document,
    edition,
    practices: practices.map(({ title }) => title),
    date,
    mark: markOf(words, { draft: date === null, invented: visit.demonstration }),
  }
}

export interface ReadProfile {
  readonly doc: Doc
  /** What a draft is made of; undefined of a published one. */
  readonly material: ProfileMaterial | undefined
  /** Of a published one. */
  readonly hash: string | undefined
}

/** As published, else as drafted for whoever may see a draft: the place once it is sent, who writes it at any time. */
export async function findProfileOf(deps: Pick<Deps, 'db'>, opened: OpenedVisit): Promise<ReadProfile | undefined> {
  const { visit, rights, document } = opened
  const published = await findProfile(deps.db, visit.id)
  if (published) return { doc: published.doc, material: undefined, hash: published.hash }
  const sent = ['sent', 'checked'].includes(stateOfVisit(visit))
  if (!document || (!rights.write && !sent)) return undefined
  const material = await materialFor(deps, opened, null)
  return { doc: profileDoc(material), material, hash: undefined }
}
