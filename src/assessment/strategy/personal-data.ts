import { type PersonalData, personalTable } from '#platform/personal-data'

export const strategyPersonalData: readonly PersonalData[] = [
  {
    key: 'strategies',
    holds: { en: 'Changes you made to strategies', fr: 'Les modifications que vous avez apportées à des stratégies' },
    purpose: {
      en: 'To know who changed the strategy of a place.',
      fr: 'Savoir qui a modifié la stratégie d’un territoire.',
    },
    kept: {
      en: 'As long as the account exists; the strategies stay, without you.',
      fr: 'Tant que le compte existe ; les stratégies demeurent, sans votre nom.',
    },
    stores: [personalTable({ table: 'strategy_version', by: ['saved_by'] })],
  },
]
