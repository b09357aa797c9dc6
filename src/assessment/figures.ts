import type { Db } from '#platform/database'
import type { Figure, FigureRow, FigureScope, Said } from '#platform/figures'
import { listSupportOf, listVisitsOf } from './figures-store.ts'

type Listing = (db: Db, scope: FigureScope) => Promise<readonly FigureRow[]>

const counted = (name: string, unit: string, says: Said, list: Listing): Figure => ({
  name,
  unit,
  says,
  ofNetworks: true,
  async run(db, scope) {
    const rows = await list(db, scope)
    return { value: rows.length === 0 ? null : rows.length, rows }
  },
})

export const assessmentFigures: readonly Figure[] = [
  counted(
    'expert_visits',
    'visits',
    {
      en: 'Visits of experts in the year: on record, or told since by a published profile.',
      fr: 'Visites d’expertise de l’année : consignées, ou dont le profil a été publié depuis.',
    },
    listVisitsOf,
  ),
  counted(
    'supported_activities',
    'activities',
    {
      en: 'Activities of the year that the programme supported with expertise.',
      fr: 'Activités de l’année soutenues par l’expertise du programme.',
    },
    listSupportOf,
  ),
]
