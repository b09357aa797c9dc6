import { type Answers, listRevisions, type Revision, type Saved } from '#instruments'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { saveAnswer, type Target } from '../actions.ts'
import { beforeConfirmed, type FormerItem, offered, offeredTogether } from './former.ts'

type Where = Omit<Target, 'item'>

/** An item with what was said of it, now and the time before. */
export interface Entry {
  readonly item: Parameters<typeof offered>[0]['item']
  readonly history: readonly Revision[]
  readonly former: readonly FormerItem[]
}

/**
 * The former answer, with its comment and source, as a new version that says so. Based on what the person had seen, as
 * every save. Throws Refusal invalid where the former answer does not answer the question any more.
 */
export async function confirmUnchanged(
  db: Db,
  where: Where,
  { answers, entry, basedOn }: { answers: Answers; entry: Entry; basedOn: number },
): Promise<Saved> {
  const { item, history, former } = entry
  const content = offered({ ...where, answers, item, history }, former)
  if (!content) throw new Refusal('invalid')
  return saveAnswer(db, { ...where, item: item.key }, content, basedOn, 'unchanged')
}

/** The same for all that nobody has answered yet; resolves to how many there were. */
export async function confirmTogether(
  db: Db,
  where: Where,
  { answers, entries }: { answers: Answers; entries: readonly Entry[] },
): Promise<number> {
  const together = offeredTogether({ ...where, answers }, entries)
  for (const [item, content] of together) {
    const history = entries.find((entry) => entry.item.key === item)?.history ?? []
    await saveAnswer(db, { ...where, item }, content, history.at(-1)?.revision ?? 0, 'unchanged')
  }
  return together.size
}

/** Puts back what stood there before; nothing where somebody has answered since. */
export async function undoUnchanged(db: Db, where: Target): Promise<Saved | undefined> {
  const history = await listRevisions(db, where.round.responseId, where.item)
  const before = beforeConfirmed(history)
  return before && saveAnswer(db, where, before, history.at(-1)?.revision ?? 0)
}

/** What one person confirmed with one press, which all have the same time. */
export const confirmedAt = (entries: readonly Entry[], actor: Pick<Actor, 'accountId'>, time: number): string[] =>
  entries
    .filter(({ history }) => {
      const current = history.findLast(({ setAside }) => !setAside)
      return (
        current?.origin === 'unchanged' && current.accountId === actor.accountId && current.savedAt.getTime() === time
      )
    })
    .map(({ item }) => item.key)
