import { type Edition, saveAnswer } from '#instruments'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import type { Round } from '../model.ts'
import { isOpen } from '../policy.ts'
import { changesOf, type PlannedRow } from './plan.ts'

export interface Bringing {
  readonly actor: Actor
  readonly round: Round
  readonly edition: Edition
  readonly plan: readonly PlannedRow[]
  readonly now: Date
}

export interface Brought {
  readonly saved: number
  /** Items for which two answers stand now. */
  readonly clashed: readonly string[]
}

/**
 * Each answer becomes a revision based on the one its file was made from, so that what others wrote meanwhile is not lost. An
 * import that broke off can be made again: what is in already is the same. Throws Refusal conflict once signed off.
 */
export async function bringAnswers(db: Db, { actor, round, edition, plan, now }: Bringing): Promise<Brought> {
  if (!isOpen(round)) throw new Refusal('conflict')
  const clashed: string[] = []
  let saved = 0
  for (const { row, content, basedOn } of changesOf(plan)) {
    const where = { responseId: round.responseId, edition, item: row.item, accountId: actor.accountId, now }
    const done = await saveAnswer(db, { ...where, ...content, basedOn, origin: 'imported' })
    if (done.kind === 'clash') clashed.push(row.item)
    else if (done.changed) saved += 1
  }
  return { saved, clashed }
}
