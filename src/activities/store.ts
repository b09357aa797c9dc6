import { sql } from 'kysely'
import type { Refine } from '#library'
import type { Db } from '#platform/database'

/** Of one place, or of one network. */
export type Whose = { readonly place: string } | { readonly network: string }

const belongs = (kind: string, whose: Whose) =>
  'place' in whose
    ? sql<boolean>`exists (select from entry_place as at where at.kind = ${kind} and at.entry_id = entry.id
        and at.place_id = ${whose.place})`
    : sql<boolean>`(entry.network_id = ${whose.network} or exists (
        select from entry_place as at join network_membership as member on member.place_id = at.place_id
        where at.kind = ${kind} and at.entry_id = entry.id and member.network_id = ${whose.network}
          and member.until_year is null))`

/** Entries in which a place has a role; those of a network, and those in which its places have a role. */
export const ofWhom =
  (kind: string, whose: Whose): Refine =>
  (query) =>
    query.where(belongs(kind, whose))

/** Also those that tell a meeting of the network's groups, whosever they are: it is not to be shown beside them. */
export const eventsOfWhom =
  (whose: Whose): Refine =>
  (query) =>
    'place' in whose
      ? query.where(belongs('event', whose))
      : query.where(sql<boolean>`(${belongs('event', whose)} or entry.working_group in
          (select id from working_group where network_id = ${whose.network}))`)

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
