import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import { findPlaceTarget } from '../mandate-store.ts'
import type { Actor } from '../roles.ts'
import { notify } from '../reminders/actions.ts'
import { factKeys, type NetworkFacts, type NetworkProfile, unsourced } from './model.ts'
import { mayLetIn } from './policy.ts'
import * as store from './store.ts'

export interface Acting {
  readonly actor: Actor
  readonly now: Date
}

/** Throws Refusal invalid: a fact of a real network without a source. */
export async function saveFacts(
  db: Db,
  { actor, now }: Acting,
  network: NetworkProfile,
  facts: NetworkFacts,
): Promise<void> {
  if (!network.demonstration && unsourced(facts).length > 0) throw new Refusal('invalid')
  const changed = changedFacts(network, facts)
  if (changed.length === 0) return
  await db.transaction().execute(async (tx) => {
    await store.updateFacts(tx, network.id, facts, now)
    const details = { changed, before: factsOf(network), after: factsOf(facts) }
    await writeTrail(tx, { at: now, by: actor, action: 'network facts changed', ...about(network.id), details })
  })
}

const factsOf = ({
  kind,
  model,
  leadPlaceId,
  leadOrganisation,
  contactPage,
  languages,
  foundedYear,
  sources,
}: NetworkFacts) => ({
  kind,
  model,
  leadPlaceId,
  leadOrganisation,
  contactPage,
  languages,
  foundedYear,
  sources,
})

const changedFacts = (before: NetworkFacts, after: NetworkFacts): string[] => {
  const [a, b] = [factsOf(before), factsOf(after)]
  return Object.keys(a).filter((key) => {
    const name = key as keyof typeof a
    return JSON.stringify(inOrder(a[name])) !== JSON.stringify(inOrder(b[name]))
  })
}

/** Sources in the order of the facts: the database keeps none. */
const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? factKeys.map((key) => (value as Record<string, unknown>)[key] ?? null)
    : value

/** Throws Refusal: forbidden for whoever may only propose, and for a place of the other world; not_found. */
export async function addMember(db: Db, { actor, now }: Acting, joining: store.Joining): Promise<void> {
  if (!mayLetIn(actor)) throw new Refusal('forbidden')
  const place = await findPlaceTarget(db, joining.placeId)
  if (!place) throw new Refusal('not_found')
  if (place.demonstration !== actor.demonstration) throw new Refusal('forbidden')
  await db.transaction().execute(async (tx) => {
    await store.putMembership(tx, joining, now)
    const { placeId, networkId, fromYear, source } = joining
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'network joined',
      ...about(networkId),
      placeId,
      details: { fromYear, source },
    })
  })
}

/** The secretariat is told with its next mail of the day, and lets the place in from there. */
export async function proposeMember(
  db: Db,
  { actor, now }: Acting,
  network: Pick<NetworkProfile, 'id' | 'name' | 'demonstration'>,
  proposed: Omit<store.Joining, 'networkId'> & { placeName: string },
): Promise<void> {
  const { placeId, placeName, fromYear, source } = proposed
  const { id, name, demonstration } = network
  const names = Object.fromEntries(Object.entries(name).map(([lang, text]) => [`network.${lang}`, text ?? null]))
  await db.transaction().execute(async (tx) => {
    const subject = { kind: 'network', id }
    const payload = { ...names, place: placeId, name: placeName, from: fromYear, source }
    const to = { roles: ['secretariat'], demonstration } as const
    await notify(tx, { kind: 'network joining', subject, payload, at: now, to })
    const details = { fromYear, source }
    await writeTrail(tx, { at: now, by: actor, action: 'network joining proposed', ...about(id), placeId, details })
  })
}

/**
 * Null takes a leaving back. Throws Refusal: forbidden to take one back for whoever may only propose; conflict: the place is
 * not in the network, or came after that year.
 */
export async function endMembership(
  db: Db,
  { actor, now }: Acting,
  where: { placeId: string; networkId: string },
  untilYear: number | null,
): Promise<void> {
  if (untilYear === null && !mayLetIn(actor)) throw new Refusal('forbidden')
  await db.transaction().execute(async (tx) => {
    const changed = await store.setMembershipEnd(tx, where, untilYear, now)
    if (!changed) throw new Refusal('conflict')
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: untilYear === null ? 'network leaving taken back' : 'network left',
      ...about(where.networkId),
      placeId: where.placeId,
      details: { untilYear },
    })
  })
}

/** Whom the network names to the public: the person who says so. Null: nobody any more. */
export async function saveContact(
  db: Db,
  { actor, now }: Acting,
  networkId: string,
  contact: { name: string; email: string } | null,
): Promise<void> {
  const { accountId } = actor
  await db.transaction().execute(async (tx) => {
    if (contact) await store.putContact(tx, networkId, { accountId, ...contact })
    else await store.deleteContact(tx, networkId)
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: contact ? 'network contact given' : 'network contact removed',
      ...about(networkId),
      ...(contact && { personal: contact, about: accountId }),
    })
  })
}

const about = (networkId: string) => ({ subject: { kind: 'network', id: networkId }, networkId })
