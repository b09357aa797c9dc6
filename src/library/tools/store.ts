import { sql } from 'kysely'
import { type Entry, listEntries } from '../entries/index.ts'
import {
  courseKind,
  type CourseValues,
  magazineKind,
  type MagazineValues,
  toolKind,
  type ToolValues,
} from '../kinds.ts'
import { publicationKind } from '../publications/kind.ts'
import type { Publication, Reading } from '../publications/store.ts'

export interface Tools {
  readonly tools: readonly Entry<ToolValues>[]
  readonly courses: readonly Entry<CourseValues>[]
  readonly magazine: readonly Entry<MagazineValues>[]
  /** By id: what tools and courses name. */
  readonly publications: ReadonlyMap<string, Publication>
}

/** The programme's own before those of networks; issues of the magazine in their order. */
export async function readTools({ db, reader, now }: Reading): Promise<Tools> {
  const [tools, courses, magazine, publications] = await Promise.all([
    listEntries(db, toolKind, reader, now, (query) =>
      query.orderBy(sql`entry.network_id`, (by) => by.asc().nullsFirst()),
    ),
    listEntries(db, courseKind, reader, now),
    listEntries(db, magazineKind, reader, now, (query) => query.orderBy(sql`entry.year`).orderBy(sql`entry.number`)),
    listEntries(db, publicationKind, reader, now),
  ])
  return { tools, courses, magazine, publications: new Map(publications.map((one) => [one.id, one])) }
}
