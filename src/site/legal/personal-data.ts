import { type PersonalData, personalTable } from '#platform/personal-data'

export const legalPersonalData: readonly PersonalData[] = [
  {
    key: 'legal-pages',
    holds: {
      en: 'Contacts that the institution publishes on its legal pages, and who last changed them',
      fr: 'Les contacts que l’institution publie sur ses pages légales, et qui les a modifiés en dernier',
    },
    purpose: {
      en: 'To say who is responsible for this site.',
      fr: 'Dire qui est responsable de ce site.',
    },
    kept: {
      en: 'Until the institution changes them. An address of yours goes with your account; a name must be changed there.',
      fr: 'Jusqu’à ce que l’institution les modifie. Votre adresse disparaît avec votre compte ; un nom doit y être modifié.',
    },
    stores: [personalTable({ table: 'legal_field', addresses: ['value'], by: ['changed_by'] })],
  },
]
