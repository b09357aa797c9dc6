import type { Context } from '../context.ts'
import { type Row, scoreOf } from '../selection.ts'
import { type FilledColumn, type TableData, tableOf } from '../table-data.ts'
import { scoreName, whyNone } from '../words.ts'

export type PlaceColumn = FilledColumn<Row>

/** Rows of places: name and country before the view's own columns, and behind them what a row in a file needs to be cited. */
export function placeTable(context: Context, rows: readonly Row[], columns: readonly PlaceColumn[]): TableData {
  const { t, state, countries } = context
  const all: readonly PlaceColumn[] = [
    { key: 'place_id', head: t('column.place_id'), kind: 'text', fileOnly: true, cell: ({ place }) => place.id },
    { key: 'name', head: t('column.name'), kind: 'text', sortable: true, cell: ({ place }) => place.name },
    {
      key: 'country',
      head: t('column.country'),
      kind: 'text',
      cell: ({ place: { country } }) => countries.get(country) ?? country,
    },
    // Names of countries are of a language, files for every one.
    countryCodeColumn(context, ({ place }) => place.country),
    ...columns,
    {
      key: 'in_group',
      head: t('column.in_group'),
      kind: 'text',
      fileOnly: true,
      cell: ({ inGroup }) => String(inGroup),
    },
    { key: 'edition', head: t('column.edition'), kind: 'text', fileOnly: true, cell: () => state.edition },
    demonstrationColumn(context),
  ]
  const profile = profileAddress(context)
  return tableOf(all, rows, ({ place, chosen }) => ({ key: place.id, href: profile(place.id), marked: chosen }))
}

export const countryCodeColumn = <Listed>(
  { t }: Pick<Context, 't'>,
  countryOf: (row: Listed) => string | null,
): FilledColumn<Listed> => ({
  key: 'country_code',
  head: t('column.country_code'),
  kind: 'text',
  fileOnly: true,
  cell: countryOf,
})

/** In every row of a file: rows get copied. */
export const demonstrationColumn = ({ t, state }: Pick<Context, 't' | 'state'>): FilledColumn<unknown> => ({
  key: 'demonstration',
  head: t('column.demonstration'),
  kind: 'text',
  fileOnly: true,
  cell: () => String(state.demonstration),
})

/** The address of the profile of each place, in the group that is looked at. Made once: only the place differs. */
export function profileAddress({ state, address }: Context): (id: string) => string {
  const sample = address({ ...state, view: 'profile', place: mark, beside: null, page: 1 })
  const [before = '', after = ''] = sample.split(mark)
  return (id) => before + encodeURIComponent(id) + after
}

/** Stands in no address: ids of places are of small letters, digits and hyphens. */
const mark = 'PLACE'

export const scoreColumn = (context: Context, score: string): PlaceColumn => ({
  ...scoreColumnOf(context, score),
  key: 'score',
})

/** A column under the key of its score. */
export const scoreColumnOf = (context: Context, score: string): PlaceColumn => ({
  key: score,
  head: scoreName(context, score),
  kind: 'score',
  sortable: true,
  cell: ({ result }) => scoreOf(result, score),
  why: (row) => whyNone(context, row, score),
})

export const yearColumn = ({ t }: Context): PlaceColumn => ({
  key: 'year',
  head: t('column.year'),
  kind: 'year',
  cell: ({ result }) => result?.year ?? null,
})

export const resultColumn = ({ t }: Context): PlaceColumn => ({
  key: 'result',
  head: t('column.result'),
  kind: 'text',
  fileOnly: true,
  cell: ({ result }) => result?.id ?? null,
})
