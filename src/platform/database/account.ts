import { spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseRefused } from './refused.ts'

/** The user that PostgreSQL runs as when the program is root, which PostgreSQL refuses to be. */
export interface Account {
  uid: number
  gid: number
}

/** The program's own environment holds secrets that the server has no use for. */
export const plainEnvironment = {
  LC_ALL: 'C',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin',
}

const nobody: Account = { uid: 65534, gid: 65534 }

/** Nothing when the program is no root; else who owns the database already, or nobody, a name that initdb can look up. */
export function accountFor(cluster: string): Account | undefined {
  if (process.geteuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  return owner === undefined || owner.uid === 0 ? nobody : owner
}

export function give(path: string, account: Account | undefined): void {
  if (account) chownSync(path, account.uid, account.gid)
}

/** The words before a command that make it run as the account, reach the paths and die with this program. */
export function commandPrefix(account: Account | undefined, paths: string[]): string[] {
  const bound = ['setpriv', '--pdeathsig', 'INT', '--no-new-privs']
  if (!account) return attempt(bound) === '' ? bound : []
  const dropped = [...bound, '--reuid', `${account.uid}`, '--regid', `${account.gid}`, '--clear-groups']
  const prefix = [...dropped, ...(paths.every((path) => mayEnter(account, path)) ? ['--inh-caps=-all'] : passFolders)]
  const failure = attempt(prefix)
  if (failure === '') return prefix
  throw new DatabaseRefused(
    `PostgreSQL does not run as root and could not be run as another user (${failure}): ` +
      'start the program as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  )
}

/** Below a folder only root may enter. Without the secure bit, access(2), which PostgreSQL asks, ignores the capability. */
const passFolders = ['--inh-caps=-all,+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup']

/** What went wrong when nothing is run with these words before it; empty when all is well. */
function attempt(prefix: string[]): string {
  const [command = '', ...rest] = prefix
  const run = spawnSync(command, [...rest, 'true'], { env: plainEnvironment, encoding: 'utf8' })
  if (run.error) return `the program ${command} of util-linux is missing`
  return run.status === 0 ? '' : run.stderr.trim() || `${command} ended with ${run.status ?? run.signal}`
}

function mayEnter({ uid, gid }: Account, path: string): boolean {
  const stat = statSync(path)
  const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001
  const parent = dirname(path)
  return (stat.mode & bit) !== 0 && (parent === path || mayEnter({ uid, gid }, parent))
}
