import type { Deps } from '#deps'
import type { Edition } from '#instruments'
import { notFound } from '#platform/http'
import type { FlatScores, ResultDocument } from '../model.ts'
import { findDocument, listResultsBeside, type PlacedResult, scoresOf } from '../store.ts'

/** A result with everything of its own place. */
export interface PlacedResults {
  readonly result: PlacedResult
  readonly document: ResultDocument
  readonly edition: Edition
  readonly scores: FlatScores
  /** Earlier results of the place in the same edition, oldest first. */
  readonly former: readonly { readonly result: PlacedResult; readonly scores: FlatScores }[]
  /** The newest result of the place, where it is not this one. */
  readonly newer: PlacedResult | undefined
}

/** Throws notFound. */
export async function findPlacedResults({ db, editions }: Deps, id: string): Promise<PlacedResults> {
  // Anything else is no id of a result, and some of it no text that a database takes.
  if (!/^[0-9a-f]{20}$/.test(id)) throw notFound()
  const all = await listResultsBeside(db, id)
  const position = all.findIndex((one) => one.id === id)
  const result = all[position]
  const document = result && (await findDocument(db, id))
  if (!result || !document) throw notFound()
  const earlier = all.slice(0, position).filter((one) => one.editionId === result.editionId)
  const scores = await scoresOf(db, [id, ...earlier.map((one) => one.id)])
  return {
    result,
    document,
    edition: await editions.get(result.editionId),
    scores: scores.get(id) ?? {},
    former: earlier.map((one) => ({ result: one, scores: scores.get(one.id) ?? {} })),
    newer: position < all.length - 1 ? all.at(-1) : undefined,
  }
}
