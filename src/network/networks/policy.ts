import type { Actor as AnyActor } from '#platform/access'
import type { Policy } from '../roles.ts'

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
      en: 'Write, publish, withdraw and restore the pages of a network, and say what it is.',
      fr: 'Rédiger, publier, retirer et rétablir les pages d’un réseau, et dire ce qu’il est.',
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
      en: 'Say which places join a network and which leave it.',
      fr: 'Dire quels territoires rejoignent un réseau et lesquels le quittent.',
    },
    routes: ['GET networkMembers', 'POST networkMembers'],
    allow: { secretariat: 'any', network_coordinator: 'own network' },
    target: 'network',
  },
}

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
