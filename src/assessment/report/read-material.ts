import type { Deps } from '#deps'
import { findResultOfRound, standingOf } from '#insight'
import { listAnswers } from '#instruments'
import { getPlace, listFacts } from '#network'
import type { Db } from '#platform/database'
import { type Evidence, listEvidence } from '../evidence/index.ts'
import type { Round } from '../model.ts'
import { opinionsOf, reviewOf } from '../review/index.ts'
import type { Material, Remark, ReviewNote } from './material.ts'
import { movesOf } from './moves.ts'
import { practicesFor } from './practices.ts'

type Needs = Pick<Deps, 'db' | 'editions'>

/** What the report of a round is composed of now; undefined until there is a result. */
export async function readMaterial(deps: Needs, round: Round): Promise<Material | undefined> {
  const { db } = deps
  const head = await findResultOfRound(db, round.id)
  if (!head || !round.submittedAt) return undefined
  const [standing, place, facts, remarks, reviewed] = await Promise.all([
    standingOf(deps, head.id),
    getPlace(db, round.placeId),
    listFacts(db, [round.placeId]),
    remarksOf(db, round),
    reviewNotes(db, round),
  ])
  return {
    round,
    place,
    inventedCountry: standing.result.inventedCountry,
    facts,
    standing,
    remarks,
    reviewed,
    practices: await practicesFor(db, standing),
    moves: movesOf(standing.edition, standing.document, standing.others),
  }
}

async function remarksOf(db: Db, round: Round): Promise<Map<string, Remark>> {
  const [answers, evidence] = await Promise.all([listAnswers(db, round.responseId), listEvidence(db, round.id)])
  const pieces = Map.groupBy(
    evidence.filter(({ removedAt }) => !removedAt),
    ({ item }) => item,
  )
  return new Map(
    [...answers].map(([item, { comment, source }]) => [
      item,
      { comment, source, evidence: (pieces.get(item) ?? []).map(pieceOf) },
    ]),
  )
}

/** A file is named, not linked: it is for those who read the round. */
const pieceOf = ({ title, shown }: Evidence) => ({ title, href: 'link' in shown ? shown.link : undefined })

async function reviewNotes(db: Db, round: Round): Promise<Map<string, ReviewNote>> {
  const opinions = opinionsOf(await reviewOf(db, round.id), 'lead')
  return new Map([...opinions].flatMap(([item, { reason }]) => (reason ? [[item, { reason }] as const] : [])))
}
