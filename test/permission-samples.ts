import { sql } from 'kysely'
import type { Db } from '#platform/database'

export interface Samples {
  place: string
  /** Another place of the same network. */
  neighbour: string
  /** A place of another network. */
  otherPlace: string
  network: string
  otherNetwork: string
  /** The address of a route that acts on a thing of the kind. Throws Error for a kind of which there is no sample. */
  address(pattern: string, kind: string | undefined): string
}

/** One thing of every kind of target, all of one place and its network, from the demonstration network. */
export async function samples(db: Db): Promise<Samples> {
  const one = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(db)).rows[0]?.id ?? 'none'
  const place = 'brannoreth-qn'
  const network = await one(sql`select network_id as id from network_membership where place_id = ${place}`)
  const otherNetwork = await one(sql`select id from network where demonstration and id <> ${network}`)
  const placeIn = (id: string) =>
    one(sql`select place_id as id from network_membership where network_id = ${id} and place_id <> ${place}
      and place_id not in (select place_id from network_membership where network_id <> ${id}) order by 1 limit 1`)
  const parameters: Record<string, Record<string, string>> = {
    place: { id: place },
    network: { id: network },
    round: { round: await one(sql`select id from round where place_id = ${place} and submitted_at is null`) },
    result: { result: await one(sql`select id from result where place_id = ${place} limit 1`) },
  }
  return {
    place,
    neighbour: await placeIn(network),
    otherPlace: await placeIn(otherNetwork),
    network,
    otherNetwork,
    address(pattern, kind) {
      const known = kind === undefined ? {} : parameters[kind]
      if (!known) throw new Error(`There is no sample of the kind "${kind}": add one to test/permission-samples.ts.`)
      return pattern.replace('/:lang', '/en').replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => known[name] ?? 'none')
    },
  }
}
