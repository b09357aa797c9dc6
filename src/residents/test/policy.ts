import { type Actor, leadsPlace, type Policy } from '#network'

export const testPolicy: Policy = {
  'citizenshipTest.take': {
    sentence: {
      en: 'Take the citizenship test, print it, and give one’s answers anonymously.',
      fr: 'Faire le test de citoyenneté, l’imprimer et donner ses réponses de façon anonyme.',
    },
    routes: [
      'GET citizenshipTest',
      'GET citizenshipTestQuestions',
      'POST citizenshipTestQuestions',
      'GET citizenshipTestPrint',
      'POST citizenshipTestGive',
      'GET citizenshipTestThanks',
    ],
    allow: 'everyone',
  },
  'citizenshipTest.summary': {
    sentence: {
      en: 'See how the citizenship test was answered in a place, and print its leaflet.',
      fr: 'Voir comment le test de citoyenneté a été rempli dans un territoire, et imprimer son dépliant.',
    },
    routes: ['GET placeTest', 'GET placeTestLeaflet'],
    allow: 'everyone',
  },
  'citizenshipTest.run': {
    sentence: {
      en: 'Put the place’s own questions into the citizenship test, and enter answers given on paper.',
      fr: 'Mettre les questions du territoire dans le test de citoyenneté, et saisir les réponses données sur papier.',
    },
    routes: ['GET placeTestAdapt', 'POST placeTestAdapt', 'GET placeTestPaper', 'POST placeTestPaper'],
    allow: leadsPlace,
    target: 'place',
  },
}

/** Whether the reader leads the place: the page then links to what they may do. */
export const leads = (
  actor: Pick<Actor, 'mandates' | 'demonstration'> | null,
  place: { id: string; demonstration: boolean },
): boolean =>
  actor !== null &&
  actor.demonstration === place.demonstration &&
  actor.mandates.some(({ role, placeId }) => placeId === place.id && Object.hasOwn(leadsPlace, role))
