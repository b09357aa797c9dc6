import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Filters, Page, Pager, SelectField, TextField } from '#ui'
import { inLanguage, type Place, statuses } from '../model.ts'
import { type CountryNames, countryNames, kindName, statusName } from '../names.ts'
import type { PlaceChoices } from '../store.ts'
import { MapFigure } from './map-figure.tsx'
import { PlaceTable } from './place-table.tsx'
import { parametersOf, isFiltered, type PlacesQuery } from './places-query.ts'
import { RoomLinks } from './room-links.tsx'
import { SetSwitch } from './set-switch.tsx'

const perPage = 25

interface PlacesProps {
  view: View
  query: PlacesQuery
  /** All places that the filters leave, in any order. */
  places: readonly Place[]
  choices: PlaceChoices
}

export function PlacesPage({ view, query, places, choices }: PlacesProps) {
  const { speech, lang } = view
  const t = speech.words('network')
  const made = new Map(choices.invented.map(({ code, name }) => [code, name]))
  const countries = countryNames(speech, choices.countries, made)
  const sorted = places.toSorted((a, b) => speech.compare(a.name, b.name))
  const pages = Math.max(1, Math.ceil(sorted.length / perPage))
  const page = Math.min(query.page, pages)
  const shown = sorted.slice((page - 1) * perPage, page * perPage)
  const { demonstration } = query
  return (
    <Page
      view={view}
      title={t('places.title')}
      description={t('places.lead')}
      section="places"
      demonstration={demonstration}
    >
      <RoomLinks view={view} current="places" demonstration={demonstration} />
      <h1>{t('places.title')}</h1>
      <p class="lead">{t(demonstration ? 'places.lead.demonstration' : 'places.lead')}</p>
      {(choices.demonstrated || demonstration) && (
        <SetSwitch view={view} route="places" demonstration={demonstration} />
      )}
      <PlaceFilters view={view} query={query} choices={choices} countries={countries} />
      <div class="map-and-list">
        <MapFigure view={view} places={places} demonstration={demonstration} countries={countries} />
        <section class="wide">
          <h2>{t('places.count', { count: places.length })}</h2>
          {places.length === 0 ? (
            <NoPlaces view={view} filtered={isFiltered(query)} />
          ) : (
            <PlaceTable view={view} places={shown} networks={choices.networks} countries={countries} />
          )}
          <Pager
            speech={speech}
            page={page}
            pages={pages}
            address={(number) => href('places', { lang }, parametersOf({ ...query, page: number }))}
          />
        </section>
      </div>
    </Page>
  )
}

function NoPlaces({ view, filtered }: { view: View; filtered: boolean }) {
  const t = view.speech.words('network')
  return (
    <Empty title={t(filtered ? 'places.empty' : 'places.none')}>
      <p>{t(filtered ? 'places.empty.hint' : 'places.none.hint')}</p>
    </Empty>
  )
}

interface FiltersProps {
  view: View
  query: PlacesQuery
  choices: PlaceChoices
  countries: CountryNames
}

function PlaceFilters({ view, query, choices, countries }: FiltersProps) {
  const { speech, lang } = view
  const t = speech.words('network')
  const named = (values: readonly string[], nameOf: (value: string) => string) =>
    values.map((value) => ({ value, label: nameOf(value) })).sort((a, b) => speech.compare(a.label, b.label))
  const networks = new Map(choices.networks.map(({ id, name }) => [id, inLanguage(name, lang).text]))
  const start = href('places', { lang }, { set: query.demonstration ? 'demonstration' : undefined })
  return (
    <Filters
      action={start}
      label={t('places.filters')}
      submit={t('filters.submit')}
      clear={{ label: t('filters.clear'), active: isFiltered(query) }}
    >
      {query.demonstration && <input type="hidden" name="set" value="demonstration" />}
      <TextField name="q" type="search" label={t('filter.search')} value={query.q} maxlength={100} />
      <SelectField
        name="country"
        label={t('filter.country')}
        any={t('filter.any')}
        value={query.country}
        choices={named(choices.countries, (code) => countries.get(code) ?? code)}
      />
      <SelectField
        name="network"
        label={t('filter.network')}
        any={t('filter.any')}
        value={query.network}
        choices={named([...networks.keys()], (id) => networks.get(id) ?? id)}
      />
      <SelectField
        name="kind"
        label={t('filter.kind')}
        any={t('filter.any')}
        value={query.kind}
        choices={named(choices.kinds, (kind) => kindName(speech, kind))}
      />
      <SelectField
        name="status"
        label={t('filter.status')}
        any={t('filter.any')}
        value={query.status}
        choices={statuses.map((status) => ({ value: status, label: statusName(speech, status) }))}
      />
      <div class="field-pair">
        <TextField name="from" label={t('filter.from')} inputmode="numeric" maxlength={4} value={query.from} />
        <TextField name="to" label={t('filter.to')} inputmode="numeric" maxlength={4} value={query.to} />
      </div>
    </Filters>
  )
}
