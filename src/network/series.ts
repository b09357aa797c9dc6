import type { Said, Series, SeriesRow } from '#platform/figures'
import { type Listing, ofPlace, rowOf } from './figure-makers.ts'
import * as store from './figures-store.ts'
import type { Counted } from './figures-store.ts'

const series = (name: string, says: Said, list: Listing, groupOf: (row: Counted) => string | null): Series => ({
  name,
  says,
  ofNetworks: true,
  async run(db, scope) {
    const found = await list(db, scope)
    return found.map((row): SeriesRow =>
      Object.assign(rowOf(row, ofPlace(row)), { group: groupOf(row), amount: row.amount }),
    )
  },
})

export const networkSeries: readonly Series[] = [
  series(
    'members_by_country',
    { en: 'Members at the end of the year, by country', fr: 'Membres à la fin de l’année, par pays' },
    store.listMembersBy,
    ({ country }) => country,
  ),
  series(
    'members_by_year',
    {
      en: 'Members by the year in which they joined; of the others no source says when',
      fr: 'Membres selon l’année de leur entrée ; pour les autres, aucune source ne la donne',
    },
    store.listMembersBy,
    ({ on }) => on,
  ),
  series(
    'members_new',
    { en: 'Members that joined in the year', fr: 'Membres entrés dans le réseau au cours de l’année' },
    store.listNewMembers,
    ({ country }) => country,
  ),
]
