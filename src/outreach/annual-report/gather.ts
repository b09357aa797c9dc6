import type { Db } from '#platform/database'
import type { Figure, FigureScope, Series, SeriesRow } from '#platform/figures'
import { listEveryEntry, titlesOf } from './entries.ts'
import { allFigures, allSeries } from './figures.ts'
import type { FigureRow, Found, FoundSeries, Material, Prose, Said } from './model.ts'
import { type Brought, readProse } from './prose-files.ts'
import { type Given, keyOf, queriesIn } from './queries.ts'
import { listAcknowledged, listGroupTexts, listNetworkIds, listStated, listTexts, networkName } from './store.ts'
import { withTexts } from './texts.ts'
import { translated, translationsFrom } from './translations.ts'

/** What of the record a report is made from: those of the program, unless a test brings others. */
export interface Sources {
  readonly figures: readonly Figure[]
  readonly series: readonly Series[]
}
export const ofProgram: Sources = { figures: allFigures, series: allSeries }

export interface Asked {
  readonly year: number
  readonly network: string | null
  readonly now: Date
}

/** Everything that the report of a year is composed from, read at one moment. */
export async function gather(db: Db, asked: Asked, sources: Sources = ofProgram): Promise<Material> {
  const brought = await readProse(asked)
  const own = asked.network === null ? await listTexts(db, asked.year) : []
  return gatherFor(db, asked, { ...brought, prose: withTexts(brought.prose, own) }, sources)
}

/** The part of every network: each as it stands at that moment. */
export async function partsOf(db: Db, year: number, now: Date): Promise<Material[]> {
  const parts: Material[] = []
  // One after the other: a freeze must not take every connection.
  for (const network of await listNetworkIds(db)) parts.push(await gather(db, { year, network, now }))
  return parts
}

/** The same with texts that are not saved: a preview. */
export async function gatherFor(
  db: Db,
  { year, network, now }: Asked,
  { prose, ownTexts }: Brought,
  sources: Sources = ofProgram,
): Promise<Material> {
  const scope: FigureScope = { year, network }
  const [entries, groups, figures, series, stated, acknowledged, name] = await Promise.all([
    listEveryEntry(db, now),
    listGroupTexts(db),
    runFigures(db, scope, sources.figures),
    runSeries(db, scope, { prose, sources }),
    network ? [] : listStated(db, year),
    network ? [] : listAcknowledged(db, year),
    network ? networkName(db, network) : null,
  ])
  const ofGroups = [...groups, ...seats].map((said) => ({ texts: mapValues(said, (text) => ({ text })) }))
  const translations = translationsFrom([...entries, ...ofGroups])
  const inEvery = <Row extends FigureRow>(rows: readonly Row[]) => rows.map((row) => translated(row, translations))
  return {
    year,
    network: network && name ? { id: network, name } : null,
    date: now,
    prose,
    ownTexts,
    figures: new Map(figures.map((found) => [found.name, { ...found, rows: inEvery(found.rows) }])),
    series: new Map(series.map(([key, found]) => [key, { ...found, rows: inEvery(found.rows) }])),
    known: {
      figures: sources.figures.map((one) => one.name),
      series: sources.series.map((one) => one.name),
      titles: titlesOf(entries),
    },
    stated,
    acknowledged,
  }
}

async function runFigures(db: Db, scope: FigureScope, figures: readonly Figure[]): Promise<Found[]> {
  const asked = scope.network ? figures.filter(({ ofNetworks }) => ofNetworks) : figures
  return Promise.all(
    asked.map(async (figure) => {
      const { name, unit, says } = figure
      return Object.assign({ name, unit, says }, await figure.run(db, scope))
    }),
  )
}

interface Wanted {
  readonly prose: Prose
  readonly sources: Sources
}

/** Those that the texts ask for, each once. */
async function runSeries(
  db: Db,
  scope: FigureScope,
  { prose, sources }: Wanted,
): Promise<readonly (readonly [string, FoundSeries])[]> {
  const wanted = new Map<string, { name: string; given: Given }>()
  for (const query of prose.chapters.flatMap(({ text }) => Object.values(text).flatMap(queriesIn))) {
    if ('given' in query) wanted.set(keyOf(query.name, query.given), query)
  }
  const made = await Promise.all(
    [...wanted].map(async ([key, { name, given }]) => {
      const found = await findRows(db, scopeFor(scope, given), { name, sources })
      return found ? ([key, { name, ...found, rows: inGroup(found.rows, given) }] as const) : undefined
    }),
  )
  return made.filter((one) => one !== undefined)
}

/** What seats of a working group are called after: rows of a figure, and texts of no entry. */
const seats = [
  { en: 'state', fr: 'État' },
  { en: 'place', fr: 'territoire' },
]

const mapValues = <In, Out>(record: Readonly<Record<string, In>>, to: (value: In) => Out): Record<string, Out> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]))

const scopeFor = (scope: FigureScope, { network }: Given): FigureScope => (network ? { ...scope, network } : scope)

const inGroup = (rows: readonly SeriesRow[], { group }: Given): readonly SeriesRow[] =>
  group === undefined ? rows : rows.filter((row) => row.group === group)

/** Of no network: what is in none of theirs. */
const ofNone = 'none'

async function rowsOf(db: Db, scope: FigureScope, series: Series): Promise<readonly SeriesRow[]> {
  if (scope.network !== ofNone) return series.run(db, scope)
  const ids = await listNetworkIds(db)
  const [all, ...owned] = await Promise.all([null, ...ids].map((network) => series.run(db, { ...scope, network })))
  const theirs = new Set(owned.flat().map(({ id }) => id))
  return (all ?? []).filter(({ id }) => !theirs.has(id))
}

/** A series, else the rows of the figure of that name. */
async function findRows(
  db: Db,
  scope: FigureScope,
  { name, sources }: { name: string; sources: Sources },
): Promise<{ says: Said; rows: readonly SeriesRow[] } | undefined> {
  const series = sources.series.find((one) => one.name === name)
  if (series) return { says: series.says, rows: await rowsOf(db, scope, series) }
  const figure = sources.figures.find((one) => one.name === name)
  if (!figure) return undefined
  const { rows } = await figure.run(db, scope)
  return {
    says: figure.says,
    rows: rows.map((row) => Object.assign({}, row, { group: null, amount: row.amount ?? 1 })),
  }
}
