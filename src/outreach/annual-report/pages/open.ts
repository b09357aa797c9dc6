import type { Deps } from '#deps'
import type { Doc } from '#platform/document'
import { notFound, Refusal, type View } from '#platform/http'
import type { Acting } from '../actions.ts'
import { composeReport } from '../compose.ts'
import { type FigureLine, figureLines } from '../figure-rows.ts'
import { gather } from '../gather.ts'
import type { Difference, Material } from '../model.ts'
import { mayPrepare } from '../policy.ts'
import { findFrozen, listVersions, listYears } from '../store.ts'
import { type Frozen, frozenIn, type FrozenVersion } from '../versions.ts'

export type Needs = Pick<Deps, 'db' | 'now'>

/** A year's report in the hands of somebody who may read it. */
export interface OpenedYear {
  readonly year: number
  /** Sees the desk, and the report as it stands. */
  readonly prepares: boolean
  /** The newest first. */
  readonly versions: readonly FrozenVersion[]
  /** Which of them is read; undefined: the report as it is composed now. */
  readonly shown: FrozenVersion | undefined
  readonly lines: readonly FigureLine[]
  /** Of the data. */
  readonly date: Date
  readonly doc: Doc
}

/** Throws Refusal not_found: no year, or one that nobody has opened. */
export async function yearOf({ db }: Pick<Needs, 'db'>, asked: string): Promise<number> {
  const year = /^20\d\d$/.test(asked) ? Number(asked) : undefined
  if (year === undefined || !(await listYears(db)).includes(year)) throw notFound()
  return year
}

interface Wanted {
  /** A version; 'now' for the report as it stands, which those who prepare it may read. */
  readonly version?: string | undefined
}

/** Frozen where it is frozen. Throws Refusal not_found also for a draft that is not everybody's to read. */
export async function openReport(
  deps: Needs,
  view: View,
  asked: string,
  { version }: Wanted = {},
): Promise<OpenedYear> {
  const year = await yearOf(deps, asked)
  const versions = await listVersions(deps.db, year)
  const prepares = mayPrepare(view.actor as Parameters<typeof mayPrepare>[0])
  const now = version === 'now' && prepares
  const shown = now
    ? undefined
    : version === undefined || version === 'now'
      ? versions[0]
      : versions.find((one) => String(one.version) === version)
  if (!shown && !now && version !== undefined && version !== 'now') throw notFound()
  const common = { year, prepares, versions, shown }
  return { ...common, ...(shown ? await readFrozen(deps, view, shown) : await readNow(deps, view, { year, prepares })) }
}

type Read = Pick<OpenedYear, 'lines' | 'date' | 'doc'>

async function readFrozen({ db }: Needs, view: View, { year, version }: FrozenVersion): Promise<Read> {
  const document = await findFrozen(db, year, version)
  const frozen = document === undefined ? undefined : frozenIn(document)
  const doc = frozen?.documents[view.lang] ?? frozen?.documents['en']
  if (!frozen || !doc) throw notFound()
  return { lines: linesOf(frozen), date: new Date(frozen.frozen), doc }
}

const linesOf = ({ figures, stated, differences }: Frozen): FigureLine[] =>
  figureLines({
    figures: new Map(figures.map((found) => [found.name, found])),
    stated,
    acknowledged: differences.flatMap(({ acknowledged }: Difference) =>
      acknowledged ? [{ ...acknowledged, at: new Date(acknowledged.at) }] : [],
    ),
    network: null,
  })

async function readNow(
  deps: Needs,
  view: View,
  { year, prepares }: { year: number; prepares: boolean },
): Promise<Read> {
  const material = await materialOf(deps, year)
  if (!prepares && !isShown(material)) throw notFound()
  return { lines: figureLines(material), date: material.date, doc: composeReport(material, view.lang) }
}

/** Before it is frozen a report is its writers' alone, but for one that says what it demonstrates. */
const isShown = ({ prose }: Material): boolean => prose.mark !== null

export const materialOf = ({ db, now }: Needs, year: number): Promise<Material> =>
  gather(db, { year, network: null, now: now() })

/** `frozen`: the version of the year that it is a part of; undefined where it is composed now. */
export interface OpenedPart {
  readonly doc: Doc
  readonly frozen: FrozenVersion | undefined
}

/** Throws Refusal not_found: a year that is not everybody's to read, or no such network. */
export async function openNetwork(
  deps: Needs,
  view: View,
  asked: { year: string; network: string },
): Promise<OpenedPart> {
  const year = await yearOf(deps, asked.year)
  const [frozen] = await listVersions(deps.db, year)
  const kept = frozen && (await findPart(deps, view, frozen, asked.network))
  if (kept) return { doc: kept, frozen }
  const material = await gather(deps.db, { year, network: asked.network, now: deps.now() })
  const prepares = mayPrepare(view.actor as Parameters<typeof mayPrepare>[0])
  if (!material.network) throw notFound()
  if (!prepares && !frozen && !isShown(await materialOf(deps, year))) throw notFound()
  return { doc: composeReport(material, view.lang), frozen: undefined }
}

async function findPart({ db }: Needs, view: View, { year, version }: FrozenVersion, network: string) {
  const document = await findFrozen(db, year, version)
  const { networks = {} } = document === undefined ? {} : frozenIn(document)
  const part = Object.hasOwn(networks, network) ? networks[network] : undefined
  return part?.[view.lang] ?? part?.['en']
}

/** Throws Refusal sign_in. */
export function actingIn({ now }: Needs, view: View): Acting {
  if (!view.actor) throw new Refusal('sign_in')
  return { actor: view.actor, now: now() }
}
