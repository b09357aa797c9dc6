import type { NoticeKind } from '#network'
import { href } from '#routes'

const happenings = ['interested', 'adopted', 'submitted', 'asked', 'returned', 'approved'] as const

export const libraryNoticeKinds: readonly NoticeKind[] = [
  {
    kind: 'practice',
    name: (speech) => speech.words('recommendations')('notice.name'),
    say(speech, { subject, payload }) {
      const { lang } = speech
      const t = speech.words('recommendations')
      const what = happenings.find((one) => one === payload['what']) ?? 'submitted'
      const path =
        subject.kind === 'practice'
          ? href('practice', { lang, id: subject.id })
          : href('practiceDraft', { lang, draft: subject.id })
      const said = { title: String(payload['title'] ?? t('draft.untitled')), place: String(payload['place']) }
      return { text: t(`notice.${what}`, said), path }
    },
  },
]
