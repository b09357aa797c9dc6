import { isSubjectKey, subjectName } from '#instruments'
import { type Publication, SourceLine } from '#library'
import { countryName, inLanguage, type InventedCountries, type Texts } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type Fact, Facts } from '#ui'
import type { Happening } from '../happenings.ts'
import { type Project, projectKind } from '../kinds.ts'
import { structuredProject } from '../structured.ts'
import { sayPeriod } from '../words.ts'
import { ActivityPage } from './activity-page.tsx'
import { HappeningItems } from './items.tsx'
import { Outputs } from './outputs.tsx'
import { Lines, LinesValue, Paragraphs, PlaceList, says } from './said.tsx'

export interface ProjectProps {
  view: View
  project: Project
  events: readonly Happening[]
  publications: readonly Publication[]
  network: { readonly id: string; readonly name: Texts } | undefined
  invented: InventedCountries
}

export function ProjectPage(props: ProjectProps) {
  const { view, project, events, publications } = props
  const { lang } = view
  const t = view.speech.words('activities')
  return (
    <ActivityPage
      view={view}
      kind={projectKind}
      entry={project}
      list={{ label: t('projects.title'), href: href('projects', { lang }) }}
      structured={structuredProject(view, project)}
      aside={<Facts facts={factsOf(props)} />}
    >
      <Paragraphs view={view} entry={project} name="summary" />
      <Lines view={view} entry={project} name="aims" title={t('project.field.aims')} />
      <Partners view={view} project={project} invented={props.invented} />
      <Lines view={view} entry={project} name="phases" title={t('project.field.phases')} />
      <Lines view={view} entry={project} name="targetGroups" title={t('project.field.targetGroups')} />
      <Outputs view={view} entry={project} publications={publications} />
      {events.length > 0 && (
        <section>
          <h2>{t('events.title')}</h2>
          <HappeningItems view={view} happenings={events} headings="h3" />
        </section>
      )}
      <section>
        <h2>{t('sources.title')}</h2>
        <Paragraphs view={view} entry={project} name="note" />
        <SourceLine view={view} entry={project} />
      </section>
    </ActivityPage>
  )
}

const roles = ['lead', 'partner', 'joined'] as const

function Partners({ view, project, invented }: Pick<ProjectProps, 'view' | 'project' | 'invented'>) {
  const t = view.speech.words('activities')
  const { partnersStated } = project.values
  const named = roles.map((role) => ({ role, places: project.places.filter((place) => place.role === role) }))
  return (
    <>
      {named.map(
        ({ role, places }) =>
          places.length > 0 && (
            <section>
              <h2>{t(`project.field.${role}`)}</h2>
              <PlaceList view={view} places={places} invented={invented} />
            </section>
          ),
      )}
      {project.places.length === 0 && <p>{t('project.noPlaces')}</p>}
      {partnersStated !== null && <p class="hint">{t('project.partnersStated', { count: partnersStated })}</p>}
    </>
  )
}

const Names = ({ names }: { names: readonly string[] }) => (
  <ul role="list">
    {names.map((name) => (
      <li>{name}</li>
    ))}
  </ul>
)

function factsOf({ view, project, network }: ProjectProps): Fact[] {
  const { speech, lang } = view
  const t = speech.words('activities')
  const { kind, methods, countries, amount, themes } = project.values
  const told = (name: 'organisers' | 'partners' | 'funding'): Fact[] =>
    says(project, name, lang)
      ? [{ label: t(`project.field.${name}`), value: <LinesValue view={view} entry={project} name={name} /> }]
      : []
  const subjects = themes.filter(isSubjectKey).map((key) => subjectName(key, lang))
  const lands = countries.map((code) => countryName(speech, code, new Map())).sort(speech.compare)
  const networkName = network && inLanguage(network.name, lang)
  return [
    { label: t('project.field.kind'), value: t(`project.choice.kind.${kind}`) },
    { label: t('project.period'), value: sayPeriod(speech, project.values) },
    ...(methods.length > 0
      ? [
          {
            label: t('project.field.methods'),
            value: speech.list(methods.map((one) => t(`project.choice.methods.${one}`))),
          },
        ]
      : []),
    ...told('organisers'),
    ...told('partners'),
    ...(says(project, 'funding', lang)
      ? told('funding')
      : [{ label: t('project.field.funding'), value: t('notRecorded') }]),
    ...(amount === null
      ? []
      : [{ label: t('project.field.amount'), value: speech.number(amount, { style: 'currency', currency: 'EUR' }) }]),
    ...(lands.length > 0 ? [{ label: t('project.field.countries'), value: speech.list(lands) }] : []),
    ...(network && networkName
      ? [
          {
            label: t('filter.network'),
            value: (
              <a
                href={href('network', { lang, id: network.id })}
                lang={networkName.lang === lang ? undefined : networkName.lang}
              >
                {networkName.text}
              </a>
            ),
          },
        ]
      : []),
    ...(subjects.length > 0 ? [{ label: t('project.field.themes'), value: <Names names={subjects} /> }] : []),
  ]
}
