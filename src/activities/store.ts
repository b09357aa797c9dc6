import { sql } from 'kysely'
import type { Refine } from '#library'
import type { Db } from '#platform/database'

/** Entries of a kind in which a place has a role. */
export const atPlace =
  (kind: string, placeId: string): Refine =>
  (query) =>
    query.where(
      sql<boolean>`exists (select from entry_place as at where at.kind = ${kind} and at.entry_id = entry.id
        and at.place_id = ${placeId})`,
    )

/** Entries of one network, and those in which its places have a role. */
export const ofNetwork =
  (kind: string, networkId: string): Refine =>
  (query) =>
    query.where(sql<boolean>`(entry.network_id = ${networkId} or exists (
      select from entry_place as at join network_membership as member on member.place_id = at.place_id
      where at.kind = ${kind} and at.entry_id = entry.id and member.network_id = ${networkId}
        and member.until_year is null))`)

/** Networks by place, of today. */
export type Memberships = ReadonlyMap<string, readonly string[]>

export async function listMemberships(db: Db): Promise<Memberships> {
  const { rows } = await sql<{ id: string; networks: string[] }>`
    select place_id as id, array_agg(network_id order by network_id) as networks from network_membership
    where until_year is null group by place_id`.execute(db)
  return new Map(rows.map(({ id, networks }) => [id, networks]))
}

/** What is part of an event, belongs to its series, or came of its project. */
export const relatedTo =
  (column: 'part_of' | 'series' | 'project', id: string): Refine =>
  (query) =>
    query.where(`entry.${column}`, '=', id)

/** Publications that came of an event. */
export const cameOf =
  (eventId: string): Refine =>
  (query) =>
    query.where('entry.event', '=', eventId)

export const withIds =
  (ids: readonly string[]): Refine =>
  (query) =>
    query.where(sql<boolean>`entry.id = any(${sql.val([...ids])}::text[])`)
