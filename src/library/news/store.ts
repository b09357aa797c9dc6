import { sql } from 'kysely'
import { type Entry, listEntries } from '../entries/index.ts'
import { newsKind, type NewsValues, statedKind, type StatedValues } from '../kinds.ts'
import type { Reading } from '../publications/store.ts'

export type NewsItem = Entry<NewsValues>

/** The newest first; of all years unless one is named. */
export function listNews({ db, reader, now }: Reading, year?: number): Promise<NewsItem[]> {
  return listEntries(db, newsKind, reader, now, (query) => {
    const found = year === undefined ? query : query.where(sql<boolean>`extract(year from entry.happened) = ${year}`)
    return found.orderBy(sql`entry.happened`, 'desc')
  })
}

/** What a source counts without listing it. */
export async function findStated(
  { db, reader, now }: Reading,
  figure: string,
  year: number,
): Promise<Entry<StatedValues> | undefined> {
  const [found] = await listEntries(db, statedKind, reader, now, (query) =>
    query.where(sql<boolean>`entry.figure = ${figure} and entry.year = ${year}`).limit(1),
  )
  return found
}
