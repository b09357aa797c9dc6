import { leadsPlace, type NoticeKind, notify, type Recipients, type Role } from '#network'
import { href } from '#routes'
import type { Round } from '../model.ts'
import type { Tx } from './store.ts'

const happenings = [
  'signedOff',
  'reopened',
  'assigned',
  'asked',
  'answered',
  'proposed',
  'replied',
  'decided',
  'finished',
  'ready',
  'validated',
] as const
/** What people are told of the sign-off and the review of a round. */
export type Happening = (typeof happenings)[number]

const leads = Object.keys(leadsPlace) as Role[]

/** Who may be told: those of the place, the secretariat, the experts. */
export const placeOf = ({ placeId }: Pick<Round, 'placeId'>): Recipients => ({ roles: leads, placeId })
export const secretariatOf = ({ demonstration }: Pick<Round, 'demonstration'>): Recipients => ({
  roles: ['secretariat'],
  demonstration,
})

export interface Telling {
  readonly round: Round
  readonly place: string
  readonly what: Happening
  readonly to: readonly Recipients[]
  readonly by: string
  readonly now: Date
}

/** Once a mail for each kind of thing: ten questions are one line of the mail. */
export async function tell(tx: Tx, { round, place, what, to, by, now }: Telling): Promise<void> {
  const subject = { kind: 'round', id: round.id }
  const payload = { what, place, year: round.year }
  const key = ['review', what, round.id, now.toISOString()].join(':')
  for (const recipients of to) {
    await notify(tx, { kind: 'review', subject, payload, at: now, to: recipients, key, onceAMail: true, except: by })
  }
}

export const reviewNoticeKinds: readonly NoticeKind[] = [
  {
    kind: 'review',
    name: (speech) => speech.words('review')('notice.name'),
    say(speech, { subject, payload }) {
      const what = happenings.find((one) => one === payload['what']) ?? 'assigned'
      const parameters = { lang: speech.lang, round: subject.id }
      return {
        text: speech.words('review')(`notice.${what}`, {
          place: String(payload['place']),
          year: String(payload['year']),
        }),
        path: what === 'reopened' ? href('round', parameters) : href('review', parameters),
      }
    },
  },
]
