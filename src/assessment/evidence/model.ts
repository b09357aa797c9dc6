import type { PartialDate } from '#network'
import type { FileType } from '#platform/files'
import { type Round, type RoundState, stateOf } from '../model.ts'

/** What a place shows for an answer: a page elsewhere, or a file that is kept here. */
export interface Evidence {
  readonly id: string
  readonly roundId: string
  readonly item: string
  readonly title: string
  readonly note: string
  /** When the document was made. */
  readonly dated: PartialDate | null
  readonly shown: EvidenceLink | EvidenceFile
  readonly addedAt: Date
  /** Null where the account is gone. */
  readonly addedByName: string | null
  readonly removedAt: Date | null
}

export interface EvidenceLink {
  readonly link: string
}

export interface EvidenceFile {
  readonly fileId: string
  readonly name: string
  readonly type: FileType
  readonly bytes: number
}

/** What a person of the place says to the others about an item; not part of the answer. */
export interface ItemComment {
  readonly id: string
  readonly roundId: string
  readonly item: string
  /** Null once its writer took it back. */
  readonly body: string | null
  readonly writtenBy: string | null
  readonly writtenByName: string | null
  readonly writtenAt: Date
  readonly editedAt: Date | null
  readonly removedAt: Date | null
}

/** Pieces of evidence that one item may have. */
export const mostEvidence = 20

/** Characters. */
export const longest = { title: 200, note: 2000, link: 2000, comment: 4000 } as const

/** Days for which what was taken away can be put back; then it is deleted. */
export const removedFor = 14

type Times = Parameters<typeof stateOf>[0]

const before = (round: Times, states: readonly RoundState[]) => states.includes(stateOf(round))

/** Until review has come to its result: whoever reviews may ask for more. */
export const takesEvidence = (round: Times): boolean => before(round, ['open', 'signed_off'])

/** What the place signed off with its answers stays; what it added afterwards it can take back. */
export function isRemovable(round: Round, { addedAt }: Pick<Evidence, 'addedAt'>): boolean {
  return takesEvidence(round) && (round.submittedAt === null || addedAt > round.submittedAt)
}

/** The place's people talk about an item as long as the round lives. */
export const takesComments = (round: Times): boolean => before(round, ['open', 'signed_off', 'validated'])
