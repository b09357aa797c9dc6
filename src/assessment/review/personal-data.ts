import { type PersonalData, personalTable } from '#platform/personal-data'

/** What a review holds of persons. */
export const reviewPersonalData: readonly PersonalData[] = [
  {
    key: 'reviews',
    holds: {
      en: 'What you said in the review of a round: marks, questions, replies',
      fr: 'Ce que vous avez dit lors de la relecture d’une campagne : avis, questions, réponses',
    },
    purpose: {
      en: 'To know who came to which judgement, and how.',
      fr: 'Savoir qui est parvenu à quel jugement, et comment.',
    },
    kept: {
      en: 'As long as the account exists; what was said stays, without you.',
      fr: 'Tant que le compte existe ; ce qui a été dit demeure, sans votre nom.',
    },
    stores: [
      personalTable({ table: 'review_opinion', by: ['account_id'] }),
      personalTable({ table: 'review_turn', by: ['account_id'] }),
    ],
  },
]
