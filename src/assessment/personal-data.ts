import { type PersonalData, personalTable } from '#platform/personal-data'

/** What this domain holds of persons. */
export const personalData: readonly PersonalData[] = [
  {
    key: 'rounds',
    holds: { en: 'Rounds you opened or submitted', fr: 'Les campagnes que vous avez ouvertes ou clôturées' },
    purpose: {
      en: 'To know who answers for a place’s round.',
      fr: 'Savoir qui répond de la campagne d’un territoire.',
    },
    kept: {
      en: 'As long as the account exists; the rounds stay, without you.',
      fr: 'Tant que le compte existe ; les campagnes demeurent, sans votre nom.',
    },
    stores: [
      personalTable({ table: 'round', by: ['opened_by', 'submitted_by', 'validated_by', 'published_by'] }),
      personalTable({ table: 'round_sign_off', by: ['signed_off_by', 'reopened_by'] }),
      personalTable({ table: 'review', own: ['account_id'], by: ['assigned_by'] }),
    ],
  },
]
