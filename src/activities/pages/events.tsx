import { LibraryLinks, NewEntryLink } from '#library'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Page } from '#ui'
import { agendaOf, type ArchiveYear, type Happening } from '../happenings.ts'
import { eventKind } from '../kinds.ts'
import { asQuery, type EventsQuery, isFiltered } from './events-query.ts'
import { EventFilters, type NamedNetwork } from './filters.tsx'
import { HappeningItems } from './items.tsx'
import { MonthSheet } from './month.tsx'

export interface EventsProps {
  view: View
  query: EventsQuery
  /** Everything the reader may know of, and what of it was asked for; by start. */
  all: readonly Happening[]
  wanted: readonly Happening[]
  networks: readonly NamedNetwork[]
  /** The name of the series that was asked for. */
  series: string | undefined
  /** YYYY-MM-DD. */
  today: string
}

export function EventsPage(props: EventsProps) {
  const { view, query, all, wanted, networks, series, today } = props
  const { speech, lang } = view
  const t = speech.words('activities')
  const month = query.month
  return (
    <Page
      view={view}
      title={series ?? t('events.title')}
      section="themes"
      description={t('events.lead')}
      demonstration={wanted.some(({ demonstration }) => demonstration)}
    >
      <LibraryLinks view={view} current="events" />
      <h1>{series ?? t('events.title')}</h1>
      <p class="lead">{t('events.lead')}</p>
      <EventFilters view={view} query={query} all={all} networks={networks} />
      <p class="actions">
        <a
          href={href('events', { lang }, asQuery({ ...query, month: month ? undefined : monthToShow(wanted, today) }))}
        >
          {t(month ? 'events.asList' : 'events.asMonth')}
        </a>
        <a href={href('eventsCalendar', { lang }, asQuery({ ...query, month: undefined }))}>
          {t('events.calendarFile')}
        </a>
        <NewEntryLink view={view} kind={eventKind} />
      </p>
      {month ? <MonthSheet view={view} query={query} month={month} happenings={wanted} /> : <Lists {...props} />}
    </Page>
  )
}

/** Where there is something to see: this month, else the month of the latest day. */
function monthToShow(happenings: readonly Happening[], today: string): string {
  const days = happenings.flatMap(({ when: { start } }) => (start?.length === 10 ? [start] : []))
  const ahead = days.find((day) => day >= today)
  return (ahead ?? days.at(-1) ?? today).slice(0, 7)
}

function Lists({ view, query, wanted, today }: EventsProps) {
  const { speech, lang } = view
  const t = speech.words('activities')
  const { upcoming, archive } = agendaOf(wanted, today)
  const whole = isFiltered(query)
  // Unfiltered, the archive opens with its latest year and leads to the others.
  const shown = whole ? archive : archive.slice(0, 1)
  const others = archive.slice(shown.length).flatMap(({ year }) => year ?? [])
  return (
    <>
      <p role="status">{t('events.count', { count: wanted.length })}</p>
      {(upcoming.length > 0 || !whole) && (
        <section class="section">
          <h2>{t('events.upcoming')}</h2>
          {upcoming.length === 0 ? (
            <p>{t('events.upcoming.none')}</p>
          ) : (
            <HappeningItems view={view} happenings={upcoming} headings="h3" />
          )}
        </section>
      )}
      {wanted.length === 0 && (
        <Empty title={t('events.empty')}>
          <p>{t('events.empty.hint')}</p>
        </Empty>
      )}
      {shown.map((year) => (
        <YearOf view={view} year={year} />
      ))}
      {others.length > 0 && (
        <nav class="section" aria-label={t('events.otherYears')}>
          <h2>{t('events.otherYears')}</h2>
          <ul class="year-links" role="list">
            {others.map((year) => (
              <li>
                <a href={href('events', { lang }, { year })}>{year}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}

function YearOf({ view, year: { year, dated, undated } }: { view: View; year: ArchiveYear }) {
  const t = view.speech.words('activities')
  return (
    <section class="section">
      <h2>{year === null ? t('events.noYear') : t('events.ofYear', { year: String(year) })}</h2>
      {dated.length > 0 && <HappeningItems view={view} happenings={dated} headings="h3" />}
      {undated.length > 0 && (
        <section>
          <h3>{t('events.undated')}</h3>
          <p class="hint">{t('events.undated.hint')}</p>
          <HappeningItems view={view} happenings={undated} headings="h4" />
        </section>
      )}
    </section>
  )
}
