import { activityKinds } from '#activities'
import { type Entry, type EntryKind, libraryKinds, listEntries, type Reader } from '#library'
import type { Db } from '#platform/database'
import { outreachKinds } from '../kinds.ts'

/** Reads all that is published and real. */
const everything: Reader = { secretariat: true, member: true, networks: [], demonstration: false }

export const listAll = <Values>(db: Db, kind: EntryKind<Values>, now: Date): Promise<Entry<Values>[]> =>
  listEntries(db, kind, everything, now)

const kinds: readonly EntryKind[] = [...libraryKinds, ...activityKinds, ...outreachKinds]

export async function listEveryEntry(db: Db, now: Date): Promise<Entry[]> {
  return (await Promise.all(kinds.map((kind) => listAll(db, kind, now)))).flat()
}
