import type { Db } from '#platform/database'
import { notFound } from '#platform/http'
import { keepFor } from '#platform/keep'
import { listEditions, readEdition } from './edition-folder.ts'
import type { Edition, Use } from './edition.ts'
import { parseRegistered } from './registered-edition.ts'
import { findIdBySlug, findRegistered } from './edition-store.ts'

/** Published editions of every instrument. */
export interface Editions {
  /** Those there are files of, in the order of their ids: what can be answered anew. */
  list(): readonly Edition[]
  /** By id, as `icc-index/2026`; also one whose files are gone. Throws notFound. */
  get(id: string): Promise<Edition>
  /** By what addresses call it, as `icc-index-2026`. */
  findBySlug(slug: string): Promise<Edition | undefined>
}

/** Reads every `<folder>/<instrument>/<edition>.yaml` with its texts. Throws EditionError. */
export async function readEditions(folder: string): Promise<Editions> {
  return editionsOf(await Promise.all((await listEditions(folder)).map((id) => readEdition(folder, id))))
}

export function editionsOf(editions: readonly Edition[]): Editions {
  const byId = new Map(editions.map((edition) => [edition.id, edition]))
  return {
    list: () => editions,
    async get(id) {
      const edition = byId.get(id)
      if (!edition) throw notFound()
      return edition
    },
    findBySlug: async (slug) => editions.find((edition) => slugOf(edition) === slug),
  }
}

/** Seconds for which what the database says of an edition is not asked again. */
const kept = 60

/** What was answered and published stays readable when its files go: then the edition is read as it was registered. */
export function withRegistered(db: Db, files: Editions, now: () => Date): Editions {
  const registered = keepFor(kept, now, async (id: string) => {
    const found = await findRegistered(db, id)
    // Refused, and so not kept: another process may publish it at any moment.
    if (!found) throw notFound()
    return parseRegistered(found)
  })
  const get = async (id: string) => files.list().find((one) => one.id === id) ?? (await registered(id))
  return {
    list: () => files.list(),
    get,
    async findBySlug(slug) {
      const edition = await files.findBySlug(slug)
      if (edition) return edition
      const id = await findIdBySlug(db, slug)
      return id === undefined ? undefined : get(id)
    },
  }
}

/** The newest edition there are files of, of every instrument of a use, in the order of their names. */
export function editionsFor(editions: Editions, use: Use): Edition[] {
  const instruments = new Set(editions.list().flatMap((edition) => (edition.use === use ? [edition.instrument] : [])))
  return [...instruments].toSorted().flatMap((instrument) => findLatestEdition(editions, instrument) ?? [])
}

/** The newest edition of an instrument that can be answered. */
export function findLatestEdition(editions: Editions, instrument: string): Edition | undefined {
  return editions
    .list()
    .filter((edition) => edition.instrument === instrument)
    .toSorted((a, b) => b.published.localeCompare(a.published))[0]
}

/** Throws notFound where there is none. */
export function latestEdition(editions: Editions, instrument: string): Edition {
  const latest = findLatestEdition(editions, instrument)
  if (!latest) throw notFound()
  return latest
}

/** How an edition is called in an address: `icc-index-2026`. */
export const slugOf = (edition: Pick<Edition, 'id'>): string => edition.id.replace('/', '-')
