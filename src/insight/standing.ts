import type { Deps } from '#deps'
import type { Edition } from '#instruments'
import { headline, listFacts, type PlaceFact } from '#network'
import { notFound } from '#platform/http'
import { type Likeness, peersOf } from './certainty/peers.ts'
import { compare, type Comparison, type Group, groupKinds, groupsOf, keyOf, othersIn } from './comparison.ts'
import type { FlatScores, ResultDocument } from './model.ts'
import { atLeast, levelOf, scoresAt } from './publication/model.ts'
import { findDocument, findDocuments, listCandidates, listPlaceNames, listResultsBeside } from './store.ts'
import { type CandidateRow, type PlacedResult, scoresOf } from './store.ts'

/** How a result stands: to the same place before, and to what everybody may read of others. */
export interface Standing {
  readonly result: PlacedResult
  readonly document: ResultDocument
  readonly edition: Edition
  readonly scores: FlatScores
  /** Results of the place's earlier rounds in the same edition, oldest first. */
  readonly former: readonly FormerResult[]
  readonly groups: readonly StandingGroup[]
  /** Places whose answers everybody may read; the likest first. */
  readonly others: readonly OtherPlace[]
}

export interface FormerResult {
  readonly id: string
  readonly year: number
  readonly scores: FlatScores
  readonly document: ResultDocument
}

export interface StandingGroup {
  readonly key: string
  readonly group: Group
  readonly n: number
  readonly byKey: ReadonlyMap<string, Comparison>
}

export interface OtherPlace {
  readonly placeId: string
  readonly name: string
  readonly resultId: string
  readonly scores: FlatScores
  readonly items: ResultDocument['items']
  readonly likenesses: readonly Likeness[]
}

/** Throws notFound. */
export async function standingOf({ db, editions }: Pick<Deps, 'db' | 'editions'>, id: string): Promise<Standing> {
  const [all, document] = await Promise.all([listResultsBeside(db, id), findDocument(db, id)])
  const position = all.findIndex((one) => one.id === id)
  const result = all[position]
  if (!result || !document) throw notFound()
  const earlier = all
    .slice(0, position)
    .filter(({ editionId, roundId }) => editionId === result.editionId && roundId !== result.roundId)
  const rows = await listCandidates(db, result.editionId, result.demonstration)
  const facts = await listFacts(db, [result.placeId])
  const edition = await editions.get(result.editionId)
  const former = await formerOf(db, earlier)
  const scores = (await scoresOf(db, [id])).get(id) ?? {}
  const own = { placeId: result.placeId, facts, networkIds: result.networks.map((network) => network.id), scores }
  return {
    result,
    document,
    edition,
    scores,
    former,
    groups: await groupsFor(db, own, rows),
    others: await othersFor(db, own, rows, edition),
  }
}

async function formerOf(db: Deps['db'], earlier: readonly PlacedResult[]): Promise<FormerResult[]> {
  const ids = earlier.map(({ id }) => id)
  const [scores, documents] = await Promise.all([scoresOf(db, ids), findDocuments(db, ids)])
  return earlier.flatMap(({ id, year }) => {
    const document = documents.get(id)
    return document ? [{ id, year, scores: scores.get(id) ?? {}, document }] : []
  })
}

interface Own {
  readonly placeId: string
  readonly facts: readonly PlaceFact[]
  readonly networkIds: readonly string[]
  readonly scores: FlatScores
}

const groupingOf = ({ facts, networkIds }: Pick<CandidateRow, 'facts' | 'networkIds'>) => ({
  population: headline(facts, 'population')?.value ?? null,
  foreignBornPercent: headline(facts, 'foreign_born_percent')?.value ?? null,
  networkIds,
})

async function groupsFor(db: Deps['db'], own: Own, rows: readonly CandidateRow[]): Promise<StandingGroup[]> {
  const candidates = rows.map((row) => ({ placeId: row.placeId, resultId: row.resultId, grouping: groupingOf(row) }))
  const levels = new Map(rows.map(({ resultId, publication }) => [resultId, levelOf(publication)]))
  const known = await scoresOf(db, [...levels.keys()])
  return groupKinds
    .flatMap((kind) => groupsOf(kind, groupingOf(own)))
    .map((group) => {
      const others = othersIn(group, own.placeId, candidates)
      const scores = others.map(({ resultId }) =>
        scoresAt(levels.get(resultId) ?? 'nothing', known.get(resultId) ?? {}),
      )
      return { key: keyOf(group), group, n: others.length, byKey: compare(Object.keys(own.scores), scores) }
    })
}

async function othersFor(
  db: Deps['db'],
  own: Own,
  rows: readonly CandidateRow[],
  edition: Edition,
): Promise<OtherPlace[]> {
  const open = rows.filter(
    ({ placeId, publication }) => placeId !== own.placeId && atLeast(levelOf(publication), 'answers'),
  )
  const ids = open.map(({ resultId }) => resultId)
  const [scores, documents, places] = await Promise.all([
    scoresOf(db, ids),
    findDocuments(db, ids),
    listPlaceNames(db, [own.placeId, ...open.map(({ placeId }) => placeId)]),
  ])
  const peer = (placeId: string, facts: readonly PlaceFact[], of: FlatScores) => {
    const [population, foreign_born] = [headline(facts, 'population'), headline(facts, 'foreign_born_percent')]
    const figures = { population: population ?? null, foreign_born: foreign_born ?? null, non_national: null }
    return { place: { id: placeId, country: places.get(placeId)?.country ?? '', figures }, scores: of }
  }
  const byPlace = new Map(open.map((row) => [row.placeId, row]))
  const peers = peersOf(
    peer(own.placeId, own.facts, own.scores),
    open.map(({ placeId, facts, resultId }) => peer(placeId, facts, scores.get(resultId) ?? {})),
    edition.areas,
    open.length,
  )
  return peers.flatMap(({ id, likenesses }) => {
    const resultId = byPlace.get(id)?.resultId ?? ''
    const items = documents.get(resultId)?.items
    const name = places.get(id)?.name
    if (!items || !name) return []
    return [{ placeId: id, name, resultId, scores: scores.get(resultId) ?? {}, items, likenesses }]
  })
}
