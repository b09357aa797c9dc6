import ical from 'ical-generator'
import type { Speech } from '#platform/i18n'
import { stateOfAction, type Strategy } from './model.ts'

interface About {
  readonly place: { readonly id: string; readonly name: string }
  readonly year: number
  /** Absolute addresses: the host makes ids of their own of the entries, the page says more. */
  readonly origin: string
  readonly page: string
  readonly now: Date
  /** That the place is invented, where it is. */
  readonly mark: string | null
}

/** iCalendar (RFC 5545): a whole day for every action that is neither done nor dropped. */
export function strategyCalendar(speech: Speech, strategy: Strategy, about: About): string {
  const t = speech.words('strategy')
  const { place, year, origin, page, now, mark } = about
  const calendar = ical({
    name: t('name', { place: place.name, year: String(year) }),
    prodId: { company: 'Intercultural Cities', product: 'strategy', language: speech.lang.toUpperCase() },
  })
  const { hostname } = new URL(origin)
  for (const objective of strategy.objectives) {
    for (const action of objective.actions) {
      const state = stateOfAction(action)
      if (state === 'done' || state === 'dropped') continue
      calendar.createEvent({
        // The same action keeps its entry when its day moves.
        id: `strategy-${action.id}@${hostname}`,
        stamp: now,
        start: new Date(`${action.dueOn}T00:00:00Z`),
        timezone: 'UTC',
        allDay: true,
        summary: t('calendar.due', { action: action.title, place: place.name }),
        description: [
          t('calendar.text', { objective: objective.title, owner: action.owner }),
          ...(mark === null ? [] : [mark]),
        ].join('\n'),
        url: `${origin}${page}#${action.id}`,
      })
    }
  }
  return calendar.toString()
}
