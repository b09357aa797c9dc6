import { leadsPlace, type Policy } from '#network'
import type { Actor } from '#platform/access'

const notesForPlace = { ...leadsPlace, contributor: 'own place' } as const
const readsForPlace = { ...notesForPlace, elected: 'own place', reader: 'own place' } as const
const readsWhole = { ...readsForPlace, expert: 'assigned', secretariat: 'any' } as const

export const strategyPolicy: Policy = {
  'strategy.read': {
    sentence: {
      en: 'Read the strategy of a place, where the place made it public; otherwise for those who act for the place, its experts and the secretariat.',
      fr: 'Lire la stratégie d’un territoire s’il l’a rendue publique ; sinon, pour les personnes qui agissent pour ce territoire, son équipe d’expertise et le secrétariat.',
    },
    routes: ['GET strategy', 'GET strategyCalendar', 'GET strategyPdf', 'GET strategyDocx'],
    allow: readsWhole,
    orPublic: true,
    target: 'strategy',
  },
  'strategy.write': {
    sentence: {
      en: 'Write the strategy of a place: accept recommendations, set objectives and actions, choose whether everybody may read it.',
      fr: 'Rédiger la stratégie d’un territoire : retenir des recommandations, fixer objectifs et actions, choisir si tout le monde peut la lire.',
    },
    routes: ['POST strategy', 'GET strategyObjective', 'POST strategyObjective', 'POST strategyAction'],
    allow: leadsPlace,
    target: 'strategy',
  },
  'strategy.progress': {
    sentence: {
      en: 'Note the progress of an action of the strategy of a place.',
      fr: 'Consigner l’avancement d’une action de la stratégie d’un territoire.',
    },
    routes: ['GET strategyAction', 'POST strategyProgress'],
    allow: notesForPlace,
    target: 'strategy',
  },
}

export interface StrategyRights {
  readonly write: boolean
  readonly note: boolean
  /** Sees what the public does not: recommendations, versions. */
  readonly whole: boolean
}

const holds = (actor: Actor | null, placeId: string, roles: object): boolean =>
  actor?.mandates.some((mandate) => mandate.placeId === placeId && Object.hasOwn(roles, mandate.role)) ?? false

export function strategyRights(
  actor: Actor | null,
  { placeId, demonstration, assigned }: { placeId: string; demonstration: boolean; assigned: readonly string[] },
): StrategyRights {
  if (actor?.demonstration !== demonstration) return { write: false, note: false, whole: false }
  return {
    write: holds(actor, placeId, leadsPlace),
    note: holds(actor, placeId, notesForPlace),
    whole:
      holds(actor, placeId, readsForPlace) ||
      assigned.includes(actor.accountId) ||
      actor.mandates.some(({ role }) => role === 'secretariat'),
  }
}
