import { type PersonalData, personalTable } from '#platform/personal-data'

export const departmentsPersonalData: readonly PersonalData[] = [
  {
    key: 'departments',
    holds: {
      en: 'The departments you belong to, and the changes you made to departments',
      fr: 'Les services auxquels vous appartenez, et les modifications que vous y avez apportées',
    },
    purpose: {
      en: 'To know who answers what in a round, and to remind them of it.',
      fr: 'Savoir qui répond à quoi dans une campagne, et le rappeler à temps.',
    },
    kept: {
      en: 'As long as the account exists; the departments stay, without you.',
      fr: 'Tant que le compte existe ; les services demeurent, sans vous.',
    },
    stores: [
      personalTable({ table: 'department_person', own: ['account_id'] }),
      personalTable({ table: 'department_change', by: ['by', 'undone_by'] }),
    ],
  },
]
