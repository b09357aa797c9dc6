import { atLeast, type PublicationLevel } from '#insight'
import { type Actor, leadsPlace, type Policy } from '#network'
import { type RoundState } from '../model.ts'

const readsForPlace = { ...leadsPlace, contributor: 'own place', elected: 'own place', reader: 'own place' } as const

export const reportPolicy: Policy = {
  'report.read': {
    sentence: {
      en: 'Read the report of a round: everybody once it is published and the place has made at least its areas public; before, those who act for the place, its reviewers (the second expert once the two are compared) and the secretariat.',
      fr: 'Lire le rapport d’une campagne : tout le monde dès qu’il est publié et que le territoire a rendu publics au moins ses domaines ; avant, les personnes qui agissent pour ce territoire, l’équipe de relecture (pour la seconde expertise, une fois les deux comparées) et le secrétariat.',
    },
    routes: ['GET report', 'GET reportVersion'],
    allow: { ...readsForPlace, expert: 'assigned', secretariat: 'any' },
    orPublic: true,
    target: 'report',
  },
  'report.edit': {
    sentence: {
      en: 'Edit the sections of a report that the program has drafted.',
      fr: 'Retravailler les parties d’un rapport que le logiciel a rédigées.',
    },
    routes: ['GET reportEdit', 'POST reportEdit', 'POST reportSettle'],
    allow: { expert: 'assigned', secretariat: 'any' },
    target: 'round',
  },
  'report.check': {
    sentence: {
      en: 'Say what is wrong in the report of one’s place.',
      fr: 'Signaler ce qui est inexact dans le rapport de son territoire.',
    },
    routes: ['POST reportCheck'],
    allow: { ...leadsPlace, contributor: 'own place' },
    target: 'round',
  },
  'report.approve': {
    sentence: {
      en: 'Approve the report of one’s place for publication, and take that back.',
      fr: 'Approuver la publication du rapport de son territoire, et revenir sur cette approbation.',
    },
    routes: ['POST reportApprove'],
    allow: leadsPlace,
    target: 'round',
  },
  'report.publish': {
    sentence: {
      en: 'Publish the report of a round, and correct a published one.',
      fr: 'Publier le rapport d’une campagne, et corriger un rapport publié.',
    },
    routes: ['POST reportPublish'],
    allow: { secretariat: 'any' },
    target: 'round',
  },
  'report.guide': {
    sentence: {
      en: 'Change the drafting guide of reports.',
      fr: 'Modifier le guide de rédaction des rapports.',
    },
    routes: ['GET reportGuide', 'POST reportGuide'],
    allow: { secretariat: 'any' },
  },
}

/** A published report is everybody's from the level on at which its areas are: it speaks of every one of them. */
export const isPublicAt = (published: boolean, level: PublicationLevel): boolean => published && atLeast(level, 'areas')

/** What somebody may do with a report, as far as pages offer it; the permission table decides. */
export interface Rights {
  readonly edit: boolean
  readonly check: boolean
  readonly approve: boolean
  readonly publish: boolean
}

interface Standing {
  readonly placeId: string
  readonly state: RoundState
  /** The account of the reviewer who leads; null where there is none. */
  readonly lead: string | null
}

export function rightsOf(actor: Actor | null, { placeId, state, lead }: Standing): Rights {
  const none = { edit: false, check: false, approve: false, publish: false }
  if (!actor || state === 'open') return none
  const runs = actor.mandates.some(({ role }) => role === 'secretariat')
  const forPlace = (roles: readonly string[]) =>
    actor.mandates.some((mandate) => mandate.placeId === placeId && roles.includes(mandate.role))
  const leads = forPlace(Object.keys(leadsPlace))
  return {
    edit: runs || (lead !== null && lead === actor.accountId),
    check: leads || forPlace(['contributor']),
    approve: leads && state !== 'signed_off',
    publish: runs && state !== 'signed_off',
  }
}
