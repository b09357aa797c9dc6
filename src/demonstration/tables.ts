import type { Role } from '#network'

/** What this domain writes of the tables of others. JSON is written as text. */
export type Tables = {
  network: { id: string; name: string; description: string; demonstration: boolean }
  invented_country: { code: string; name: string }
  place: {
    id: string
    name: string
    country: string
    kind: string
    status: 'member' | 'joined_after_2020'
    joined_year: number
    longitude: number
    latitude: number
    coordinate_scope: 'place' | 'seat'
    coordinate_source: string
    note: string | null
    source: string
    demonstration: boolean
  }
  network_membership: { place_id: string; network_id: string; source: string }
  place_fact: {
    place_id: string
    measure: 'population' | 'foreign_born_percent' | 'non_national_percent'
    value: number
    year: number
    basis: 'invented'
    source: string
  }
  auth_user: {
    id: string
    name: string
    email: string
    emailVerified: boolean
    createdAt: Date
    updatedAt: Date
    demonstration: boolean
  }
  invitation: { demonstration: boolean }
  auth_verification: { value: string }
  mandate: {
    id: string
    account_id: string
    place_id: string | null
    network_id: string | null
    role: Role
    languages: string[]
    from_on: string
    granted_at: Date
  }
  round: {
    id: string
    place_id: string
    edition_id: string
    response_id: string
    year: number
    opened_by: string | null
    opened_at: Date
    submitted_by: string | null
    submitted_at: Date | null
    validated_at: Date | null
    published_at: Date | null
    demonstration: boolean
  }
  practice: {
    id: string
    title: string
    year: number
    period: string
    policy_area: string
    summary: string
    language: string
    translation: string
    source: string
    demonstration: boolean
  }
  membership_setting: { demonstration: boolean }
  working_group: { demonstration: boolean }
  practice_place: { practice_id: string; position: number; place_id: string; name: string; country: string }
}
