import { accessionPolicy } from './accession/policy.ts'
import { boardPolicy } from './board/policy.ts'
import { expertsPolicy } from './experts/policy.ts'
import { groupsPolicy } from './groups/policy.ts'
import { networksPolicy } from './networks/policy.ts'
import { obligationsPolicy } from './obligations/policy.ts'
import { peoplePolicy } from './people/policy.ts'
import { remindersPolicy } from './reminders/policy.ts'
import type { Policy } from './roles.ts'

const ownPolicy: Policy = {
  'places.read': {
    sentence: {
      en: 'See the places, on a list and on the map.',
      fr: 'Voir les territoires, en liste et sur la carte.',
    },
    routes: ['GET places', 'GET placesMap'],
    allow: 'everyone',
  },
}

export const networkPolicy: Policy = {
  ...ownPolicy,
  ...peoplePolicy,
  ...accessionPolicy,
  ...obligationsPolicy,
  ...remindersPolicy,
  ...boardPolicy,
  ...networksPolicy,
  ...groupsPolicy,
  ...expertsPolicy,
}
