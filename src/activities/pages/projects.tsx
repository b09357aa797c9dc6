import { LibraryLinks, NewEntryLink, textIn } from '#library'
import type { View } from '#platform/http'
import { href } from '#routes'
import { DemonstrationBadge, Empty, Filters, Page, SelectField } from '#ui'
import { yearOf } from '../calendar.ts'
import { type Project, projectKind, projectKinds } from '../kinds.ts'
import { sayPeriod } from '../words.ts'
import { Line } from './said.tsx'

interface Props {
  view: View
  kind: Project['values']['kind'] | undefined
  all: readonly Project[]
}

/** Every project, by its kind. */
export function ProjectsPage({ view, kind, all }: Props) {
  const { speech, lang } = view
  const t = speech.words('activities')
  const shown = kind === undefined ? all : all.filter(({ values }) => values.kind === kind)
  const kinds = projectKinds.filter((one) => shown.some(({ values }) => values.kind === one))
  return (
    <Page
      view={view}
      title={t('projects.title')}
      section="themes"
      description={t('projects.lead')}
      demonstration={shown.some(({ demonstration }) => demonstration)}
    >
      <LibraryLinks view={view} current="projects" />
      <h1>{t('projects.title')}</h1>
      <p class="lead">{t('projects.lead')}</p>
      <Filters
        action={href('projects', { lang })}
        label={t('projects.filters')}
        submit={t('filters.submit')}
        clear={{ label: t('filters.clear'), active: kind !== undefined }}
      >
        <SelectField
          name="kind"
          label={t('project.field.kind')}
          any={t('filter.any')}
          value={kind}
          choices={projectKinds.map((value) => ({ value, label: t(`project.choice.kind.${value}`) }))}
        />
      </Filters>
      <NewEntryLink view={view} kind={projectKind} />
      {shown.length === 0 && (
        <Empty title={t('projects.empty')}>
          <p>{t('projects.empty.hint')}</p>
        </Empty>
      )}
      {kinds.map((one) => (
        <section class="section">
          <h2>{t(`project.group.${one}`)}</h2>
          <p class="hint">{t(`project.about.${one}`)}</p>
          <ProjectItems view={view} projects={shown.filter(({ values }) => values.kind === one)} headings="h3" />
        </section>
      ))}
    </Page>
  )
}

interface ItemsProps {
  view: View
  projects: readonly Project[]
  headings: 'h3' | 'h4'
}

/** Period, title, who works together. */
export function ProjectItems({ view, projects, headings: Heading }: ItemsProps) {
  const { speech, lang } = view
  const t = speech.words('activities')
  return (
    <ul class="happenings" role="list">
      {projects
        .toSorted((a, b) => (yearOf(b.values.start) ?? 0) - (yearOf(a.values.start) ?? 0))
        .map((project) => {
          const title = textIn(project, 'title', lang)
          const names = project.places.filter(({ role }) => role !== 'joined').map(({ name }) => name)
          const joined = project.places.length - names.length
          return (
            <li>
              <p class="happening-when">{sayPeriod(speech, project.values)}</p>
              <div>
                <Heading lang={title?.lang === lang ? undefined : title?.lang}>
                  <a href={href('project', { lang, id: project.id })}>{title?.text ?? project.id}</a>
                </Heading>
                <p class="also">
                  {names.length > 0 ? speech.list(names) : <Line view={view} entry={project} name="organisers" />}
                  {joined > 0 && ` · ${t('project.joinedBy', { count: joined })}`}
                  {project.demonstration && (
                    <>
                      {' '}
                      <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />
                    </>
                  )}
                </p>
              </div>
            </li>
          )
        })}
    </ul>
  )
}
