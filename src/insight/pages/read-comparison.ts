import type { Deps } from '#deps'
import { headline, type PlaceFact } from '#network'
import { Refusal } from '#platform/http'
import type { Speech } from '#platform/i18n'
import {
  type Candidate,
  compare,
  type Comparison,
  type Group,
  type GroupKind,
  groupKinds,
  groupOf,
  isGroupKind,
  othersIn,
  type GroupingFacts,
} from '../comparison.ts'
import { listCandidates, scoresOf } from '../store.ts'
import type { PlacedResults } from './read-result.ts'

/** How the place of a result stands in the group that the reader chose. */
export interface GroupComparison {
  readonly kind: GroupKind
  readonly group: Group
  readonly n: number
  readonly byKey: ReadonlyMap<string, Comparison>
  /** Every group the place belongs to. */
  readonly choices: readonly { readonly kind: GroupKind; readonly group: Group; readonly n: number }[]
  /** Kinds of group the place is in none of, because nothing is recorded of it. */
  readonly unknown: readonly GroupKind[]
}

/** Throws Refusal invalid for a group that does not exist, or that the place is in none of. */
export async function readComparison(
  { db }: Deps,
  { result, scores }: PlacedResults,
  speech: Speech,
  asked: string | undefined,
): Promise<GroupComparison> {
  const t = speech.words('insight')
  const kind = asked || 'all'
  if (!isGroupKind(kind)) throw new Refusal('invalid', t('group.invalid'))
  const rows = await listCandidates(db, result.editionId, result.demonstration)
  const candidates: Candidate[] = rows.map(({ placeId, resultId, networkId, facts }) => ({
    placeId,
    resultId,
    grouping: groupingFacts(facts, networkId),
  }))
  const own =
    candidates.find(({ placeId }) => placeId === result.placeId)?.grouping ?? groupingFacts([], result.networkId)
  const choices = groupKinds.flatMap((one) => {
    const group = groupOf(one, own)
    return group ? [{ kind: one, group, others: othersIn(group, result.placeId, candidates) }] : []
  })
  const chosen = choices.find((choice) => choice.kind === kind)
  if (!chosen) throw new Refusal('invalid', t('group.unknown'))
  const ids = chosen.others.map(({ resultId }) => resultId)
  const known = await scoresOf(db, ids)
  return {
    kind,
    group: chosen.group,
    n: ids.length,
    byKey: compare(
      Object.keys(scores),
      ids.map((id) => known.get(id) ?? {}),
    ),
    choices: choices.map(({ others, ...choice }) => ({ ...choice, n: others.length })),
    unknown: groupKinds.filter((one) => choices.every((choice) => choice.kind !== one)),
  }
}

function groupingFacts(facts: readonly PlaceFact[], networkId: string | null): GroupingFacts {
  return {
    population: headline(facts, 'population')?.value ?? null,
    foreignBornPercent: headline(facts, 'foreign_born_percent')?.value ?? null,
    networkId,
  }
}
