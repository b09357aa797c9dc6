import type { Deps } from '#deps'
import { type Entry, findEntry, listEntries, type Publication, publicationKind, readerOf } from '#library'
import { type InventedCountries, listGroups, listInventedCountries, listNetworks, type Texts } from '#network'
import { notFound, type View } from '#platform/http'
import { isUpcoming } from '../calendar.ts'
import { listEvents } from '../gather.ts'
import type { Happening } from '../happenings.ts'
import { type Event, eventKind, type Project, projectKind, seriesKind } from '../kinds.ts'
import { cameOf, relatedTo } from '../store.ts'

export interface EventView {
  readonly event: Event
  readonly parent: Event | undefined
  /** What is part of it. */
  readonly parts: readonly Happening[]
  readonly series: Entry | undefined
  /** The others of its series. */
  readonly siblings: readonly Happening[]
  readonly project: Project | undefined
  readonly publications: readonly Publication[]
  readonly network: { readonly id: string; readonly name: Texts } | undefined
  readonly group: { readonly id: string; readonly name: Texts } | undefined
  readonly invented: InventedCountries
  /** It is to come, or going on: what came of it cannot be known yet. */
  readonly ahead: boolean
}

type Needs = Pick<Deps, 'db' | 'now'>

/** An event and what it belongs to, as far as the reader may read it. Throws notFound. */
export async function readEvent({ db, now }: Needs, { actor, lang }: View, id: string): Promise<EventView> {
  const [reader, at] = [readerOf(actor), now()]
  const event = await findEntry(db, eventKind, id, reader, at)
  if (!event) throw notFound()
  const { partOf, series, project, workingGroup } = event.values
  const asked = { db, reader, now: at, lang }
  const { demonstration, networkId } = event
  const [parent, parts, ofSeries, siblings, ofProject, publications, networks, groups, invented] = await Promise.all([
    partOf === null ? undefined : findEntry(db, eventKind, partOf, reader, at),
    listEvents(asked, relatedTo('part_of', id)),
    series === null ? undefined : findEntry(db, seriesKind, series, reader, at),
    series === null ? [] : listEvents(asked, relatedTo('series', series)),
    project === null ? undefined : findEntry(db, projectKind, project, reader, at),
    listEntries(db, publicationKind, reader, at, cameOf(id)),
    networkId === null ? [] : listNetworks(db, demonstration),
    workingGroup === null ? [] : listGroups(db, { demonstration }),
    listInventedCountries(db),
  ])
  return {
    event,
    parent,
    parts,
    series: ofSeries,
    siblings: siblings.filter(({ key }) => key !== `event-${id}`),
    project: ofProject,
    publications,
    network: networks.find((one) => one.id === networkId),
    group: groups.find((one) => one.id === workingGroup),
    invented,
    ahead: isUpcoming(event.values, at.toISOString().slice(0, 10)),
  }
}
