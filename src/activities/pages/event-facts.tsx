import { isSubjectKey, subjectName } from '#instruments'
import { countryName, inLanguage } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type Fact, Facts } from '#ui'
import { kindName, modeName, sayWhen } from '../words.ts'
import { EntryLink, Line, LinesValue, says } from './said.tsx'
import type { EventView } from './read-event.ts'
import { eventKind, projectKind, seriesKind } from '../kinds.ts'

type Props = EventView & { view: View }

/** What is known of an event, fact by fact; what no source says is said to be so. */
export function EventFacts(props: Props) {
  return <Facts facts={[...whenAndWhere(props), ...whoFacts(props), ...belonging(props)]} />
}

function whenAndWhere({ view, event }: Props): Fact[] {
  const { speech, lang } = view
  const t = speech.words('activities')
  const { kind, hours, mode, country, countries } = event.values
  const land = country === null ? undefined : countryName(speech, country, new Map())
  const lands = countries.map((code) => countryName(speech, code, new Map())).sort(speech.compare)
  return [
    { label: t('event.field.kind'), value: kindName(speech, kind) },
    { label: t('event.when'), value: sayWhen(speech, event.values) },
    ...(hours === null
      ? []
      : [{ label: t('event.field.hours'), value: t('event.hours', { hours: speech.number(hours) }) }]),
    { label: t('event.field.mode'), value: modeName(speech, mode) },
    ...(says(event, 'location', lang) || land !== undefined
      ? [
          {
            label: t('event.where'),
            value: says(event, 'location', lang) ? <Line view={view} entry={event} name="location" /> : land,
            ...(says(event, 'location', lang) && land !== undefined && { note: land }),
          },
        ]
      : []),
    ...(lands.length > 0 ? [{ label: t('event.field.countries'), value: speech.list(lands) }] : []),
  ]
}

function whoFacts({ view, event, ahead }: Props): Fact[] {
  const { speech, lang } = view
  const t = speech.words('activities')
  const { participants, participantsOf } = event.values
  const told = (name: 'organisers' | 'partners' | 'occasion' | 'funding'): Fact[] =>
    says(event, name, lang)
      ? [{ label: t(`event.field.${name}`), value: <LinesValue view={view} entry={event} name={name} /> }]
      : []
  return [
    ...told('occasion'),
    ...told('organisers'),
    ...told('partners'),
    ...(ahead && participants === null
      ? []
      : [
          {
            label: t('event.field.participants'),
            value:
              participants === null || participantsOf === null
                ? t('notRecorded')
                : t(`participants.${participantsOf}`, { count: participants }),
          },
        ]),
    ...told('funding'),
  ]
}

function belonging({ view, event, parent, series, project, network, group }: Props): Fact[] {
  const { speech, lang } = view
  const t = speech.words('activities')
  const { edition, themes } = event.values
  const subjects = themes.filter(isSubjectKey)
  const linked = (name: { text: string; lang: string }, address: string) => (
    <a href={address} lang={name.lang === lang ? undefined : name.lang}>
      {name.text}
    </a>
  )
  return [
    ...(parent
      ? [{ label: t('event.field.partOf'), value: <EntryLink view={view} kind={eventKind} entry={parent} /> }]
      : []),
    ...(series
      ? [
          {
            label: t('event.field.series'),
            value: <EntryLink view={view} kind={seriesKind} entry={series} />,
            ...(edition !== null && { note: t('event.edition', { edition }) }),
          },
        ]
      : []),
    ...(project
      ? [{ label: t('event.field.project'), value: <EntryLink view={view} kind={projectKind} entry={project} /> }]
      : []),
    ...(group
      ? [
          {
            label: t('event.field.workingGroup'),
            value: linked(inLanguage(group.name, lang), href('group', { lang, id: group.id })),
          },
        ]
      : []),
    ...(network
      ? [
          {
            label: t('filter.network'),
            value: linked(inLanguage(network.name, lang), href('network', { lang, id: network.id })),
          },
        ]
      : []),
    ...(subjects.length > 0
      ? [
          {
            label: t('event.field.themes'),
            value: (
              <ul role="list">
                {subjects.map((theme) => (
                  <li>
                    <a href={href('events', { lang }, { theme })}>{subjectName(theme, lang)}</a>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
  ]
}
