import type { Deps } from '#deps'
import { mandateDay } from '#network'
import type { OpenedRound } from '../../pages/open.ts'
import { type Department, departmentsOf, type Part, type Share, sharesOf } from '../model.ts'
import { listDepartments, listParts } from '../store.ts'

/** Who answers what of a round, and what the reader was given. */
export interface Together {
  readonly departments: readonly Department[]
  readonly parts: readonly Part[]
  /** Departments the reader belongs to. */
  readonly own: readonly Department[]
  readonly shares: readonly Share[]
  readonly today: string
}

export async function togetherOf(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { round, edition, actor }: OpenedRound,
): Promise<Together> {
  const { id: roundId, placeId } = round
  const [departments, parts] = await Promise.all([listDepartments(db, { roundId, placeId }), listParts(db, roundId)])
  const own = departmentsOf(departments, actor.accountId)
  const shares = sharesOf(
    edition,
    parts,
    own.map(({ id }) => id),
  )
  return { departments, parts, own, shares, today: mandateDay(now()) }
}
