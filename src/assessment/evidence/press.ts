import type { Deps } from '#deps'
import { answersOf, type Item, listAnswers, listHistories } from '#instruments'
import type { Draft, Press } from '../draft.ts'
import type { OpenedRound } from '../pages/open.ts'
import { formerItems } from './former.ts'
import { formerAnswersOf } from './read-former.ts'
import { confirmedAt, confirmTogether, confirmUnchanged, type Entry, undoUnchanged } from './unchanged.ts'

/** What came of "nothing changed", or of taking it back. */
export interface Pressed {
  readonly kind: Press['kind']
  readonly count: number
  /** When: what was confirmed together has this time. */
  readonly at: number
  /** The one it was about; undefined where it was about several. */
  readonly item: string | undefined
  readonly clashed: readonly string[]
}

interface Pressing {
  readonly items: readonly Item[]
  readonly drafts: ReadonlyMap<string, Draft>
  readonly press: Press
}

/** Throws Refusal invalid where a former answer cannot be taken over any more. */
export async function carryOut(deps: Deps, opened: OpenedRound, pressing: Pressing): Promise<Pressed> {
  const { items, drafts, press } = pressing
  const now = deps.now()
  const where = { ...opened, now }
  const [answers, entries] = await Promise.all([
    listAnswers(deps.db, opened.round.responseId).then(answersOf),
    readEntries(deps, opened, items),
  ])
  const came = { kind: press.kind, at: now.getTime(), item: undefined, clashed: [] }
  if ('item' in press.of) {
    const key = press.of.item
    const entry = entries.find(({ item }) => item.key === key)
    const basedOn = drafts.get(key)?.basedOn ?? entry?.history.at(-1)?.revision ?? 0
    const saved =
      press.kind === 'undo'
        ? await undoUnchanged(deps.db, { ...where, item: key })
        : entry && (await confirmUnchanged(deps.db, where, { answers, entry, basedOn }))
    return { ...came, item: key, count: saved ? 1 : 0, clashed: saved?.kind === 'clash' ? [key] : [] }
  }
  if (press.kind === 'unchanged') {
    return { ...came, count: await confirmTogether(deps.db, where, { answers, entries }) }
  }
  const keys = confirmedAt(entries, opened.actor, press.of.at)
  for (const item of keys) await undoUnchanged(deps.db, { ...where, item })
  return { ...came, count: keys.length }
}

async function readEntries(deps: Deps, { round, edition }: OpenedRound, items: readonly Item[]): Promise<Entry[]> {
  const keys = items.map(({ key }) => key)
  const [former, histories] = await Promise.all([
    formerAnswersOf(deps, round, edition),
    listHistories(deps.db, round.responseId, keys),
  ])
  return items.map((item) => ({
    item,
    history: histories.get(item.key) ?? [],
    former: former ? formerItems(edition, item, former) : [],
  }))
}
