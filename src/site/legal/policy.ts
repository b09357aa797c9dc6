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
      en: 'Fill in what only the institution knows on those pages.',
      fr: 'Remplir ce que seule l’institution sait sur ces pages.',
    },
    routes: ['GET legalFields', 'POST legalFields'],
    allow: { secretariat: 'any' },
  },
}

/** Those pages are of the real site, whatever else it demonstrates. */
export const mayComplete = (actor: Actor): boolean => !actor.demonstration
