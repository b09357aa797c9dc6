import type { NoticeKind } from '#network'
import { href } from '#routes'

export const evidenceNoticeKinds: readonly NoticeKind[] = [
  {
    kind: 'commented',
    name: (speech) => speech.words('evidence')('notice.name'),
    say(speech, { subject, payload }) {
      const [item, place, year] = ['item', 'place', 'year'].map((name) => String(payload[name]))
      const address = { lang: speech.lang, round: subject.id, item: item ?? '' }
      return {
        text: speech.words('evidence')('notice.commented', { item: item ?? '', place: place ?? '', year: year ?? '' }),
        path: `${href('roundEvidence', address)}#comments`,
      }
    },
  },
]
