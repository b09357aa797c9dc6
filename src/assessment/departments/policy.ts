import { leadsPlace, type Policy } from '#network'

export const departmentsPolicy: Policy = {
  'departments.read': {
    sentence: {
      en: 'See which department answers what in a round, by when, and how far it is.',
      fr: 'Voir quel service répond à quoi dans une campagne, pour quand, et où il en est.',
    },
    routes: ['GET roundDepartments'],
    allow: {
      ...leadsPlace,
      contributor: 'own place',
      elected: 'own place',
      reader: 'own place',
      expert: 'assigned',
      secretariat: 'any',
    },
    target: 'round',
  },
  'departments.change': {
    sentence: {
      en: 'Invite departments to answer in an open round, give them areas and questions with a due date, remind them, and undo all that.',
      fr: 'Inviter des services à répondre à une campagne ouverte, leur confier des domaines et des questions avec une échéance, les relancer, et annuler tout cela.',
    },
    routes: ['POST roundDepartments', 'GET roundDepartment', 'POST roundDepartment'],
    allow: leadsPlace,
    target: 'round',
  },
}
