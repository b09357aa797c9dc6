import type { Context } from '../context.ts'
import type { Wave } from '../state.ts'
import { type FilledColumn, type TableData, tableOf } from '../table-data.ts'
import { waveName } from '../words.ts'
import { countryCodeColumn, demonstrationColumn, profileAddress } from './place-table.ts'
import type { Course } from './progress.ts'

/** A row a line of the chart, a column a campaign. */
export function progressTable(context: Context, courses: readonly Course[], waves: readonly Wave[]): TableData {
  const { t, state, set, countries } = context
  const several = set.known.editions.length > 1
  const keyOf = ({ edition, year }: Wave) => (several ? `${edition} ${year}` : String(year))
  const profile = profileAddress(context)
  const columns: FilledColumn<Course>[] = [
    {
      key: 'place_id',
      head: t('column.place_id'),
      kind: 'text',
      fileOnly: true,
      cell: ({ place }) => place?.id ?? null,
    },
    { key: 'name', head: t('column.name'), kind: 'text', cell: ({ label }) => label },
    {
      key: 'country',
      head: t('column.country'),
      kind: 'text',
      cell: ({ place }) => place && (countries.get(place.country) ?? place.country),
    },
    countryCodeColumn(context, ({ place }) => place && place.country),
    ...waves.map((wave, i) => ({
      key: keyOf(wave),
      head: waveName(context, wave),
      kind: 'score' as const,
      cell: ({ values }: Course) => values[i] ?? null,
    })),
    ...waves.map((wave, i) => ({
      key: `n ${keyOf(wave)}`,
      head: t('column.n'),
      kind: 'count' as const,
      fileOnly: true,
      cell: ({ counts }: Course) => counts[i] ?? 0,
    })),
    { key: 'score', head: t('column.score'), kind: 'text', fileOnly: true, cell: () => state.score },
    demonstrationColumn(context),
  ]
  return tableOf(columns, courses, ({ key, place }) => ({ key, href: place ? profile(place.id) : undefined }))
}
