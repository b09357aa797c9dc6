import type { Db } from '#platform/database'
import { resetSecondFactor } from '#platform/sign-in'

interface Output {
  say(line: string): void
  warn(line: string): void
}

/** Helps somebody who has lost the app and the recovery codes. Resolves to the exit code. */
export async function secondFactorCommand(
  db: Db,
  [verb, email]: readonly string[],
  { say, warn }: Output,
): Promise<number> {
  if (verb !== 'reset' || !email) {
    warn('Say whose second factor to take away: icc second-factor reset somebody@example.org')
    return 2
  }
  if (!(await resetSecondFactor(db, email, new Date()))) {
    warn(`No account with the address ${email} has a second factor.`)
    return 1
  }
  say(`${email} signs in with the mailed link alone now, and sets up a second factor anew where the role needs one.`)
  return 0
}
