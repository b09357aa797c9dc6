import { actsAs } from '#network'
import type { Actor as AnyActor } from '#platform/access'
import type { Entry, Reader } from './model.ts'

/** Pure: who reads and who writes entries, as far as it depends on mandates. */

const writesForOf = (actor: AnyActor): string[] =>
  actor.mandates.filter(({ role }) => role === 'network_coordinator').flatMap(({ networkIds }) => networkIds)

export function readerOf(actor: AnyActor | null): Reader {
  if (!actor) return { secretariat: false, member: false, networks: [], demonstration: false }
  return {
    secretariat: actsAs(actor, 'secretariat'),
    member: actor.mandates.length > 0,
    networks: [...new Set(actor.mandates.flatMap(({ networkIds }) => networkIds))],
    writesFor: writesForOf(actor),
    demonstration: actor.demonstration,
  }
}

export type Owned = Pick<Entry, 'networkId' | 'demonstration'>

/** The secretariat writes every entry, coordinators of a network those of their own; invented people invented entries. */
export function mayWriteEntry(actor: AnyActor | null, { networkId, demonstration }: Owned): boolean {
  if (!actor || actor.demonstration !== demonstration) return false
  return actsAs(actor, 'secretariat') || (networkId !== null && writesForOf(actor).includes(networkId))
}

/**
 * Whether somebody could read an entry as a version has it, when that was saved: what the programme or another network had not
 * published then stays with them, whosever the entry is now.
 */
export function couldReadVersion(
  actor: AnyActor,
  { content, savedAt }: { content: Pick<Entry, 'networkId' | 'visibility' | 'publishedAt'>; savedAt: Date },
  demonstration: boolean,
): boolean {
  const { networkId, visibility, publishedAt } = content
  if (mayWriteEntry(actor, { networkId, demonstration })) return true
  if (!publishedAt || publishedAt > savedAt) return false
  if (visibility === 'network') return networkId !== null && readerOf(actor).networks.includes(networkId)
  return visibility === 'public' || visibility === 'members'
}

/** Networks of which somebody may write entries; `every`: also of the programme. */
export function writingScope(actor: AnyActor | null): { every: boolean; networks: readonly string[] } {
  return { every: actsAs(actor, 'secretariat'), networks: actor ? writesForOf(actor) : [] }
}
