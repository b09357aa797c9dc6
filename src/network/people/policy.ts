import type { Actor, Mandate, Policy, Role } from '../roles.ts'
import { rolesAt, type Scope } from './model.ts'

const overPlacesAndNetworks = {
  secretariat: 'any',
  network_coordinator: 'own network',
  place_coordinator: 'own place',
} as const

/** Who reaches a page. Which role somebody may give there is `mayGrant`. */
export const peoplePolicy: Policy = {
  'people.everybody': {
    sentence: {
      en: 'See who holds which mandate anywhere, and invite members of the secretariat and experts.',
      fr: 'Voir qui détient quel mandat, où que ce soit, et inviter des membres du secrétariat et des expert-e-s.',
    },
    routes: ['GET people', 'POST people'],
    allow: { secretariat: 'any' },
  },
  'people.ofPlace': {
    sentence: {
      en: 'See who holds a mandate for a place, and invite people there: the secretariat to every role, a network coordinator to that of place coordinator, a place coordinator to all the others.',
      fr: 'Voir qui détient un mandat pour un territoire et y inviter des personnes : le secrétariat pour tous les rôles, la coordination de réseau pour celui de coordination du territoire, la coordination du territoire pour tous les autres.',
    },
    routes: ['GET placePeople', 'POST placePeople'],
    allow: overPlacesAndNetworks,
    target: 'place',
  },
  'people.ofNetwork': {
    sentence: {
      en: 'See who coordinates a network and each of its places.',
      fr: 'Voir qui coordonne un réseau et chacun de ses territoires.',
    },
    routes: ['GET networkPeople'],
    allow: { secretariat: 'any', network_coordinator: 'own network' },
    target: 'network',
  },
  'people.toNetwork': {
    sentence: {
      en: 'Invite somebody to coordinate a network.',
      fr: 'Inviter une personne à coordonner un réseau.',
    },
    routes: ['POST networkPeople'],
    allow: { secretariat: 'any' },
    target: 'network',
  },
  'mandate.change': {
    sentence: {
      en: 'Change the last day of a mandate that one may give, end it, or hand it over.',
      fr: 'Changer le dernier jour d’un mandat que l’on peut donner, y mettre fin ou le transmettre.',
    },
    routes: ['GET mandate', 'POST mandate'],
    allow: overPlacesAndNetworks,
    target: 'mandate',
  },
  'invitation.change': {
    sentence: {
      en: 'Send an invitation again, or withdraw it.',
      fr: 'Renvoyer une invitation, ou la retirer.',
    },
    routes: ['POST invitationChange'],
    allow: overPlacesAndNetworks,
    target: 'invitation',
  },
  'invitation.accept': {
    sentence: {
      en: 'Open the invitation one was mailed, and accept it.',
      fr: 'Ouvrir l’invitation reçue par courriel, et l’accepter.',
    },
    routes: ['GET invitation', 'POST invitation'],
    allow: 'everyone',
    beforeSecondFactor: true,
  },
}

/** What each role may give, and at which kind of scope, where the giver's own mandate reaches. */
const given: Partial<Record<Role, Partial<Record<Scope['kind'], readonly Role[]>>>> = {
  secretariat: rolesAt,
  network_coordinator: { place: ['place_coordinator'] },
  place_coordinator: { place: ['deputy', 'contributor', 'elected', 'reader'] },
  // On the page of a round's departments: whoever stands in invites those who answer.
  deputy: { place: ['contributor'] },
}

type Where = Pick<Scope, 'kind' | 'placeId' | 'networkIds' | 'demonstration'>

/** The roles that the actor may give there, take back, and hand over, in the order of `rolesAt`. */
export function grantable(actor: Actor, scope: Where): readonly Role[] {
  if (actor.demonstration !== scope.demonstration) return []
  const reaching = actor.mandates.filter((mandate) => reaches(mandate, scope))
  return rolesAt[scope.kind].filter((role) => reaching.some((one) => given[one.role]?.[scope.kind]?.includes(role)))
}

function reaches({ role, placeId, networkIds }: Mandate, scope: Where): boolean {
  if (role === 'secretariat') return true
  if (role === 'network_coordinator') return networkIds.some((id) => scope.networkIds.includes(id))
  return placeId !== null && placeId === scope.placeId
}

export const mayGrant = (actor: Actor, role: Role, scope: Where): boolean => grantable(actor, scope).includes(role)
