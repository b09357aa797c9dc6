import { listMandates } from '#network'
import type { Db } from '#platform/database'

/** Somebody who may answer for a place today. */
export interface Answerer {
  readonly accountId: string
  readonly name: string
  readonly email: string
}

const answering: ReadonlySet<string> = new Set(['place_coordinator', 'deputy', 'contributor'])

/** Each once, whatever mandates they hold; by name. */
export async function answerers(
  db: Db,
  { placeId, demonstration, today }: { placeId: string; demonstration: boolean; today: string },
): Promise<Answerer[]> {
  const { mandates } = await listMandates(db, { placeId, demonstration, today, past: false })
  const people = mandates.filter(({ role, fromOn }) => answering.has(role) && fromOn <= today)
  const each = new Map(people.map(({ accountId, name, email }) => [accountId, { accountId, name, email }]))
  return [...each.values()].sort((a, b) => a.name.localeCompare(b.name))
}
