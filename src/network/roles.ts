import type { Actor as AnyActor, Mandate as AnyMandate, Policy as AnyPolicy } from '#platform/access'

/** Every role of the programme; a mandate gives one of them. */
export const roles = [
  'secretariat',
  'expert',
  'network_coordinator',
  'place_coordinator',
  'deputy',
  'contributor',
  'elected',
  'reader',
] as const
export type Role = (typeof roles)[number]

export type Mandate = AnyMandate<Role>
export type Actor = AnyActor<Role>
export type Policy = AnyPolicy<Role>

/** Roles that open so much that a mailbox alone must not be enough. */
export const needsSecondFactor = (actor: AnyActor): boolean => actor.mandates.some(({ role }) => role === 'secretariat')

/** Those who act for a place in everything: the coordinator and whoever stands in for them. */
export const leadsPlace = { place_coordinator: 'own place', deputy: 'own place' } as const

export const actsAs = (actor: AnyActor | null, role: Role): boolean =>
  actor?.mandates.some((mandate) => mandate.role === role) ?? false
