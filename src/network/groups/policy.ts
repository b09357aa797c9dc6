import type { Actor as AnyActor } from '#platform/access'
import { mayWrite } from '../networks/policy.ts'
import type { WorkingGroup } from './model.ts'
import type { Policy } from '../roles.ts'

export const groupsPolicy: Policy = {
  'groups.read': {
    sentence: {
      en: 'See the working groups with their members, meetings and outputs.',
      fr: 'Voir les groupes de travail, leurs membres, leurs réunions et leurs productions.',
    },
    routes: ['GET groups', 'GET group'],
    allow: 'everyone',
  },
  'group.begin': {
    sentence: { en: 'Begin a working group.', fr: 'Créer un groupe de travail.' },
    routes: ['POST groups'],
    allow: { secretariat: 'any' },
  },
  'group.edit': {
    sentence: {
      en: 'Edit a working group: its purpose, seats, members, meetings and outputs.',
      fr: 'Modifier un groupe de travail : son objet, ses sièges, ses membres, ses réunions, ses productions.',
    },
    routes: ['GET groupEdit', 'POST groupEdit', 'GET groupRow', 'POST groupRow'],
    allow: { secretariat: 'any', network_coordinator: 'own network' },
    target: 'group',
  },
}

/** Who finds the way to the forms: the same as the table lets in. */
export const mayBegin = (actor: AnyActor | null, demonstration: boolean): boolean =>
  actor?.demonstration === demonstration && actor.mandates.some(({ role }) => role === 'secretariat')

export const mayEdit = (actor: AnyActor | null, { networkId, demonstration }: WorkingGroup): boolean =>
  mayBegin(actor, demonstration) ||
  (networkId !== null && actor !== null && mayWrite(actor, { id: networkId, demonstration }))
