import type { ResultHead } from './model.ts'

export type Reading = 'allowed' | 'sign_in' | 'forbidden'

/** A place's own result is for those who act for the place; an invented one is for everybody. */
export function mayReadResult(
  result: Pick<ResultHead, 'placeId' | 'demonstration'>,
  account: object | null,
  mandated: readonly string[],
): Reading {
  if (result.demonstration) return 'allowed'
  if (!account) return 'sign_in'
  return mandated.includes(result.placeId) ? 'allowed' : 'forbidden'
}
