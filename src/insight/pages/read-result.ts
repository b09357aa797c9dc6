import type { Deps } from '#deps'
import type { Edition } from '#instruments'
import { notFound } from '#platform/http'
import type { Actor } from '#platform/access'
import type { FlatScores, ResultDocument, ResultHead } from '../model.ts'
import { type PublicationLevel, scoresAt } from '../publication/model.ts'
import { readingOf } from '../publication/policy.ts'
import { levelsOf } from '../publication/store.ts'
import { findDocument, listResultsBeside, listRevisions, type PlacedResult, scoresOf } from '../store.ts'

/** A result with everything of its own place that its reader may see. */
export interface PlacedResults {
  readonly result: PlacedResult
  /** What everybody may read of it. */
  readonly published: PublicationLevel
  /** How much of it this reader may: scores and sections go by it. */
  readonly reading: PublicationLevel
  readonly document: ResultDocument
  readonly edition: Edition
  readonly scores: FlatScores
  /** Earlier results of the place in the same edition that may be read, oldest first. */
  readonly former: readonly { readonly result: PlacedResult; readonly scores: FlatScores }[]
  /** The newest result of the place that may be read, where it is of another round. */
  readonly newer: PlacedResult | undefined
  /** Of the same round: the result that took the place of this one, as far as it may be read. */
  readonly replacedBy: Pick<ResultHead, 'id' | 'basis'> | undefined
  /** Of the same round: the one whose place this one took, for those who read it whole. */
  readonly replaces: Pick<ResultHead, 'id' | 'basis'> | undefined
  /** A report of the round was published. */
  readonly reported: boolean
}

/** `as`: read as those would of whom the public knows no more than that; for the preview. Throws notFound. */
export async function findPlacedResults(
  { db, editions }: Deps,
  id: string,
  actor: Actor | null,
  as?: PublicationLevel,
): Promise<PlacedResults> {
  // Anything else is no id of a result, and some of it no text that a database takes.
  if (!/^[0-9a-f]{20}$/.test(id)) throw notFound()
  const all = await listResultsBeside(db, id)
  const position = all.findIndex((one) => one.id === id)
  const result = all[position]
  const document = result && (await findDocument(db, id))
  if (!result || !document) throw notFound()
  const ids = all.map((one) => one.id)
  const [scores, levels, { revisions, reported }] = await Promise.all([
    scoresOf(db, ids),
    levelsOf(db, ids),
    listRevisions(db, result.roundId),
  ])
  const later = all.find((one) => one.roundId === result.roundId && one.revision > result.revision)
  const readingOfOne = (one: PlacedResult) => {
    const published = levels.get(one.id) ?? 'nothing'
    return as ? (one.id === id ? as : published) : readingOf(one, published, actor)
  }
  const read = (one: PlacedResult) => ({ result: one, scores: scoresAt(readingOfOne(one), scores.get(one.id) ?? {}) })
  const readable = (one: PlacedResult) => readingOfOne(one) !== 'nothing'
  return {
    result,
    published: levels.get(id) ?? 'nothing',
    reading: readingOfOne(result),
    document,
    edition: await editions.get(result.editionId),
    scores: read(result).scores,
    former: all
      .slice(0, position)
      .filter((one) => one.editionId === result.editionId && one.roundId !== result.roundId && readable(one))
      .map(read),
    newer: all.slice(position + 1).findLast((one) => one.roundId !== result.roundId && readable(one)),
    replacedBy: later && readable(later) ? later : undefined,
    replaces:
      readingOfOne(result) === 'answers' && !as && readingOf(result, 'nothing', actor) === 'answers'
        ? revisions.find(({ revision }) => revision < result.revision)
        : undefined,
    reported,
  }
}
