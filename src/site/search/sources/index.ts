import type { Deps } from '#deps'
import type { SearchSource } from '#platform/search'
import { entrySource } from './entries.ts'
import { expertSource, officialSource, practiceSource, questionSource, resultSource } from './of-domains.ts'
import { groupSource, networkPageSource, networkSource, placeSource } from './of-record.ts'
import { pageSource } from './pages.ts'

/** Kinds that are no entries; in the order in which they are named. */
export const recordKinds = [
  'place',
  'practice',
  'network',
  'network page',
  'working group',
  'expert',
  'question',
  'result',
  'official result',
  'page',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** Everything that can be found, and where it comes from. */
export function searchSources({ editions, entryKinds }: Pick<Deps, 'editions' | 'entryKinds'>): SearchSource[] {
  return [
    ...entryKinds.flatMap((kind) => entrySource(kind) ?? []),
    placeSource,
    practiceSource,
    networkSource,
    networkPageSource,
    groupSource,
    expertSource,
    questionSource(editions),
    resultSource,
    officialSource,
    pageSource,
  ]
}
