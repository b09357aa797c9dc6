import type { Actor as AnyActor } from '#platform/access'
import { actsAs, type Policy } from '../roles.ts'

export const networksPolicy: Policy = {
  'networks.read': {
    sentence: {
      en: 'See the networks, and read the pages that they have published.',
      fr: 'Voir les réseaux, et lire les pages qu’ils ont publiées.',
    },
    routes: ['GET networks', 'GET networkPage'],
    allow: 'everyone',
  },
  'network.write': {
    sentence: {
      en: 'Write, publish, withdraw and restore the pages of a network, and keep its facts up to date.',
      fr: 'Rédiger, publier, retirer et rétablir les pages d’un réseau, et remplir sa fiche.',
    },
    routes: [
      'GET networkEdit',
      'POST networkEdit',
      'POST networkOrder',
      'GET networkWriting',
      'POST networkWriting',
      'GET networkVersion',
      'POST networkVersion',
      'GET networkFacts',
      'POST networkFacts',
      'GET networkContact',
      'POST networkContact',
    ],
    allow: { secretariat: 'any', network_coordinator: 'own network' },
    target: 'network',
  },
  'network.members': {
    sentence: {
      en: 'Propose which places join a network and say which leave it; the secretariat lets them in.',
      fr: 'Proposer quels territoires rejoignent un réseau et consigner lesquels le quittent ; le secrétariat confirme les arrivées.',
    },
    routes: ['GET networkMembers', 'POST networkMembers'],
    allow: { secretariat: 'any', network_coordinator: 'own network' },
    target: 'network',
  },
}

/**
 * Who lets a place into a network: within it its coordinator sees the people, the fees and the trail of the place, so that
 * nobody may draw a place in by themselves.
 */
export const mayLetIn = (actor: AnyActor): boolean => actsAs(actor, 'secretariat')

/** Who finds the way to the form: the same as the table lets in. */
export function mayWrite(
  actor: AnyActor | null,
  { id, demonstration }: { id: string; demonstration: boolean },
): boolean {
  if (actor?.demonstration !== demonstration) return false
  return actor.mandates.some(
    ({ role, networkId }) => role === 'secretariat' || (role === 'network_coordinator' && networkId === id),
  )
}
