import { type PersonalData, personalTable } from '#platform/personal-data'
import { departmentsPersonalData } from './departments/personal-data.ts'
import { evidencePersonalData } from './evidence/personal-data.ts'
import { strategyPersonalData } from './strategy/index.ts'
import { visitPersonalData } from './visits/index.ts'
import { reportPersonalData } from './report/personal-data.ts'
import { reviewPersonalData } from './review/personal-data.ts'

/** What this domain holds of persons. */
export const personalData: readonly PersonalData[] = [
  ...evidencePersonalData,
  ...departmentsPersonalData,
  {
    key: 'rounds',
    holds: { en: 'Rounds you opened or signed off', fr: 'Les campagnes que vous avez ouvertes ou approuvées' },
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
  ...strategyPersonalData,
  ...visitPersonalData,
  ...reportPersonalData,
  ...reviewPersonalData,
]
