import type { Policy } from '#network'

export const openDataPolicy: Policy = {
  'open data.read': {
    sentence: {
      en: 'Read the open data: the page about them, the released packages, their catalogue, and the interface for programs.',
      fr: 'Lire les données ouvertes : leur page, les jeux publiés, leur catalogue et l’interface de programmation.',
    },
    routes: [
      'GET data',
      'GET dataPackage',
      'GET dataCatalogue',
      'GET dataCatalogueTurtle',
      'GET openapi',
      ...['Place', 'Network', 'Result', 'OfficialResult', 'Practice', 'Edition'].flatMap((one) => [
        `GET api${one}s`,
        `GET api${one}`,
      ]),
    ],
    allow: 'everyone',
    beforeSecondFactor: true,
  },
}
