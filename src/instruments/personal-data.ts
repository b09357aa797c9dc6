import { type PersonalData, personalTable } from '#platform/personal-data'

/** What this domain holds of persons. */
export const personalData: readonly PersonalData[] = [
  {
    key: 'answers',
    holds: {
      en: 'Answers you saved for a place, in every version, with their comments and sources',
      fr: 'Les réponses que vous avez enregistrées pour un territoire, dans toutes leurs versions, avec leurs commentaires et leurs sources',
    },
    purpose: {
      en: 'To let those who answer together see who wrote what.',
      fr: 'Permettre aux personnes qui répondent ensemble de voir qui a écrit quoi.',
    },
    kept: {
      en: 'As long as the account exists. The answers are those of the place and stay, without you; a comment stays as it was written.',
      fr: 'Tant que le compte existe. Les réponses appartiennent au territoire et demeurent, sans votre nom ; un commentaire reste tel qu’il a été écrit.',
    },
    stores: [personalTable({ table: 'answer_revision', by: ['account_id'] })],
  },
]
