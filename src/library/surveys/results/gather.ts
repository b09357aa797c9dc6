import type { Edition, Tally } from '#instruments'
import type { Deps } from '#deps'
import { notFound } from '#platform/http'
import type { Collected } from '../collection/store.ts'
import { type Filter, type ItemResult, narrowed, resultsOf, type Sent } from './model.ts'
import type { ItemsProps } from './pages/items.tsx'
import type { Taking } from './pages/response.tsx'
import { publicTally } from './public.ts'
import { findYearBefore, listSent } from './store.ts'

export type Needs = Pick<Deps, 'db' | 'now' | 'editions'>

export interface Gathered {
  readonly edition: Edition
  readonly sent: readonly Sent[]
  readonly shown: readonly Sent[]
  readonly results: readonly ItemResult[]
  readonly taking: Taking
}

const yearOf = ({ openedAt }: Pick<Collected, 'openedAt'>): number => openedAt?.getUTCFullYear() ?? 0

/** Throws notFound for a survey of which nothing was published. */
export async function gather({ db, editions, now }: Needs, survey: Collected, filter: Filter): Promise<Gathered> {
  if (survey.editionId === null) throw notFound()
  const [edition, { invited, sent }] = await Promise.all([
    editions.get(survey.editionId),
    listSent(db, survey.id, now()),
  ])
  const shown = narrowed(sent, filter)
  const taking = { year: yearOf(survey), asked: invited.length, sent: sent.length }
  return { edition, sent, shown, results: resultsOf(edition, shown), taking }
}

export const talliesOf = (results: readonly ItemResult[]): Map<string, Tally> =>
  new Map(results.map(({ item, tally }) => [item.key, tally]))

export const publicTallies = (results: readonly ItemResult[]): Map<string, Tally> =>
  new Map(results.map(({ item, tally }) => [item.key, publicTally(item, tally)]))

/** The same questions a year before; for everybody only where those totals are public, too. */
export async function gatherBefore(
  deps: Needs,
  survey: Collected,
  isPublic: boolean,
): Promise<{ before: NonNullable<ItemsProps['before']>; taking: Taking } | undefined> {
  const former = await findYearBefore(deps.db, survey)
  if (!former || (isPublic && former.totalsPublicAt === null)) return undefined
  const { results, taking } = await gather(deps, former, {})
  return { before: { year: taking.year, tallies: isPublic ? publicTallies(results) : talliesOf(results) }, taking }
}
