import type { NoticeKind } from '#network'
import { href } from '#routes'

type Notice = Parameters<NoticeKind['say']>[1]
type Speech = Parameters<NoticeKind['say']>[0]

const said = (speech: Speech, { payload }: Notice) => ({
  department: String(payload['department']),
  place: String(payload['place']),
  year: String(payload['year']),
  count: Number(payload['count'] ?? 0),
  date: speech.date(String(payload['dueOn'] ?? 0)),
})

const toRound = (speech: Speech, { subject }: Notice) => href('round', { lang: speech.lang, round: subject.id })

export const departmentsNoticeKinds: readonly NoticeKind[] = [
  {
    kind: 'questions given',
    name: (speech) => speech.words('departments')('notice.given.name'),
    say: (speech, notice) => ({
      text: speech.words('departments')('notice.given', said(speech, notice)),
      path: toRound(speech, notice),
    }),
  },
  {
    kind: 'questions due',
    name: (speech) => speech.words('departments')('notice.due.name'),
    say: (speech, notice) => ({
      text: speech.words('departments')(
        notice.payload['near'] === 'late' ? 'notice.late' : 'notice.due',
        said(speech, notice),
      ),
      path: toRound(speech, notice),
    }),
  },
  {
    kind: 'questions reminder',
    name: (speech) => speech.words('departments')('notice.reminder.name'),
    say: (speech, notice) => ({
      text: speech.words('departments')('notice.reminder', said(speech, notice)),
      path: toRound(speech, notice),
    }),
  },
  {
    kind: 'department progress',
    name: (speech) => speech.words('departments')('notice.progress.name'),
    say: (speech, notice) => ({
      text: speech.words('departments')(
        notice.payload['near'] === 'done' ? 'notice.done' : 'notice.late',
        said(speech, notice),
      ),
      path: href('roundDepartments', { lang: speech.lang, round: notice.subject.id }),
    }),
  },
]
