import { SourceLine } from '#library'
import type { View } from '#platform/http'
import { href } from '#routes'
import { firstDay } from '../calendar.ts'
import { eventKind } from '../kinds.ts'
import { structuredEvent } from '../structured.ts'
import { ActivityPage } from './activity-page.tsx'
import { EventFacts } from './event-facts.tsx'
import { HappeningItems } from './items.tsx'
import { Outputs } from './outputs.tsx'
import type { EventView } from './read-event.ts'
import { Lines, Paragraphs, PlaceList, says } from './said.tsx'

type Props = EventView & { view: View }

export function EventPage(props: Props) {
  const { view, event, parts, siblings } = props
  const { lang } = view
  const t = view.speech.words('activities')
  const aside = (
    <>
      <EventFacts {...props} />
      {firstDay(event.values) && (
        <p class="actions">
          <a href={href('eventCalendar', { lang, id: event.id })}>{t('event.calendarFile')}</a>
        </p>
      )}
    </>
  )
  return (
    <ActivityPage
      view={view}
      kind={eventKind}
      entry={event}
      list={{ label: t('events.title'), href: href('events', { lang }) }}
      structured={structuredEvent(props)}
      aside={aside}
    >
      <Paragraphs view={view} entry={event} name="summary" />
      <Lines view={view} entry={event} name="topics" title={t('event.field.topics')} />
      <Lines view={view} entry={event} name="conclusions" title={t('event.field.conclusions')} />
      <Taking {...props} />
      <Outputs view={view} entry={event} publications={props.publications} />
      <Others title={t('event.parts')} {...{ view, happenings: parts }} />
      <Others title={t('event.siblings')} {...{ view, happenings: siblings }} />
      <section>
        <h2>{t('sources.title')}</h2>
        <NotRecorded {...props} />
        <Paragraphs view={view} entry={event} name="note" />
        <SourceLine view={view} entry={event} />
      </section>
    </ActivityPage>
  )
}

const roles = ['host', 'participant', 'observer'] as const

/** Who took part: places by their role, then groups in words. */
function Taking({ view, event, invented }: Props) {
  const t = view.speech.words('activities')
  return (
    <>
      {roles.map((role) => {
        const places = event.places.filter((place) => place.role === role)
        return (
          places.length > 0 && (
            <section>
              <h2>{t(`event.field.${role}`)}</h2>
              <PlaceList view={view} places={places} invented={invented} />
            </section>
          )
        )
      })}
      <Lines view={view} entry={event} name="groups" title={t('event.field.groups')} />
      <Lines view={view} entry={event} name="observers" title={t('event.field.observers')} />
    </>
  )
}

function Others({
  view,
  title,
  happenings,
}: {
  view: View
  title: string
  happenings: Parameters<typeof HappeningItems>[0]['happenings']
}) {
  if (happenings.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <HappeningItems view={view} happenings={happenings} headings="h3" />
    </section>
  )
}

/** What a reader may look for and no source says. */
function NotRecorded({ view, event, publications, ahead }: Props) {
  const { speech, lang } = view
  const t = speech.words('activities')
  const { start, mode, participants, links } = event.values
  const placed = event.places.length > 0
  const missing = [
    ...(start?.length === 10 ? [] : (['date'] as const)),
    ...(mode === null ? (['mode'] as const) : []),
    ...(says(event, 'organisers', lang) ? [] : (['organisers'] as const)),
    ...(placed || says(event, 'groups', lang) ? [] : (['groups'] as const)),
    ...(participants === null && !ahead ? (['participants'] as const) : []),
    ...(says(event, 'topics', lang) ? [] : (['topics'] as const)),
    ...(ahead || says(event, 'outputs', lang) || publications.length > 0 || links.length > 0
      ? []
      : (['outputs'] as const)),
  ]
  if (missing.length === 0) return null
  return (
    <p class="hint">{t('event.notRecorded', { what: speech.list(missing.map((what) => t(`missing.${what}`))) })}</p>
  )
}
