import { leadsPlace, type Policy } from '#network'
import type { Actor } from '#platform/access'

/** Results published elsewhere are entered by the secretariat, and by those who lead a place for that place. */
const enters = { secretariat: 'any', ...leadsPlace } as const

export const officialPolicy: Policy = {
  'official results.read': {
    sentence: {
      en: 'Read the results published elsewhere, with every version of what was entered.',
      fr: 'Lire les résultats publiés ailleurs, avec toutes les versions de ce qui a été saisi.',
    },
    routes: ['GET officialResults', 'GET officialEntry', 'GET officialImportTemplate', 'GET file'],
    allow: 'everyone',
  },
  'official results.enter': {
    sentence: {
      en: 'Enter a result from a published report, by a form or from a table: the secretariat for every place, those who lead a place for their own.',
      fr: 'Saisir un résultat tiré d’un rapport publié, par un formulaire ou à partir d’un tableau : le secrétariat pour tous les territoires, les responsables d’un territoire pour le leur.',
    },
    routes: ['GET officialNew', 'POST officialNew', 'GET officialImport', 'POST officialImport'],
    allow: enters,
  },
  'official results.correct': {
    sentence: {
      en: 'Correct or withdraw an entered result: a new version that says what it replaces.',
      fr: 'Corriger ou retirer un résultat saisi : une nouvelle version qui dit ce qu’elle remplace.',
    },
    routes: ['GET officialCorrect', 'POST officialCorrect', 'GET officialWithdraw', 'POST officialWithdraw'],
    allow: enters,
    target: 'official entry',
  },
}

interface Subject {
  /** Null: on no list of ours. */
  readonly placeId: string | null
  readonly demonstration: boolean
}

/** The form names the place, the address does not: the table alone cannot tell whose it is. */
export function mayEnter(subject: Subject, actor: Actor | null): boolean {
  if (!actor || actor.demonstration !== subject.demonstration) return false
  return actor.mandates.some(({ role, placeId }) => {
    if (role === 'secretariat') return true
    return placeId !== null && placeId === subject.placeId && Object.hasOwn(leadsPlace, role)
  })
}
