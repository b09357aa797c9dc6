import { type PersonalData, personalTable } from '#platform/personal-data'

export const entriesPersonalData: readonly PersonalData[] = [
  {
    key: 'entries',
    holds: {
      en: 'Entries of the record you wrote or changed',
      fr: 'Les fiches du registre que vous avez rédigées ou modifiées',
    },
    purpose: {
      en: 'To know who wrote which version of an entry.',
      fr: 'Savoir de qui vient chaque version d’une fiche.',
    },
    kept: {
      en: 'As long as the account exists; the versions stay, without you.',
      fr: 'Tant que le compte existe ; les versions restent, sans votre nom.',
    },
    stores: [personalTable({ table: 'entry_version', by: ['saved_by'] })],
  },
]
