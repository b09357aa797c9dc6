import type { ObligationName } from './model.ts'

export type ObligationTables = {
  obligation_kept: {
    id: string
    place_id: string
    kind: ObligationName
    kept_on: string
    note: string | null
    recorded_at: Date
    recorded_by: string | null
    taken_back_at: Date | null
    taken_back_by: string | null
    taken_back_reason: string | null
  }
  membership_setting: {
    id: string
    demonstration: boolean
    network_id: string | null
    fee: number
    currency: string
    fee_due_month: number
    counted_from: number
    source: string | null
    changed_at: Date | null
    changed_by: string | null
  }
  membership_terms: { place_id: string; network_id: string; recorded_at: Date; recorded_by: string | null }
  membership_fee: {
    place_id: string
    year: number
    amount: number
    currency: string
    due_on: string
    invoiced_on: string | null
    paid_on: string | null
    waived_on: string | null
    note: string | null
    changed_at: Date
    changed_by: string | null
  }
}
