import { type Edition, findItem, type Tally } from '#instruments'
import type { Deps } from '#deps'
import { notFound } from '#platform/http'
import type { Collected } from '../collection/store.ts'
import { formerOf, lineageOf, sameCodes } from '../lineage.ts'
import { listVersions } from '../store.ts'
import {
  askedOnly,
  type Filter,
  type ItemResult,
  narrowed,
  resultsByVersion,
  type Sent,
  type VersionResults,
} from './model.ts'
import type { ItemsProps } from './pages/items.tsx'
import { type Taking, takingOf } from './taking.ts'
import { publicTallies } from './public.ts'
import { findYearBefore, listSent } from './store.ts'

export type Needs = Pick<Deps, 'db' | 'now' | 'editions'>

export interface Gathered {
  /** The newest version. */
  readonly edition: Edition
  readonly version: number
  readonly sent: readonly Sent[]
  readonly shown: readonly Sent[]
  /** Of the newest version. */
  readonly results: readonly ItemResult[]
  /** What earlier versions asked and the newest does not. */
  readonly earlier: readonly VersionResults[]
  readonly taking: Taking
}

const yearOf = ({ openedAt }: Pick<Collected, 'openedAt'>): number => openedAt?.getUTCFullYear() ?? 0

/** Throws notFound for a survey of which nothing was published. */
export async function gather({ db, editions, now }: Needs, survey: Collected, filter: Filter): Promise<Gathered> {
  const [published, { invited, sent: given }] = await Promise.all([
    listVersions(db, survey.id),
    listSent(db, survey.id, now()),
  ])
  const versions = await Promise.all(
    published.map(async ({ version, editionId }) => ({ version, edition: await editions.get(editionId) })),
  )
  const [newest] = versions
  if (!newest) throw notFound()
  const sent = given.map(({ invitation, answers }): Sent => {
    const own = versions.find(({ edition }) => edition.id === invitation.editionId) ?? newest
    return { invitation, edition: own.edition, answers: askedOnly(own.edition, answers) }
  })
  const shown = narrowed(sent, filter)
  const [first, ...rest] = resultsByVersion(versions, shown)
  const earlier = rest.filter(({ results }) => results.length > 0)
  const taking = takingOf(yearOf(survey), invited)
  return { ...newest, sent, shown, results: first?.results ?? [], earlier, taking }
}

export const talliesOf = (results: readonly ItemResult[]): Map<string, Tally> =>
  new Map(results.map(({ item, tally }) => [item.key, tally]))

/**
 * The same questions a year before, by the keys of this year; of each only the options that say the same. For everybody only
 * where those totals are public, too.
 */
export async function gatherBefore(
  deps: Needs,
  survey: Collected,
  edition: Edition,
  isPublic: boolean,
): Promise<{ before: NonNullable<ItemsProps['before']>; taking: Taking } | undefined> {
  const former = await findYearBefore(deps.db, survey)
  if (!former || (isPublic && former.totalsPublicAt === null)) return undefined
  const { edition: asked, results, taking } = await gather(deps, former, {})
  const then = isPublic ? publicTallies(results) : talliesOf(results)
  const [lines, formerLines] = await Promise.all([lineageOf(deps.editions, edition), lineageOf(deps.editions, asked)])
  const tallies = [...lines].flatMap(([key, line]): [string, Tally][] => {
    const [own, item] = [findItem(edition, key), formerOf(line, asked, formerLines)]
    const tally = item && then.get(item.key)
    if (!own || !tally || own.kind !== item.kind) return []
    const same = sameCodes({ edition, item: own }, { edition: asked, item })
    return [[key, { ...tally, options: tally.options.filter(({ code }) => same.has(code)) }]]
  })
  return { before: { year: taking.year, tallies: new Map(tallies) }, taking }
}
