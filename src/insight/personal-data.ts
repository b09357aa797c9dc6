import { type PersonalData, personalTable } from '#platform/personal-data'

/** What this domain holds of persons. */
export const personalData: readonly PersonalData[] = [
  {
    key: 'results',
    holds: {
      en: 'What you chose to publish of a result, and published results you entered',
      fr: 'Ce que vous avez choisi de publier d’un résultat, et les résultats publiés que vous avez saisis',
    },
    purpose: { en: 'To know who decided it.', fr: 'Savoir qui en a décidé.' },
    kept: {
      en: 'As long as the account exists; the choice and the results stay, without you.',
      fr: 'Tant que le compte existe ; le choix et les résultats demeurent, sans votre nom.',
    },
    stores: [
      personalTable({ table: 'result_publication', by: ['chosen_by'] }),
      personalTable({ table: 'official_version', by: ['entered_by'] }),
    ],
  },
]
