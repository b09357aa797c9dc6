import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { findEntry, listEntries, publicationKind, readerOf, textIn } from '#library'
import { listInventedCountries, listNetworks } from '#network'
import { type Env, notFound, page } from '#platform/http'
import { patterns } from '#routes'
import { calendarFile } from '../calendar-file.ts'
import { firstDay } from '../calendar.ts'
import { listEvents, listHappenings, ofEvent } from '../gather.ts'
import { isWanted } from '../happenings.ts'
import { projectKind, projectKinds, seriesKind } from '../kinds.ts'
import { relatedTo, withIds } from '../store.ts'
import { EventPage } from './event.tsx'
import { EventsPage } from './events.tsx'
import { readEventsQuery } from './events-query.ts'
import { ProjectPage } from './project.tsx'
import { ProjectsPage } from './projects.tsx'
import { readEvent } from './read-event.ts'

type Needs = Pick<Deps, 'db' | 'now'>

export function activitiesPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.events, (c) => showEvents(c, deps))
  // Before an event: its address lies where an id stands.
  pages.get(patterns.eventsCalendar, (c) => sendEvents(c, deps))
  pages.get(patterns.event, async (c) => {
    const { view } = c.var
    return page(c, <EventPage view={view} {...await readEvent(deps, view, c.req.param('id'))} />)
  })
  pages.get(patterns.eventCalendar, (c) => sendEvent(c, deps, c.req.param('id')))
  pages.get(patterns.projects, async (c) => {
    const { view } = c.var
    const all = await listEntries(deps.db, projectKind, readerOf(view.actor), deps.now())
    const kind = projectKinds.find((one) => one === c.req.query('kind'))
    return page(c, <ProjectsPage view={view} kind={kind} all={all} />)
  })
  pages.get(patterns.project, (c) => showProject(c, deps, c.req.param('id')))
  return pages
}

/** Everything the reader may know of, and what of it the address asks for. */
async function happeningsFor(c: Context<Env>, { db, now }: Needs) {
  const { actor, lang } = c.var.view
  const query = readEventsQuery(c.req.query())
  const all = await listHappenings({ db, reader: readerOf(actor), now: now(), lang })
  return { query, all, wanted: all.filter((happening) => isWanted(happening, query)) }
}

async function showEvents(c: Context<Env>, deps: Needs) {
  const { view } = c.var
  const { db, now } = deps
  const reader = readerOf(view.actor)
  const { query, all, wanted } = await happeningsFor(c, deps)
  const [real, invented, series] = await Promise.all([
    listNetworks(db, false),
    reader.demonstration ? listNetworks(db, true) : [],
    query.series === undefined ? undefined : findEntry(db, seriesKind, query.series, reader, now()),
  ])
  const today = now().toISOString().slice(0, 10)
  const title = series && textIn(series, 'title', view.lang)?.text
  return page(
    c,
    <EventsPage
      view={view}
      {...{ query, all, wanted, today }}
      networks={[...real, ...invented].filter(({ kind }) => kind !== 'grouping')}
      series={title}
    />,
  )
}

async function sendEvents(c: Context<Env>, deps: Needs) {
  const { speech, origin } = c.var.view
  const { wanted } = await happeningsFor(c, deps)
  const name = speech.words('activities')('calendar.name')
  return sendCalendar(c, calendarFile(speech, wanted, { name, origin, now: deps.now() }), 'events')
}

/** Throws notFound, also for an event without a day: a calendar would give it one. */
async function sendEvent(c: Context<Env>, { db, now }: Needs, id: string) {
  const { view } = c.var
  const { event } = await readEvent({ db, now }, view, id)
  if (firstDay(event.values) === undefined) throw notFound()
  const happening = ofEvent(event, view.lang)
  const file = calendarFile(view.speech, [happening], { name: happening.title, origin: view.origin, now: now() })
  return sendCalendar(c, file, event.id)
}

const sendCalendar = (c: Context<Env>, file: string, name: string): Response =>
  c.body(file, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.ics"`,
  })

async function showProject(c: Context<Env>, { db, now }: Needs, id: string) {
  const { view } = c.var
  const [reader, at] = [readerOf(view.actor), now()]
  const project = await findEntry(db, projectKind, id, reader, at)
  if (!project) throw notFound()
  const [events, publications, networks, invented] = await Promise.all([
    listEvents({ db, reader, now: at, lang: view.lang }, relatedTo('project', id)),
    listEntries(db, publicationKind, reader, at, withIds(project.values.publications)),
    project.networkId === null ? [] : listNetworks(db, project.demonstration),
    listInventedCountries(db),
  ])
  const network = networks.find((one) => one.id === project.networkId)
  return page(c, <ProjectPage view={view} {...{ project, events, publications, network, invented }} />)
}
