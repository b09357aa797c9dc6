import { notFound } from '#platform/http'
import { listEditions, readEdition } from './edition-folder.ts'
import type { Edition } from './edition.ts'

/** Published editions of every instrument. */
export interface Editions {
  /** By id, as `icc-index/2026`. Throws notFound. */
  get(id: string): Edition
  /** In the order of their ids. */
  list(): readonly Edition[]
}

/** Reads every `<folder>/<instrument>/<edition>.yaml` with its texts. Throws EditionError. */
export async function readEditions(folder: string): Promise<Editions> {
  return editionsOf(await Promise.all((await listEditions(folder)).map((id) => readEdition(folder, id))))
}

export function editionsOf(editions: readonly Edition[]): Editions {
  const byId = new Map(editions.map((edition) => [edition.id, edition]))
  return {
    list: () => editions,
    get(id) {
      const edition = byId.get(id)
      if (!edition) throw notFound()
      return edition
    },
  }
}

/** The newest edition of an instrument. Throws notFound where there is none. */
export function latestEdition(editions: Editions, instrument: string): Edition {
  const [latest] = editions
    .list()
    .filter((edition) => edition.instrument === instrument)
    .toSorted((a, b) => b.published.localeCompare(a.published))
  if (!latest) throw notFound()
  return latest
}

/** How an edition is called in an address: `icc-index-2026`. */
export const addressOf = (edition: Pick<Edition, 'id'>): string => edition.id.replace('/', '-')
