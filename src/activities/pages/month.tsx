import type { View } from '#platform/http'
import { href } from '#routes'
import { addDays, daysOf, monthBeside, weeksOf } from '../calendar.ts'
import type { Happening } from '../happenings.ts'
import { asQuery, type EventsQuery } from './events-query.ts'
import { HappeningItems } from './items.tsx'

interface Props {
  view: View
  query: EventsQuery
  month: string
  happenings: readonly Happening[]
}

/** A month as a sheet of weeks; on a narrow screen only the days on which something happens. */
export function MonthSheet({ view, query, month, happenings }: Props) {
  const { speech, lang } = view
  const t = speech.words('activities')
  const name = speech.date(`${month}-01`, { month: 'long', year: 'numeric' })
  const byDay = Map.groupBy(
    happenings.flatMap((happening) => daysOf(happening.when).map((day) => ({ day, happening }))),
    ({ day }) => day,
  )
  const within = happenings.filter(({ when }) => when.start === month || when.start === month.slice(0, 4))
  const empty = ![...byDay.keys()].some((day) => day.startsWith(month))
  const beside = (by: -1 | 1) => href('events', { lang }, asQuery({ ...query, month: monthBeside(month, by) }))
  return (
    <section class="section wide">
      <h2 class="sentence">{name}</h2>
      <nav class="actions" aria-label={t('month.beside')}>
        <a href={beside(-1)} rel="prev">
          {t('month.before')}
        </a>
        <a href={beside(1)} rel="next">
          {t('month.after')}
        </a>
      </nav>
      {empty && <p>{t('month.empty')}</p>}
      <table class={empty ? 'month empty-month' : 'month'}>
        <caption class="unseen">{t('month.caption', { month: name })}</caption>
        <thead>
          <tr>
            {weekdays(view).map(({ short, long }) => (
              <th scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr>
              {week.map((day) => (
                <Day
                  view={view}
                  day={day}
                  happenings={(byDay.get(day ?? '') ?? []).map(({ happening }) => happening)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {within.length > 0 && (
        <section>
          <h3>{t('events.undated')}</h3>
          <p class="hint">{t('month.undated', { year: month.slice(0, 4) })}</p>
          <HappeningItems view={view} happenings={within} headings="h4" />
        </section>
      )}
    </section>
  )
}

/** 1 January 2024 was a Monday. */
const aMonday = '2024-01-01'

function weekdays({ speech }: View) {
  return Array.from({ length: 7 }, (_, n) => {
    const day = addDays(aMonday, n)
    return { short: speech.date(day, { weekday: 'short' }), long: speech.date(day, { weekday: 'long' }) }
  })
}

interface DayProps {
  view: View
  day: string | undefined
  happenings: readonly Happening[]
}

function Day({ view, day, happenings }: DayProps) {
  const { speech, lang } = view
  if (day === undefined) return <td class="no-day"></td>
  return (
    <td class={happenings.length > 0 ? 'busy' : undefined}>
      <time datetime={day}>
        <span class="month-day">{Number(day.slice(8))}</span>
        <span class="month-date">{speech.date(day, { weekday: 'long', day: 'numeric', month: 'long' })}</span>
      </time>
      {happenings.length > 0 && (
        <ul role="list">
          {happenings.map((happening) => (
            <li lang={happening.language === lang ? undefined : happening.language}>
              <a href={happening.address}>{happening.title}</a>
            </li>
          ))}
        </ul>
      )}
    </td>
  )
}
