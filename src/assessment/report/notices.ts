import { getPlace, leadsPlace, type NoticeKind, notify, type Recipients, type Role } from '#network'
import { href } from '#routes'
import type { Round } from '../model.ts'
import { reviewOf, seatOf } from '../review/index.ts'
import type { Tx } from './store.ts'

const happenings = ['questioned', 'settled', 'approved', 'published', 'corrected'] as const
/** What people are told of a report. */
export type Happening = (typeof happenings)[number]

const heardBy: Readonly<Record<Happening, readonly ('place' | 'lead' | 'secretariat')[]>> = {
  questioned: ['lead'],
  settled: ['place'],
  approved: ['secretariat', 'lead'],
  published: ['place', 'lead'],
  corrected: ['place', 'lead'],
}

const leads = Object.keys(leadsPlace) as Role[]

/** Once a mail for each kind of thing: ten remarks are one line of the mail. */
export async function tell(
  tx: Tx,
  { round, what, by, now }: { round: Round; what: Happening; by: string; now: Date },
): Promise<void> {
  const [place, review] = await Promise.all([getPlace(tx, round.placeId), reviewOf(tx, round.id)])
  const lead = seatOf(review, 'lead')
  const recipients: Readonly<Record<(typeof heardBy)[Happening][number], Recipients | undefined>> = {
    place: { roles: leads, placeId: round.placeId },
    lead: lead && { accountIds: [lead.accountId] },
    secretariat: { roles: ['secretariat'], demonstration: round.demonstration },
  }
  const payload = { what, place: place.name, year: round.year }
  const key = ['report', what, round.id, now.toISOString()].join(':')
  for (const who of heardBy[what]) {
    const to = recipients[who]
    const subject = { kind: 'round', id: round.id }
    if (to) await notify(tx, { kind: 'report', subject, payload, at: now, to, key, onceAMail: true, except: by })
  }
}

export const reportNoticeKinds: readonly NoticeKind[] = [
  {
    kind: 'report',
    name: (speech) => speech.words('report')('notice.name'),
    say(speech, { subject, payload }) {
      const what = happenings.find((one) => one === payload['what']) ?? 'published'
      const given = { place: String(payload['place']), year: String(payload['year']) }
      return {
        text: speech.words('report')(`notice.${what}`, given),
        path: href('report', { lang: speech.lang, round: subject.id }),
      }
    },
  },
]
