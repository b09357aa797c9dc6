import type { JSONColumnType } from 'kysely'
import type { Standing, Step } from './model.ts'
import type { PartialDate } from './partial-date.ts'

export type AccessionTables = {
  accession: {
    id: string
    place_id: string
    opened_at: Date | null
    opened_by: string | null
    note: string | null
    source: string | null
    ended_on: string | null
    ended_reason: string | null
    signatory: string | null
    signatory_office: string | null
    letter_on: string | null
  }
  accession_step: {
    id: string
    accession_id: string
    step: Step
    due_on: string | null
    done: boolean
    done_on: PartialDate | null
    note: string | null
    document: string | null
    source: string | null
    recorded_at: Date | null
    recorded_by: string | null
    before: JSONColumnType<Standing> | null
    taken_back_at: Date | null
    taken_back_by: string | null
    taken_back_reason: string | null
  }
}
