import type { Deps } from '#deps'
import { headline, listFacts, type PlaceFact } from '#network'
import { Refusal } from '#platform/http'
import type { Speech } from '#platform/i18n'
import {
  type Candidate,
  compare,
  type Comparison,
  type Group,
  type GroupKind,
  groupKinds,
  groupsOf,
  isGroupKind,
  keyOf,
  othersIn,
  type GroupingFacts,
} from '../comparison.ts'
import { levelOf, scoresAt } from '../publication/model.ts'
import { listCandidates, type PlacedResult, scoresOf } from '../store.ts'
import type { PlacedResults } from './read-result.ts'

/** How the place of a result stands in the group that the reader chose. */
export interface GroupComparison {
  /** As addresses name the group. */
  readonly key: string
  readonly group: Group
  readonly n: number
  readonly byKey: ReadonlyMap<string, Comparison>
  /** Every group the place belongs to. */
  readonly choices: readonly { readonly key: string; readonly group: Group; readonly n: number }[]
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
  const key = asked || 'all'
  if (!isGroupKind(key.split(':')[0] ?? '')) throw new Refusal('invalid', t('group.invalid'))
  const rows = await listCandidates(db, result.editionId, result.demonstration)
  const candidates: Candidate[] = rows.map(({ placeId, resultId, networkIds, facts }) => ({
    placeId,
    resultId,
    grouping: groupingFacts(facts, networkIds),
  }))
  const own = candidates.find(({ placeId }) => placeId === result.placeId)?.grouping ?? (await groupingOf(db, result))
  const choices = groupKinds
    .flatMap((one) => groupsOf(one, own))
    .map((group) => ({ key: keyOf(group), group, others: othersIn(group, result.placeId, candidates) }))
  // The kind alone is enough: of several networks the first.
  const chosen = choices.find((choice) => choice.key === key) ?? choices.find(({ group }) => group.kind === key)
  if (!chosen) throw new Refusal('invalid', t('group.unknown'))
  const ids = chosen.others.map(({ resultId }) => resultId)
  const known = await scoresOf(db, ids)
  const published = new Map(rows.map(({ resultId, publication }) => [resultId, levelOf(publication)]))
  return {
    key: chosen.key,
    group: chosen.group,
    n: ids.length,
    byKey: compare(
      Object.keys(scores),
      ids.map((id) => scoresAt(published.get(id) ?? 'nothing', known.get(id) ?? {})),
    ),
    choices: choices.map(({ others, ...choice }) => ({ ...choice, n: others.length })),
    unknown: groupKinds.filter((one) => choices.every(({ group }) => group.kind !== one)),
  }
}

/** The place of a result of which nothing is public is no candidate: it is compared all the same. */
const groupingOf = async (db: Deps['db'], { placeId, networks }: PlacedResult): Promise<GroupingFacts> =>
  groupingFacts(
    await listFacts(db, [placeId]),
    networks.map(({ id }) => id),
  )

function groupingFacts(facts: readonly PlaceFact[], networkIds: readonly string[]): GroupingFacts {
  return {
    population: headline(facts, 'population')?.value ?? null,
    foreignBornPercent: headline(facts, 'foreign_born_percent')?.value ?? null,
    networkIds,
  }
}
