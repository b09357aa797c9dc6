import { leadsPlace, type Policy } from '#network'
import type { Actor } from '#platform/access'
import type { PublicationLevel } from './model.ts'

/** Whoever reads a result whole: those who act for its place, who review its round, and who keep the programme's results. */
const readsWhole = {
  secretariat: 'any',
  expert: 'assigned',
  ...leadsPlace,
  contributor: 'own place',
  elected: 'own place',
  reader: 'own place',
} as const

export const publicationPolicy: Policy = {
  'result.read': {
    sentence: {
      en: 'Read the result of a place as far as those responsible made it public; in full for those who act for the place, for the experts who review its round, and for the secretariat.',
      fr: 'Lire le résultat d’un territoire, dans la mesure où ses responsables l’ont rendu public ; en entier pour les personnes qui agissent pour ce territoire, pour l’équipe d’expertise qui relit la campagne et pour le secrétariat.',
    },
    routes: ['GET result'],
    allow: readsWhole,
    orPublic: true,
    target: 'result',
  },
  'result.publish': {
    sentence: {
      en: 'Choose what everybody may read of a result: nothing, the total, the areas, or the answers too.',
      fr: 'Choisir ce que tout le monde peut lire d’un résultat : rien, le total, les domaines, ou aussi les réponses.',
    },
    routes: ['GET resultPublication', 'POST resultPublication'],
    allow: leadsPlace,
    target: 'result',
  },
}

interface Owned {
  readonly placeId: string
  /** Experts who were given its round. */
  readonly reviewers?: readonly string[]
  readonly demonstration: boolean
}

/** An actor of one network, invented or real, does nothing in the other. */
const actsIn = (actor: Actor | null, { demonstration }: Owned): actor is Actor =>
  actor !== null && actor.demonstration === demonstration

/** How much of a result somebody may read: whole where it is theirs, else what is public. */
export function readingOf(result: Owned, published: PublicationLevel, actor: Actor | null): PublicationLevel {
  if (!actsIn(actor, result)) return published
  const whole = actor.mandates.some(({ role, placeId }) => {
    if (role === 'secretariat') return true
    if (role === 'expert') return result.reviewers?.includes(actor.accountId) ?? false
    return placeId === result.placeId && Object.hasOwn(readsWhole, role)
  })
  return whole ? 'answers' : published
}

export const mayPublish = (result: Owned, actor: Actor | null): boolean =>
  actsIn(actor, result) &&
  actor.mandates.some(({ role, placeId }) => placeId === result.placeId && Object.hasOwn(leadsPlace, role))
