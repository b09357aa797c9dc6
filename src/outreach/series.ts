import { figureSeries } from '#library'
import type { Said, Series, SeriesRow } from '#platform/figures'
import { inYear, onPage } from './figure-makers.ts'
import * as store from './figures-store.ts'
import { pointsOf } from './followers.ts'
import { channels } from './model.ts'

const followersSays: Said = {
  en: 'Followers of each channel at the end of each year; a point a year before a recorded growth is derived from it',
  fr: 'Abonnements de chaque canal à la fin de chaque année ; le point qui précède d’un an une progression consignée en est déduit',
}

export const outreachSeries: readonly Series[] = [
  {
    name: 'followers',
    says: followersSays,
    ofNetworks: true,
    async run(db, scope) {
      const rows = await store.listFollowers(db, scope)
      const known = rows.map((row) => ({ id: row.id, values: row }))
      const [first] = rows
      return channels.flatMap((one) =>
        pointsOf(known, one).map(({ year, value, from, derived }): SeriesRow => {
          const counted = rows.find(({ id }) => id === from[0]) ?? first
          const id = derived ? `${one}-followers-${year}-derived` : (from[0] ?? one)
          const label = `${counted?.label ?? one}${derived ? ' (derived from the growth of the year after)' : ''}`
          return {
            address: counted ? onPage(counted, scope) : null,
            language: counted?.language ?? null,
            source: counted?.source ?? null,
            id,
            label,
            on: `${year}`,
            group: one,
            amount: value,
          }
        }),
      )
    },
  },
  figureSeries(
    {
      name: 'expenditure_lines',
      says: { en: 'Spending of the year by line, in euros', fr: 'Dépenses de l’année par poste, en euros' },
      ofNetworks: true,
    },
    store.listSpending,
    inYear,
  ),
]
