import { type Edition, type Editions, findLatestEdition, isSubjectKey } from '#instruments'
import type { Db } from '#platform/database'
import { listPractices } from '../store.ts'
import { listCandidates } from '../recommendation/store.ts'
import { type Known, picksFor, type PracticeFor } from './picks.ts'
import type { AreaScore, ChecklistResult } from './result.ts'

/** Practices for every part where something is missing. */
export type PracticesFor = ReadonlyMap<AreaScore, readonly PracticeFor[]>

/** All that picks are made of: real, public practices alone. */
export async function listKnown(db: Db, editions: Editions): Promise<Known[]> {
  const [practices, candidates] = await Promise.all([listPractices(db), listCandidates(db, false)])
  const index = findLatestEdition(editions, 'icc-index')
  const mapped = new Map(candidates.map(({ practice, items, adopted }) => [practice.id, { items, adopted }]))
  return practices.map((practice) => {
    const { items = [], adopted = 0 } = mapped.get(practice.id) ?? {}
    const full = items.filter(({ fit }) => fit === 'strong').map(({ item }) => item)
    return { practice, answers: areasOfItems(index, full), adopted }
  })
}

/** Each once on a page, at the first weak part it suits. */
export function practicesFor(results: readonly ChecklistResult[], known: readonly Known[]): PracticesFor {
  const weak = results.flatMap(({ areas }) => areas.filter((area) => area.weak.length > 0))
  const wanted = weak.map((area) => [...new Set(area.weak.flatMap(({ item }) => item.covers))].filter(isSubjectKey))
  const picks = picksFor(wanted, known)
  return new Map(weak.map((area, i) => [area, picks[i] ?? []]))
}

function areasOfItems(index: Edition | undefined, keys: readonly string[]): ReadonlySet<string> {
  return new Set(index?.items.filter(({ key }) => keys.includes(key)).map(({ area }) => area))
}
