import { type PersonalData, personalTable } from '#platform/personal-data'

export const annualReportPersonalData: readonly PersonalData[] = [
  {
    key: 'annual report',
    holds: {
      en: 'Annual reports that you opened or froze, chapters that you saved, differences that you acknowledged',
      fr: 'Les rapports annuels que vous avez ouverts ou figés, les chapitres que vous avez enregistrés, les divergences dont vous avez pris acte',
    },
    purpose: {
      en: 'To know who answers for which words and figures of a report.',
      fr: 'Savoir qui répond de quels mots et de quels chiffres d’un rapport.',
    },
    kept: {
      en: 'As long as the account exists; the texts stay, without you.',
      fr: 'Tant que le compte existe ; les textes demeurent, sans votre nom.',
    },
    stores: [
      personalTable({ table: 'annual_report', by: ['opened_by'] }),
      personalTable({ table: 'annual_report_text', by: ['saved_by'] }),
      personalTable({ table: 'acknowledged_difference', by: ['acknowledged_by'] }),
      personalTable({ table: 'annual_report_version', by: ['frozen_by'] }),
    ],
  },
]
