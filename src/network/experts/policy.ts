import type { Policy } from '../roles.ts'

export const expertsPolicy: Policy = {
  'experts.read': {
    sentence: {
      en: 'See the experts with their languages and themes: whoever is signed in all of them, others those who agreed.',
      fr: 'Voir les expert-e-s, leurs langues et leurs thèmes\u00a0: l’ensemble après connexion, sinon les personnes qui l’ont accepté.',
    },
    routes: ['GET experts', 'GET expert'],
    allow: 'everyone',
  },
  'expert.own': {
    sentence: {
      en: 'Say of oneself as an expert: languages, themes, availability, conflicts of interest.',
      fr: 'Renseigner sa propre expertise\u00a0: langues, thèmes, disponibilité, conflits d’intérêts.',
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
