import { type Activities, activitiesOf, ActivitiesOf } from '#activities'
import type { Deps } from '#deps'
import {
  AboutNetwork,
  type CountryNames,
  countryNames,
  findNetworkTarget,
  getNetworkProfile,
  GroupList,
  inLanguage,
  listGroups,
  listInventedCountries,
  listPlaces,
  listWriting,
  MapFigure,
  NetworkFacts,
  NetworkNews,
  type NetworkProfile,
  NetworkYears,
  type Place,
  PlaceTable,
  readablePage,
  type ReadPage,
  type WorkingGroup,
} from '#network'
import { PublicationsOf, publicationsOf, type PublicationsOfNetwork } from '#library'
import type { PermissionTable } from '#platform/access'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Page } from '#ui'
import { workAt, type WorkHere, WorkLinks } from './work-links.tsx'

interface NetworkView {
  network: NetworkProfile
  places: readonly Place[]
  countries: CountryNames
  /** What it has published. */
  pages: readonly ReadPage[]
  groups: readonly WorkingGroup[]
  /** Its events and projects. */
  activities: Activities
  publications: PublicationsOfNetwork
  /** What the reader may do here. */
  work: readonly WorkHere[]
}

/** Throws notFound. */
export async function readNetwork(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  table: PermissionTable,
  view: View,
  id: string,
): Promise<NetworkView> {
  const { speech, lang, actor } = view
  const network = await getNetworkProfile(db, id)
  const { demonstration } = network
  const [found, invented, written, groups, activities, publications] = await Promise.all([
    listPlaces(db, { network: id, demonstration }),
    listInventedCountries(db),
    listWriting(db, id),
    listGroups(db, { demonstration, networkId: id }),
    activitiesOf({ db, now }, view, { network: id }),
    publicationsOf({ db, now }, view, id),
  ])
  const places = found.sort((a, b) => speech.compare(a.name, b.name))
  const codes = [...new Set(places.map(({ country }) => country))]
  const countries = countryNames(speech, codes, invented)
  const pages = written.flatMap((page) => readablePage(page, lang) ?? [])
  const work = actor ? workAt(table, 'network', actor, await findNetworkTarget(db, id)) : []
  return { network, places, countries, pages, groups, activities, publications, work }
}

export function NetworkPage({
  view,
  network,
  places,
  countries,
  pages,
  groups,
  activities,
  publications,
  work,
}: NetworkView & { view: View }) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const { demonstration } = network
  const name = inLanguage(network.name, lang)
  const description = inLanguage(network.description, lang)
  const list = href('networks', { lang }, { set: demonstration ? 'demonstration' : undefined })
  const leadPlaceName = places.find((place) => place.id === network.leadPlaceId)?.name
  return (
    <Page view={view} title={name.text} description={description.text} section="places" demonstration={demonstration}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('list.title'), href: list }]} />
      <h1 lang={name.lang === lang ? undefined : name.lang}>{name.text}</h1>
      <p class="lead" lang={description.lang === lang ? undefined : description.lang}>
        {description.text}
      </p>
      <WorkLinks view={view} names={work} id={network.id} />
      <div class="split place-split">
        <aside>
          <NetworkFacts view={view} network={network} leadPlaceName={leadPlaceName} />
        </aside>
        <div>
          <AboutNetwork view={view} network={network} pages={pages} />
          <NetworkNews view={view} network={network} pages={pages} />
          <NetworkYears view={view} network={network} pages={pages} />
          <GroupList view={view} groups={groups} />
          <ActivitiesOf view={view} activities={activities} />
          <PublicationsOf view={view} network={network.id} of={publications} />
        </div>
      </div>
      <Members view={view} places={places} countries={countries} demonstration={demonstration} />
    </Page>
  )
}

type MembersProps = Pick<NetworkView, 'places' | 'countries'> & { view: View; demonstration: boolean }

function Members({ view, places, countries, demonstration }: MembersProps) {
  const t = view.speech.words('network')
  return (
    <section class="section">
      <h2>{t('networkPage.places', { count: places.length })}</h2>
      {places.length > 0 && (
        <div class="map-and-list">
          <MapFigure view={view} places={places} demonstration={demonstration} countries={countries} />
          <PlaceTable view={view} places={places} countries={countries} />
        </div>
      )}
    </section>
  )
}
