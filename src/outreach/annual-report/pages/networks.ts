import { inLanguage, listNetworks } from '#network'
import type { Db } from '#platform/database'

/** Real networks, each of which may have a part of its own. */
export async function reportNetworks(db: Db, lang: string): Promise<{ id: string; name: string }[]> {
  const all = await listNetworks(db, false)
  return all.map(({ id, name }) => ({ id, name: inLanguage(name, lang).text }))
}
