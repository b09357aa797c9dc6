import type { Db } from '../database/index.ts'
import { type TrailAction, writeTrail } from '../trail/index.ts'
import type { Account, Refused } from './contract.ts'

/** What happened to an account, by its holder. */
export function tellDone(
  tx: Db,
  at: Date,
  account: Pick<Account, 'id'>,
  action: TrailAction,
  more: { details?: Record<string, unknown>; personal?: Record<string, unknown> } = {},
): Promise<void> {
  const subject = { kind: 'account', id: account.id }
  return writeTrail(tx, { at, by: { accountId: account.id }, action, subject, about: account.id, ...more })
}

/** A sign-in that was refused: the fact for good, the address and e-mail apart, so that they can be forgotten. */
export function tellRefused(tx: Db, at: Date, { how, why, account, email, address }: Refused): Promise<void> {
  return writeTrail(tx, {
    at,
    by: account ? { accountId: account.id } : null,
    action: 'sign in refused',
    subject: account ? { kind: 'account', id: account.id } : { kind: 'sign-in', id: how },
    details: { how, why },
    personal: { address, ...(email !== undefined && { email }) },
    about: account?.id,
  })
}
