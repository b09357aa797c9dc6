import { type PersonalData, personalTable } from '#platform/personal-data'

export const visitPersonalData: readonly PersonalData[] = [
  {
    key: 'visits',
    holds: {
      en: 'Visits you belong to as an expert, planned or wrote',
      fr: 'Les visites d’expertise dont vous faites partie, que vous avez préparées ou rédigées',
    },
    purpose: {
      en: 'To know who visits a place, and who wrote what.',
      fr: 'Savoir qui se rend dans un territoire et qui a écrit quoi.',
    },
    kept: {
      en: 'As long as the account exists; visits and profiles stay, without you.',
      fr: 'Tant que le compte existe ; visites et profils demeurent, sans votre nom.',
    },
    stores: [
      personalTable({ table: 'visit', by: ['created_by'] }),
      personalTable({ table: 'visit_expert', own: ['account_id'], by: ['assigned_by'] }),
      personalTable({ table: 'visit_version', by: ['saved_by'] }),
    ],
  },
]
