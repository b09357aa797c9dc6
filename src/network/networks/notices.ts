import { href } from '#routes'
import type { NoticeKind } from '../reminders/model.ts'

export const networkNoticeKinds: readonly NoticeKind[] = [
  {
    kind: 'network joining',
    name: (speech) => speech.words('networks')('notice.joining.name'),
    say({ words, lang }, { subject, payload }) {
      const said = (name: string) => String(payload[name] ?? '')
      return {
        text: words('networks')('notice.joining', {
          place: said('name'),
          network: said(`network.${lang}`) || said('network.en'),
        }),
        // The form stands filled in: one button lets the place in.
        path: href(
          'networkMembers',
          { lang, id: subject.id },
          { place: said('place'), from: said('from'), source: said('source') },
        ),
      }
    },
  },
]
