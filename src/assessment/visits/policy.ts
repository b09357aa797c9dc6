import { type Actor, leadsPlace, type Policy } from '#network'
import type { Visit } from './model.ts'

const works = { secretariat: 'any', expert: 'assigned' } as const
const ofPlace = { ...leadsPlace, contributor: 'own place', elected: 'own place', reader: 'own place' } as const

export const visitsPolicy: Policy = {
  'visits.recorded': {
    sentence: {
      en: 'Read which visits of experts sources tell of.',
      fr: 'Lire quelles visites d’expertise les sources rapportent.',
    },
    routes: ['GET recordedVisits'],
    allow: 'everyone',
  },
  'visits.list': {
    sentence: {
      en: 'See the visits of experts that one has to do with.',
      fr: 'Voir les visites d’expertise qui concernent sa fonction.',
    },
    routes: ['GET visits'],
    allow: { ...works, ...ofPlace },
  },
  'visit.find': {
    sentence: {
      en: 'See whether experts visit a place because of a round.',
      fr: 'Voir si une visite d’expertise est prévue à la suite d’une campagne.',
    },
    routes: ['GET visitOfRound'],
    allow: { ...works, ...ofPlace },
    target: 'strategy',
  },
  'visit.plan': {
    sentence: {
      en: 'Plan a visit of experts, and choose its team.',
      fr: 'Préparer une visite d’expertise et en composer l’équipe.',
    },
    routes: ['POST visitOfRound'],
    allow: { secretariat: 'any' },
    target: 'strategy',
  },
  'visit.team': {
    sentence: {
      en: 'Choose the team of a visit, cancel it, publish its profile.',
      fr: 'Composer l’équipe d’une visite, annuler la visite, en publier le profil.',
    },
    routes: ['POST visitTeam', 'POST visitRun'],
    allow: { secretariat: 'any' },
    target: 'visit',
  },
  'visit.read': {
    sentence: {
      en: 'Read a visit of experts: team, programme and, once it is sent, the profile.',
      fr: 'Lire une visite d’expertise : équipe, programme et, une fois transmis, profil.',
    },
    routes: [
      'GET visit',
      'GET visitProgramme',
      'GET visitProgrammeCalendar',
      'GET visitProgrammePdf',
      'GET visitProgrammeDocx',
    ],
    allow: { ...works, ...ofPlace },
    target: 'visit',
  },
  'visit.profile': {
    sentence: {
      en: 'Read the intercultural profile of a place, once it is published; before that for the team, the secretariat and, once it is sent, the place.',
      fr: 'Lire le profil interculturel d’un territoire une fois publié ; avant cela, pour l’équipe, le secrétariat et, une fois le projet transmis, le territoire.',
    },
    routes: ['GET visitProfile', 'GET visitProfilePdf', 'GET visitProfileDocx'],
    allow: { ...works, ...ofPlace },
    orPublic: true,
    target: 'visit',
  },
  'visit.write': {
    sentence: {
      en: 'Write the programme, the findings and the profile of a visit.',
      fr: 'Rédiger le programme, les constats et le profil d’une visite.',
    },
    routes: ['POST visit', 'POST visitProgramme', 'GET visitFindings', 'POST visitFindings', 'POST visitProfile'],
    allow: works,
    target: 'visit',
  },
  'visit.check': {
    sentence: {
      en: 'Check the facts of a profile for the place.',
      fr: 'Vérifier les faits d’un profil pour le territoire.',
    },
    routes: ['POST visitCheck'],
    allow: leadsPlace,
    target: 'visit',
  },
}

export interface VisitRights {
  /** Team and secretariat: programme, findings, profile. */
  readonly write: boolean
  /** The secretariat: team, cancelling, publishing. */
  readonly run: boolean
  /** Those who lead the place. */
  readonly check: boolean
}

export function visitRights(
  actor: Actor | null,
  { placeId, demonstration, team }: Pick<Visit, 'placeId' | 'demonstration' | 'team'>,
): VisitRights {
  if (actor?.demonstration !== demonstration) return { write: false, run: false, check: false }
  const run = actor.mandates.some(({ role }) => role === 'secretariat')
  return {
    run,
    write: run || team.some(({ accountId }) => accountId === actor.accountId),
    check: actor.mandates.some((mandate) => mandate.placeId === placeId && Object.hasOwn(leadsPlace, mandate.role)),
  }
}
