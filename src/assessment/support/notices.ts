import { isSubjectKey, subjectName } from '#instruments'
import { leadsPlace, type NoticeKind, type Recipients, type Role } from '#network'
import { href } from '#routes'
import type { Step, SupportRequest } from './model.ts'

const leads = Object.keys(leadsPlace) as Role[]

type Happening = 'ask' | Step

/** Who hears of what happens to a request. */
export function heardBy(request: SupportRequest, happening: Happening): Recipients[] {
  const { placeId, expertId, demonstration } = request
  const place: Recipients = { roles: leads, placeId }
  const secretariat: Recipients = { roles: ['secretariat'], demonstration }
  const expert: Recipients[] = expertId === null ? [] : [{ accountIds: [expertId] }]
  switch (happening) {
    case 'ask':
      return [secretariat]
    case 'withdraw':
      return [secretariat, ...expert]
    case 'deliver':
      return [place, secretariat]
    default:
      return [place, ...expert]
  }
}

const happenings: readonly Happening[] = ['ask', 'assign', 'agree', 'deliver', 'close', 'decline', 'withdraw', 'reopen']

export const supportNoticeKinds: readonly NoticeKind[] = [
  {
    kind: 'support',
    name: (speech) => speech.words('support')('notice.name'),
    say(speech, { subject, payload }) {
      const happening = happenings.find((one) => one === payload['what']) ?? 'ask'
      const theme = String(payload['theme'])
      return {
        text: speech.words('support')(`notice.${happening}`, {
          place: String(payload['place']),
          theme: isSubjectKey(theme) ? subjectName(theme, speech.lang) : theme,
        }),
        path: href('supportRequest', { lang: speech.lang, request: subject.id }),
      }
    },
  },
]
