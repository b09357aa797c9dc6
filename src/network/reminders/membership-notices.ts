import type { Speech } from '#platform/i18n'
import { href } from '#routes'
import { isStep } from '../accession/model.ts'
import { addDays } from '../accession/partial-date.ts'
import { stepName } from '../accession/words.ts'
import { obligationNames } from '../obligations/model.ts'
import { obligationName, sayMoney } from '../obligations/words.ts'
import type { Notice, NoticeKind } from './model.ts'

const text = (notice: Notice, name: string): string => String(notice.payload[name] ?? '')

/** `soon`: before its day; `late`: the day has passed. */
export type Nearness = 'soon' | 'late'

/** Days before and after a day within which one reminds; what is late for longer stands on the board. */
const window = { soon: 30, late: 60 } as const

/** Null: it is not time to remind. */
export function nearnessOf(dueOn: string, today: string): Nearness | null {
  if (today > dueOn) return today <= addDays(dueOn, window.late) ? 'late' : null
  return today >= addDays(dueOn, -window.soon) ? 'soon' : null
}

const nearness = (notice: Notice): Nearness => (text(notice, 'near') === 'late' ? 'late' : 'soon')

const obligation: NoticeKind = {
  kind: 'obligation',
  name: (speech) => speech.words('membership')('notice.obligation.name'),
  say(speech, notice) {
    const kind = obligationNames.find((name) => name === text(notice, 'what')) ?? 'index'
    const said = { what: obligationName(speech, kind), ...about(speech, notice) }
    const words = speech.words('membership')(`notice.obligation.${nearness(notice)}`, said)
    return { text: words, path: href('membership', { lang: speech.lang, id: notice.subject.id }) }
  },
}

const fee: NoticeKind = {
  kind: 'fee',
  name: (speech) => speech.words('membership')('notice.fee.name'),
  say(speech, notice) {
    const amount = sayMoney(speech, Number(notice.payload['amount']), text(notice, 'currency'))
    const said = { amount, year: text(notice, 'year'), ...about(speech, notice) }
    const words = speech.words('membership')(`notice.fee.${nearness(notice)}`, said)
    return { text: words, path: href('membership', { lang: speech.lang, id: notice.subject.id }) }
  },
}

const accessionStep: NoticeKind = {
  kind: 'accession step',
  name: (speech) => speech.words('membership')('notice.step.name'),
  say(speech, notice) {
    const step = text(notice, 'step')
    const said = { step: isStep(step) ? stepName(speech, step) : step, ...about(speech, notice) }
    const words = speech.words('membership')(`notice.step.${nearness(notice)}`, said)
    return { text: words, path: href('accession', { lang: speech.lang, accession: notice.subject.id }) }
  },
}

const welcome: NoticeKind = {
  kind: 'welcome',
  name: (speech) => speech.words('membership')('notice.welcome.name'),
  say: (speech, notice) => ({
    text: speech.words('membership')('notice.welcome.text', { place: text(notice, 'place') }),
    path: href('membership', { lang: speech.lang, id: notice.subject.id }),
  }),
}

const about = (speech: Speech, notice: Notice) => ({
  place: text(notice, 'place'),
  date: speech.date(text(notice, 'dueOn')),
})

export const membershipNoticeKinds: readonly NoticeKind[] = [obligation, fee, accessionStep, welcome]
