import type { Db } from '#platform/database'
import { type Finding, listWholeTrail, verifyTrail } from '#platform/trail'

const named: Record<Finding['kind'], (seq: number) => string> = {
  altered: (seq) => `Row ${seq} was altered: its hash does not fit what it says, or what comes after it.`,
  missing: (seq) => `Row ${seq} is missing.`,
  inserted: (seq) => `Row ${seq} was put in: it does not continue the chain.`,
  'personal part altered': (seq) => `The names and addresses kept beside row ${seq} were altered, or put there.`,
  'head missing': (seq) => `The head of the trail is missing: whether rows came after row ${seq}, nothing tells.`,
}

const shown = 100

/** `icc audit verify [--anchor SEQ:HASH]`, `icc audit export`. Resolves to the exit code: 1 where something was found. */
export async function auditCommand(
  db: Db,
  argv: readonly string[],
  { say, warn }: { say: (line: string) => void; warn: (line: string) => void },
): Promise<number> {
  const [verb, ...rest] = argv
  if (verb === 'export') {
    for await (const row of listWholeTrail(db)) say(JSON.stringify(row))
    return 0
  }
  const anchor = anchorOf(rest)
  if (verb !== 'verify' || anchor === 'unreadable') {
    warn('Say what to do with the trail: icc audit verify [--anchor SEQ:HASH], or icc audit export.')
    return 2
  }
  const { rows, withoutPersonal, head, findings } = await verifyTrail(db, anchor)
  for (const { seq, kind } of findings.slice(0, shown)) warn(named[kind](seq))
  if (findings.length > shown) warn(`… and ${findings.length - shown} more findings.`)
  say(`${rows} rows read; the names and addresses of ${withoutPersonal} were erased or have expired.`)
  if (findings.length > 0) return 1
  say('No row was altered, removed or put in.')
  say(`Note this head and keep it elsewhere; verify against it later with: --anchor ${head.seq}:${head.hash}`)
  return 0
}

function anchorOf([flag, text]: readonly string[]): { seq: number; hash: string } | undefined | 'unreadable' {
  if (flag === undefined) return undefined
  const [, seq, hash = ''] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text ?? '') ?? []
  return flag === '--anchor' && seq !== undefined ? { seq: Number(seq), hash } : 'unreadable'
}
