import { leadsPlace, type NoticeKind, type Recipients, type Role } from '#network'
import { href } from '#routes'
import type { Visit } from './model.ts'

const leads = Object.keys(leadsPlace) as Role[]

const happenings = ['planned', 'assigned', 'sent', 'checked', 'published', 'cancelled', 'followUp'] as const
export type Happening = (typeof happenings)[number]

/** Who hears of what happens to a visit. */
export function heardBy({ placeId, team, demonstration }: Visit, happening: Happening): Recipients[] {
  const place: Recipients = { roles: leads, placeId }
  const secretariat: Recipients = { roles: ['secretariat'], demonstration }
  const experts: Recipients[] = team.length > 0 ? [{ accountIds: team.map(({ accountId }) => accountId) }] : []
  switch (happening) {
    case 'planned':
    case 'sent':
      return [place]
    case 'assigned':
      return experts
    case 'checked':
      return [secretariat, ...experts]
    case 'published':
    case 'cancelled':
      return [place, ...experts]
    case 'followUp':
      return [place, secretariat, ...experts]
  }
}

export const visitNoticeKinds: readonly NoticeKind[] = [
  {
    kind: 'visit',
    name: (speech) => speech.words('visits')('notice.name'),
    say(speech, { subject, payload }) {
      const happening = happenings.find((one) => one === payload['what']) ?? 'planned'
      const to = { lang: speech.lang, visit: subject.id }
      return {
        text: speech.words('visits')(`notice.${happening}`, {
          place: String(payload['place']),
          date: payload['on'] ? speech.date(String(payload['on'])) : '',
        }),
        path: happening === 'sent' || happening === 'published' ? href('visitProfile', to) : href('visit', to),
      }
    },
  },
]
