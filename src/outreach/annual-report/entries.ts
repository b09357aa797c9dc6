import { activityKinds } from '#activities'
import { type Entry, type EntryKind, libraryKinds, listEntries, readerOf, statedKind } from '#library'
import type { Db } from '#platform/database'
import { outreachKinds } from '../kinds.ts'

/** A report is everybody's to read: it is made of what everybody may read, whoever asks for it. */
const anybody = readerOf(null)

export const listAll = <Values>(db: Db, kind: EntryKind<Values>, now: Date): Promise<Entry<Values>[]> =>
  listEntries(db, kind, anybody, now)

const kinds: readonly EntryKind[] = [...libraryKinds, ...activityKinds, ...outreachKinds]

export async function listEveryEntry(db: Db, now: Date): Promise<Entry[]> {
  return (await Promise.all(kinds.map((kind) => listAll(db, kind, now)))).flat()
}

const titleKeys: ReadonlyMap<string, string | undefined> = new Map(
  kinds.filter(({ name }) => name !== statedKind.name).map(({ name, title, texts }) => [name, title ?? texts[0]?.key]),
)

/** What entries are called, in every language. A count as stated is called by a sentence with its number: no title. */
export function titlesOf(entries: readonly Entry[]): ReadonlySet<string> {
  const found = entries.flatMap(({ kind, texts }) => {
    const key = titleKeys.get(kind)
    return key === undefined ? [] : Object.values(texts).map((text) => text[key]?.trim() ?? '')
  })
  return new Set(found.filter((title) => title !== ''))
}
