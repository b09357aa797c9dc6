import type { PersonalData } from '#platform/personal-data'
import { deleteEnded } from './kept-store.ts'
import { daysKept } from './model.ts'

/** No account stands behind any of it: nobody's export or erasure finds it, and it goes by itself. */
export const groupPersonalData: readonly PersonalData[] = [
  {
    key: 'group-notes',
    holds: {
      en: 'Citizenship test in a group: what whoever leads a round notes of the talk, without names',
      fr: 'Test de citoyenneté en groupe : ce que la personne qui anime une séance note des échanges, sans aucun nom',
    },
    purpose: {
      en: 'To give the group a sheet to take away.',
      fr: 'Donner au groupe une fiche à emporter.',
    },
    kept: {
      en: 'For {days} after the end of the round. A round has no account; an erasure changes nothing in it.',
      fr: 'Pendant {days} après la fin de la séance. Une séance n’a pas de compte ; un effacement n’y change rien.',
    },
    stores: [
      {
        name: 'group_round',
        columns: [],
        read: () => Promise.resolve([]),
        erase: () => Promise.resolve(),
        expiry: { days: daysKept, remove: deleteEnded },
      },
    ],
  },
]
