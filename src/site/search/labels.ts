import type { Deps } from '#deps'
import { isSubjectKey, subjectName } from '#instruments'
import type { Db } from '#platform/database'
import type { Speech, Translate } from '#platform/i18n'
import type { Found } from '#platform/search'
import { namesOf } from './names-store.ts'
import type { FacetName, SearchQuery } from './query.ts'
import { recordKinds } from './sources/index.ts'

/** What a value of a facet is called; undefined for one that there is not. */
export type Labels = (name: FacetName, value: string) => string | undefined

const isRecordKind = (kind: string): kind is (typeof recordKinds)[number] =>
  (recordKinds as readonly string[]).includes(kind)

/** The name of a kind, of one of it or of many. */
export function kindLabel(
  entryKinds: Deps['entryKinds'],
  speech: Speech,
  kind: string,
  count: 'one' | 'many',
): string | undefined {
  if (isRecordKind(kind)) {
    const key = `kind.${kind.replaceAll(' ', '_') as 'place'}` as const
    return speech.words('search')(key, { count: count === 'one' ? 1 : 2 })
  }
  const described = entryKinds.find(({ name }) => name === kind)
  // Every kind has its words in its domain's file, which the type of a kind does not name.
  return described && (speech.words(described.words) as Translate<never>)(`${kind}.${count}` as never)
}

/** Of the values that a page shows. */
export async function readLabels(
  db: Db,
  entryKinds: Deps['entryKinds'],
  speech: Speech,
  found: Pick<Found, 'facets'>,
  { facets }: Pick<SearchQuery, 'facets'>,
): Promise<Labels> {
  const shown = (name: 'place' | 'network') => [
    ...(found.facets[name] ?? []).slice(0, 40).map(({ value }) => value),
    ...(facets[name] ? [facets[name]] : []),
  ]
  const names = await namesOf(db, { places: shown('place'), networks: shown('network') }, speech.lang)
  return (name, value) => {
    if (name === 'kind') return kindLabel(entryKinds, speech, value, 'many')
    if (name === 'theme') return isSubjectKey(value) ? subjectName(value, speech.lang) : undefined
    if (name === 'year') return /^\d{4}$/.test(value) ? value : undefined
    return (name === 'place' ? names.places : names.networks).get(value)
  }
}
