import type { GeneratedAlways } from 'kysely'
import type { Network, PlaceFact, Status, Texts } from './model.ts'

export type NetworkTables = {
  network: {
    id: string
    name: Texts
    description: Texts
    activities: Network['activities']
    demonstration: boolean
  }
  invented_country: { code: string; name: Texts }
  place: {
    id: string
    name: string
    local_name: string | null
    country: string
    kind: string
    status: Status
    joined_year: number | null
    evidence_year: number | null
    latitude: number | null
    longitude: number | null
    coordinate_scope: 'place' | 'seat' | null
    coordinate_source: string | null
    note: string | null
    source: string
    demonstration: boolean
    searched: GeneratedAlways<string>
  }
  network_membership: {
    place_id: string
    network_id: string
    from_year: number | null
    until_year: number | null
    source: string
    changed_at: Date | null
  }
  place_fact: {
    place_id: string
    measure: PlaceFact['measure']
    value: number
    year: number | null
    basis: PlaceFact['basis']
    source: string
    caveat: Texts | null
  }
  mandate: {
    id: string
    account_id: string
    place_id: string
    role: 'coordinator'
    from_on: string
    until_on: string | null
  }
}
