import { visitRecordKind } from './visits/index.ts'

/** What the record holds of this domain. */
export const assessmentKinds = [visitRecordKind] as const
