import type { Deps } from '#deps'
import {
  type CountryNames,
  countryNames,
  getNetwork,
  inLanguage,
  listInventedCountries,
  listPlaces,
  MapFigure,
  type Network,
  type Place,
  PlaceTable,
} from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Page } from '#ui'

interface NetworkView {
  network: Network
  places: readonly Place[]
  countries: CountryNames
}

/** Throws notFound. */
export async function readNetwork({ db }: Pick<Deps, 'db'>, { speech }: View, id: string): Promise<NetworkView> {
  const network = await getNetwork(db, id)
  const [found, invented] = await Promise.all([
    listPlaces(db, { network: id, demonstration: network.demonstration }),
    listInventedCountries(db),
  ])
  const places = found.sort((a, b) => speech.compare(a.name, b.name))
  return {
    network,
    places,
    countries: countryNames(speech, [...new Set(places.map(({ country }) => country))], invented),
  }
}

export function NetworkPage({ view, network, places, countries }: NetworkView & { view: View }) {
  const { speech, lang } = view
  const t = speech.words('network')
  const { demonstration } = network
  const name = inLanguage(network.name, lang)
  const description = inLanguage(network.description, lang)
  const list = href('places', { lang }, { set: demonstration ? 'demonstration' : undefined })
  return (
    <Page view={view} title={name.text} description={description.text} section="places" demonstration={demonstration}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('places.title'), href: list }]} />
      <h1 lang={name.lang === lang ? undefined : name.lang}>{name.text}</h1>
      <p class="lead" lang={description.lang === lang ? undefined : description.lang}>
        {description.text}
      </p>
      <Activities view={view} network={network} />
      <section class="section">
        <h2>{t('networkPage.places', { count: places.length })}</h2>
        <div class="map-and-list">
          <MapFigure view={view} places={places} demonstration={demonstration} countries={countries} />
          <PlaceTable view={view} places={places} countries={countries} />
        </div>
      </section>
    </Page>
  )
}

/** In the reader's language where the record has it, else in English and marked. */
function Activities({ view, network }: { view: View; network: Network }) {
  const { speech, lang } = view
  const t = speech.words('network')
  const told = network.activities[lang]?.length ? lang : 'en'
  const activities = network.activities[told] ?? []
  if (network.demonstration && activities.length === 0) return null
  return (
    <section class="section">
      <h2>{t(network.demonstration ? 'networkPage.activities' : 'networkPage.activities2020')}</h2>
      {activities.length === 0 && <p>{t('networkPage.activities.none')}</p>}
      {told !== lang && activities.length > 0 && (
        <p class="hint">{t('networkPage.activities.language', { language: speech.language(told) })}</p>
      )}
      <ul lang={told === lang ? undefined : told}>
        {activities.map((activity) => (
          <li>{activity}</li>
        ))}
      </ul>
    </section>
  )
}
