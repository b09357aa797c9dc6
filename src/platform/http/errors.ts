/** Why a request was not carried out: a named value, turned into a status and a page in one place. */
export type RefusalCode =
  | 'not_found'
  | 'forbidden'
  | 'foreign'
  | 'sign_in'
  | 'conflict'
  | 'invalid'
  | 'too_large'
  | 'too_many'
  | 'unavailable'

export const statusOf = {
  not_found: 404,
  forbidden: 403,
  foreign: 403,
  sign_in: 403,
  conflict: 409,
  invalid: 422,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<RefusalCode, number>

export class Refusal extends Error {
  readonly code: RefusalCode
  /** A sentence in the reader's language, where the usual one of the code would not help. */
  readonly sentence: string | undefined

  constructor(code: RefusalCode, sentence?: string) {
    super(sentence ?? code)
    this.code = code
    this.sentence = sentence
  }
}

export function notFound(sentence?: string): Refusal {
  return new Refusal('not_found', sentence)
}
