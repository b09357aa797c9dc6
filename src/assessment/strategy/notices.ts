import type { NoticeKind } from '#network'
import { href } from '#routes'

export const strategyNoticeKinds: readonly NoticeKind[] = [
  {
    kind: 'strategy action',
    name: (speech) => speech.words('strategy')('notice.name'),
    say(speech, { subject, payload }) {
      return {
        text: speech.words('strategy')('notice.overdue', {
          place: String(payload['place']),
          action: String(payload['action']),
          date: speech.date(String(payload['dueOn'])),
        }),
        path: href('strategy', { lang: speech.lang, round: subject.id }),
      }
    },
  },
]
