import type { Context } from '../context.ts'
import type { Wave } from '../state.ts'
import { type FilledColumn, type TableData, tableOf } from '../table-data.ts'
import { changeOf, type Changed } from './change.ts'
import { countryCodeColumn, demonstrationColumn, profileAddress } from './place-table.ts'

type ChangeColumn = FilledColumn<Changed>

/** A row a place or an area: both ends and what lies between them. */
export function changeTable(
  context: Context,
  rows: readonly Changed[],
  names: { readonly from: string; readonly to: string },
): TableData {
  const { state } = context
  const byPlaces = state.by === 'places'
  const profile = profileAddress(context)
  const columns = [
    ...(byPlaces ? placeColumns(context) : areaColumns(context)),
    ...endColumns(context, names, byPlaces),
    ...fileColumns(context),
    demonstrationColumn(context),
  ]
  return tableOf(columns, rows, ({ key, place, chosen }) => ({
    key,
    href: place ? profile(place.id) : undefined,
    marked: chosen,
  }))
}

const placeColumns = (context: Context): ChangeColumn[] => [
  { key: 'place_id', head: context.t('column.place_id'), kind: 'text', fileOnly: true, cell: ({ key }) => key },
  { key: 'name', head: context.t('column.name'), kind: 'text', sortable: true, cell: ({ label }) => label },
  {
    key: 'country',
    head: context.t('column.country'),
    kind: 'text',
    cell: ({ place }) => place && (context.countries.get(place.country) ?? place.country),
  },
  countryCodeColumn(context, ({ place }) => place && place.country),
]

/** In a file each row names the place its area is of. */
const areaColumns = ({ t, state }: Context): ChangeColumn[] => [
  { key: 'place_id', head: t('column.place_id'), kind: 'text', fileOnly: true, cell: () => state.place },
  { key: 'area', head: t('column.area_id'), kind: 'text', fileOnly: true, cell: ({ key }) => key },
  { key: 'name', head: t('column.area'), kind: 'text', cell: ({ label }) => label },
]

const endColumns = (
  { t }: Context,
  names: { readonly from: string; readonly to: string },
  sortable: boolean,
): ChangeColumn[] => [
  ...(['from', 'to'] as const).map((end): ChangeColumn => {
    const result = end === 'from' ? 'fromResult' : 'toResult'
    return {
      key: end,
      head: names[end],
      kind: 'score',
      sortable,
      cell: (row) => row[end],
      why: (row) => (row[result] ? t('none.na') : t('none.result')),
    }
  }),
  { key: 'change', head: t('column.change'), kind: 'change', sortable, cell: changeOf },
]

const fileColumns = ({ t, state }: Context): ChangeColumn[] => [
  ...(['from', 'to'] as const).map((end): ChangeColumn => {
    const wave = state[end]
    return {
      key: `${end}_wave`,
      head: t(`column.${end}`),
      kind: 'text',
      fileOnly: true,
      cell: () => wave && said(wave),
    }
  }),
  {
    key: 'from_result',
    head: t('column.result'),
    kind: 'text',
    fileOnly: true,
    cell: ({ fromResult }) => fromResult?.id ?? null,
  },
  {
    key: 'to_result',
    head: t('column.result'),
    kind: 'text',
    fileOnly: true,
    cell: ({ toResult }) => toResult?.id ?? null,
  },
]

const said = ({ edition, year }: Wave) => `${edition} ${year}`
