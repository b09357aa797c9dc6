import type { Context } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { limit } from '#platform/limits'

/** So that nobody's mailbox is filled through us; whoever invites for a whole network still gets through. */
const toRecipient = { name: 'invitation, recipient', tries: 5, seconds: 3600 }
const byInviter = { name: 'invitation, inviter', tries: 200, seconds: 3600 }

/** Counts a mail to somebody who has asked for none. */
export const countMail = (c: Context<Env>, { limits }: Deps, email: string): Promise<void> =>
  limit(c, limits, [
    { allowance: toRecipient, of: email },
    { allowance: byInviter, of: c.var.view.account?.id ?? '' },
  ])
