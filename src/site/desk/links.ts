import { patterns } from '#routes'

/** Where work is done, by what a mandate is for; the page shows those that the permission table opens. */
export const workOn = {
  place: [
    'rounds',
    'visits',
    'membership',
    'officialNew',
    'placePeople',
    'practiceDrafts',
    'support',
    'placeTrail',
    'place',
  ],
  network: ['networkEdit', 'record', 'networkPeople', 'board', 'networkTrail', 'network'],
  programme: [
    'board',
    'record',
    'accessions',
    'people',
    'reviews',
    'visits',
    'supportBoard',
    'surveys',
    'practiceDrafts',
    'experts',
    'expertOwn',
    'support',
    'officialNew',
    'officialImport',
    'groups',
    'annualReports',
    'trail',
    'legalFields',
  ],
} as const satisfies Record<string, readonly (keyof typeof patterns)[]>

export const ownAccount = ['account', 'notices', 'myData', 'permissions'] as const

export type WorkName = (typeof workOn)[keyof typeof workOn][number] | (typeof ownAccount)[number]

/** What a card promises depends on what one may do there: the first that the table allows, else to read. */
export const promises = {
  rounds: [
    { route: `POST ${patterns.roundOpen}`, text: 'rounds.text' },
    { route: `POST ${patterns.roundArea}`, text: 'rounds.text.answer' },
  ],
  reviews: [{ route: `POST ${patterns.reviewExperts}`, text: 'reviews.text' }],
  support: [{ route: `POST ${patterns.support}`, text: 'support.text' }],
  surveys: [{ route: `POST ${patterns.surveyNew}`, text: 'surveys.text' }],
  annualReports: [{ route: `POST ${patterns.annualReports}`, text: 'annualReports.text' }],
} as const satisfies Partial<Record<WorkName, readonly { route: string; text: string }[]>>

export type Promised = `${WorkName}.text` | `${keyof typeof promises}.text.read` | 'rounds.text.answer'
