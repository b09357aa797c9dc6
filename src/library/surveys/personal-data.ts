import type { PersonalData } from '#platform/personal-data'

/** No account is kept beside an answer, so nothing here can be found for one: it is explained, and taken out on request. */
export const surveysPersonalData: readonly PersonalData[] = [
  {
    key: 'survey-answers',
    holds: {
      en: 'Answers to surveys: those of a place or a network, given with a link and without an account; its own words may name people',
      fr: 'Les réponses aux enquêtes : celles d’un territoire ou d’un réseau, données par un lien et sans compte ; les textes libres peuvent nommer des personnes',
    },
    purpose: {
      en: 'To know what members say and need; who typed an answer is not recorded.',
      fr: 'Savoir ce que disent les membres et ce dont ils ont besoin ; la personne qui a saisi une réponse n’est pas enregistrée.',
    },
    kept: {
      en: 'As long as the survey. The answers are those of the place and stay when an account is erased; whoever is named in them may ask the secretariat to have the words taken out.',
      fr: 'Aussi longtemps que l’enquête. Les réponses appartiennent au territoire et demeurent quand un compte est effacé ; toute personne qui y est nommée peut demander au secrétariat d’en retirer la mention.',
    },
    stores: [],
  },
]
