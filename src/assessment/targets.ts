import type { TargetFinder } from '#deps'
import type { Target } from '#platform/access'
import type { Db } from '#platform/database'
import { notFound, type View } from '#platform/http'
import type { Round } from './model.ts'
import { findRound, findRoundTarget } from './store.ts'

const isId = (id: string) => /^[\w-]{1,100}$/.test(id)

/** What the gate found, until the page that is about to answer takes it. */
const found = new WeakMap<Target, Round>()

/** Addresses name a round by `:round`; permission for it is that for its place, and for the experts who review it. */
export const roundTargets: Readonly<Record<string, TargetFinder>> = {
  async round({ db }, { round: id = '' }) {
    const both = isId(id) ? await findRoundTarget(db, id) : undefined
    if (both) found.set(both.target, both.round)
    return both?.target
  },
}

/** As the gate has just read it; asked for again, as after a save, it is read again. Throws notFound. */
export async function getRound({ db }: { db: Db }, view: View, id: string): Promise<Round> {
  const round = taken(view, id) ?? (isId(id) ? await findRound(db, id) : undefined)
  if (!round) throw notFound()
  return round
}

function taken({ found: target }: View, id: string): Round | undefined {
  const round = target && found.get(target)
  if (target) found.delete(target)
  return round?.id === id ? round : undefined
}
