import { type PersonalData, personalTable } from '#platform/personal-data'

export const testPersonalData: readonly PersonalData[] = [
  {
    key: 'test-adaptations',
    holds: {
      en: 'Questions of the citizenship test that you wrote for a place',
      fr: 'Les questions du test de citoyenneté que vous avez écrites pour un territoire',
    },
    purpose: {
      en: 'To know who answers for a place’s own questions.',
      fr: 'Savoir qui répond des questions propres à un territoire.',
    },
    kept: {
      en: 'As long as the account exists; the questions are the place’s and stay, without you.',
      fr: 'Tant que le compte existe ; les questions appartiennent au territoire et demeurent, sans votre nom.',
    },
    stores: [personalTable({ table: 'test_adaptation', by: ['account_id'] })],
  },
]
