import type { Deps } from '#deps'
import { listEntries, readerOf } from '#library'
import type { View } from '#platform/http'
import { href } from '#routes'
import { listHappenings } from '../gather.ts'
import type { Happening } from '../happenings.ts'
import { type Project, projectKind } from '../kinds.ts'
import { ofWhom, type Whose } from '../store.ts'
import { HappeningItems } from './items.tsx'
import { ProjectItems } from './projects.tsx'

/** What a place took part in, or what a network did. */
export interface Activities {
  readonly of: Whose
  readonly happenings: readonly Happening[]
  readonly projects: readonly Project[]
}

type Needs = Pick<Deps, 'db' | 'now'>

export async function activitiesOf({ db, now }: Needs, view: View, of: Activities['of']): Promise<Activities> {
  const [reader, at] = [readerOf(view.actor), now()]
  const [all, projects] = await Promise.all([
    listHappenings({ db, reader, now: at, lang: view.lang }, of),
    listEntries(db, projectKind, reader, at, ofWhom(projectKind.name, of)),
  ])
  return { of, happenings: all.toReversed(), projects }
}

/** The newest of them; the calendar has the rest. */
const shown = 10

/** Sections of a page about a place or a network; nothing where nothing is known. */
export function ActivitiesOf({
  view,
  activities: { of, happenings, projects },
}: {
  view: View
  activities: Activities
}) {
  const { lang } = view
  const t = view.speech.words('activities')
  return (
    <>
      {happenings.length > 0 && (
        <section>
          <h2>{t('beside.events')}</h2>
          <HappeningItems view={view} happenings={happenings.slice(0, shown)} headings="h3" />
          <p>
            <a href={href('events', { lang }, { ...of })}>{t('beside.inCalendar', { count: happenings.length })}</a>
          </p>
        </section>
      )}
      {projects.length > 0 && (
        <section>
          <h2>{t('projects.title')}</h2>
          <ProjectItems view={view} projects={projects} headings="h3" />
        </section>
      )}
    </>
  )
}
