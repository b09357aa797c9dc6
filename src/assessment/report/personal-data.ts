import { type PersonalData, personalTable } from '#platform/personal-data'

export const reportPersonalData: readonly PersonalData[] = [
  {
    key: 'report',
    holds: {
      en: 'Texts of reports and of the drafting guide that you saved, remarks you made or settled, approvals and publications',
      fr: 'Les textes de rapports et du guide de rédaction que vous avez enregistrés, vos remarques, celles que vous avez closes, vos approbations et vos publications',
    },
    purpose: {
      en: 'To know who answers for which words of a report.',
      fr: 'Savoir qui répond de quels mots d’un rapport.',
    },
    kept: {
      en: 'As long as the account exists; the texts stay, without you.',
      fr: 'Tant que le compte existe ; les textes demeurent, sans votre nom.',
    },
    stores: [
      personalTable({ table: 'report_text', by: ['saved_by'] }),
      personalTable({ table: 'report_check', by: ['said_by', 'settled_by'] }),
      personalTable({ table: 'report_approval', by: ['approved_by'] }),
      personalTable({ table: 'report_version', by: ['published_by'] }),
      personalTable({ table: 'report_guide', by: ['saved_by'] }),
    ],
  },
]
