import type { View } from '#platform/http'
import type { Speech } from '#platform/i18n'
import { href } from '#routes'
import { Badge, type Column, Table } from '#ui'
import { type Network, type Place, shortName, type Status } from '../model.ts'
import { type CountryNames, joinedIn, kindName, statusName } from '../names.ts'

interface TableProps {
  view: View
  places: readonly Place[]
  /** The column of networks is left out without them. */
  networks?: readonly Pick<Network, 'id' | 'name'>[]
  countries: CountryNames
}

export function PlaceTable({ view: { speech, lang }, places, networks, countries }: TableProps) {
  const t = speech.words('network')
  const networkColumn = (known: NonNullable<typeof networks>): Column<Place> => ({
    key: 'network',
    head: t('column.network'),
    cell: ({ networkIds }) =>
      known
        .filter(({ id }) => networkIds.includes(id))
        .map(({ id, name }, index) => (
          <>
            {index > 0 && ', '}
            <a href={href('network', { lang, id })}>{shortName(name, lang)}</a>
          </>
        )),
  })
  const columns: Column<Place>[] = [
    {
      key: 'place',
      head: t('column.place'),
      rowHead: true,
      cell: (place) => (
        <>
          <a href={href('place', { lang, id: place.id })}>{place.name}</a>
          <OtherNames place={place} kind={kindName(speech, place.kind)} />
        </>
      ),
    },
    { key: 'country', head: t('column.country'), cell: ({ country }) => countries.get(country) ?? country },
    ...(networks ? [networkColumn(networks)] : []),
    {
      key: 'joined',
      head: t('column.joined'),
      cell: (place) =>
        place.joinedYear === null ? <span class="also">{joinedIn(speech, place)}</span> : joinedIn(speech, place),
    },
    { key: 'status', head: t('column.status'), cell: ({ status }) => <StatusBadge speech={speech} status={status} /> },
  ]
  return <Table caption={t('places.title')} captionHidden columns={columns} rows={places} stacked />
}

function OtherNames({ place: { name, localName, kind: code }, kind }: { place: Place; kind: string }) {
  const others = [localName !== null && localName !== name && localName, code !== 'city' && kind].filter(Boolean)
  return others.length > 0 && <span class="also"> {others.join(', ')}</span>
}

const badges = {
  member: 'good',
  member_unconfirmed_2020: 'waiting',
  joined_after_2020: 'plain',
  index_participant: 'plain',
  accession_pending: 'waiting',
  former: 'past',
} as const

export function StatusBadge({ speech, status }: { speech: Speech; status: Status }) {
  return <Badge kind={badges[status]}>{statusName(speech, status)}</Badge>
}
