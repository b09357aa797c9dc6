import type { Policy } from '../roles.ts'

export const expertsPolicy: Policy = {
  'experts.read': {
    sentence: {
      en: 'See the experts with their languages and themes: all of them once signed in, otherwise those who agreed to it.',
      fr: 'Voir les expert-e-s, leurs langues et leurs thèmes : tous les profils après connexion, sinon ceux des personnes qui l’ont accepté.',
    },
    routes: ['GET experts', 'GET expert'],
    allow: 'everyone',
  },
  'expert.own': {
    sentence: {
      en: 'Describe one’s own expertise: languages, themes, availability, conflicts of interest.',
      fr: 'Renseigner sa propre expertise : langues, thèmes, disponibilité, conflits d’intérêts.',
    },
    routes: ['GET expertOwn', 'POST expertOwn', 'POST expertOwnConflicts'],
    allow: { expert: 'any' },
  },
  'expert.edit': {
    sentence: {
      en: 'Edit the profile of an expert, and declare or end their conflicts of interest.',
      fr: 'Modifier le profil d’un-e expert-e, déclarer ses conflits d’intérêts ou en noter la fin.',
    },
    routes: ['GET expertEdit', 'POST expertEdit', 'POST expertConflicts'],
    allow: { secretariat: 'any' },
    target: 'expert',
  },
}
