import type { Actor, Policy } from '#network'

export const legalPolicy: Policy = {
  'legal.read': {
    sentence: {
      en: 'Read the accessibility statement, the privacy notice and the legal notice.',
      fr: 'Lire la déclaration d’accessibilité, la notice sur les données personnelles et les mentions légales.',
    },
    routes: ['GET accessibility', 'GET privacy', 'GET legal'],
    allow: 'everyone',
    beforeSecondFactor: true,
  },
  'legal.complete': {
    sentence: {
      en: 'Complete the accessibility statement, the privacy notice and the legal notice with what only the institution knows.',
      fr: 'Compléter les pages légales avec les informations que seule l’institution peut fournir.',
    },
    routes: ['GET legalFields', 'POST legalFields'],
    allow: { secretariat: 'any' },
  },
}

/** Those pages are of the real site, whatever else it demonstrates. */
export const mayComplete = (actor: Actor): boolean => !actor.demonstration
