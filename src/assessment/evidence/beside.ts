import type { Deps } from '#deps'
import { type Answers, type Content, type Edition, type Item, type Revision } from '#instruments'
import type { Actor } from '#platform/access'
import type { Round } from '../model.ts'
import { stateOf } from '../model.ts'
import { type FormerItem, formerItems, offered } from './former.ts'
import type { Evidence, ItemComment } from './model.ts'
import { mayReadComments } from './policy.ts'
import { formerAnswersOf } from './read-former.ts'
import { listComments, listEvidence } from './store.ts'

/** What stands beside an item. */
export interface Beside {
  readonly evidence: readonly Evidence[]
  /** Null where they are not for the reader. */
  readonly comments: readonly ItemComment[] | null
  /** Null where the place has not answered before. */
  readonly former: FormerBeside | null
}

export interface FormerBeside {
  readonly year: number
  readonly edition: Edition
  /** None: the question is new. */
  readonly items: readonly FormerItem[]
  readonly evidence: readonly Evidence[]
  /** What "nothing changed" would save; null where it is not offered. */
  readonly offered: Content | null
}

interface Asked {
  readonly actor: Actor
  readonly round: Round
  readonly edition: Edition
  readonly answers: Answers
  readonly entries: readonly { readonly item: Item; readonly history: readonly Revision[] }[]
}

/** By item. */
export async function readBeside(deps: Pick<Deps, 'db' | 'editions'>, asked: Asked): Promise<Map<string, Beside>> {
  const { actor, round, edition, answers, entries } = asked
  const reads = mayReadComments(actor, round.placeId)
  const [former, evidence, comments] = await Promise.all([
    formerAnswersOf(deps, round, edition),
    listEvidence(deps.db, round.id),
    reads ? listComments(deps.db, round.id) : null,
  ])
  const formerEvidence = former ? await listEvidence(deps.db, former.round.id) : []
  const open = stateOf(round) === 'open'
  const besides = entries.map(({ item, history }): [string, Beside] => {
    const items = former ? formerItems(edition, item, former) : []
    const content = open ? offered({ edition, answers, item, history }, items) : undefined
    const shown = formerEvidence.filter((piece) => items.some((one) => one.item.key === piece.item))
    return [
      item.key,
      {
        evidence: evidence.filter((piece) => piece.item === item.key),
        comments: comments && comments.filter((comment) => comment.item === item.key),
        former: former
          ? { year: former.year, edition: former.edition, items, evidence: shown, offered: content ?? null }
          : null,
      },
    ]
  })
  return new Map(besides)
}
