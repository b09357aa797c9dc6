import type { Query } from '#routes'
import type { ForeignBornBand, PopulationBand } from '../comparison.ts'

export const views = ['places', 'profile', 'heat', 'change', 'progress', 'scatter', 'extended', 'map'] as const
export type ViewName = (typeof views)[number]

/** What a scatter chart sets the score against; two shares are two measures, of which a reader chooses one. */
export const axes = ['population', 'foreign_born', 'non_national'] as const
export type Axis = (typeof axes)[number]

export const shareMeasures = ['foreign_born', 'non_national'] as const
/** One of two shares, which count different people: a filter is by one of them, never by both. */
export type ShareMeasure = (typeof shareMeasures)[number]

export interface ShareBand {
  readonly measure: ShareMeasure
  /** The programme's bands; there is one set of them for both shares. */
  readonly band: ForeignBornBand
}

/** A campaign: the year of the results, and the edition of the questionnaire they answer. */
export interface Wave {
  readonly edition: string
  readonly year: number
}

export interface Sorting {
  /** The key of a column of the table. */
  readonly key: string
  readonly descending: boolean
}

/** Everything that a chart's address says. */
export interface ChartState {
  readonly view: ViewName
  readonly demonstration: boolean
  /** The id of an edition, as `icc-index/2026`. */
  readonly edition: string
  /** Null: the latest result of each place. */
  readonly year: number | null
  /** A day of UTC, YYYY-MM-DD: results computed later are left out, so that what was cited stays as it was. */
  readonly until: string | null
  /** Key of a composite (`core`, `extended` …) or of an area. */
  readonly score: string
  readonly population: PopulationBand | null
  readonly share: ShareBand | null
  readonly country: string | null
  readonly network: string | null
  /** A group drawn by the reader; empty: every place that the filters leave. */
  readonly picked: readonly string[]
  /** The place looked at, and a second one beside it: marked in every view. */
  readonly place: string | null
  readonly beside: string | null
  readonly sort: Sorting
  /** How a profile is drawn. */
  readonly form: 'bars' | 'radar'
  readonly axis: Axis
  /** The two ends of a change; null where there are no two campaigns, and in other views. */
  readonly from: Wave | null
  readonly to: Wave | null
  /** The rows of a change: places in one score, or areas of one place. */
  readonly by: 'places' | 'areas'
  readonly page: number
}

/** What an edition with results offers to choose from. */
export interface KnownEdition {
  readonly id: string
  /** As addresses call it: `icc-index-2026`. */
  readonly slug: string
  /** Keys of composites, core and extended first. */
  readonly composites: readonly string[]
  readonly areas: readonly string[]
  /** Years with results, oldest first. */
  readonly years: readonly number[]
}

/** What a set of places holds: an address may name nothing else. */
export interface Known {
  /** The latest first; never empty. */
  readonly editions: readonly KnownEdition[]
  readonly countries: ReadonlySet<string>
  readonly networks: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

/** Whether a view has a place of its own: it then always has one. */
export const looksAtPlace = ({ view, by }: Pick<ChartState, 'view' | 'by'>): boolean =>
  view === 'profile' || view === 'progress' || (view === 'change' && by === 'areas')

/** Keys of the columns by which the rows of a view may be sorted; none where their order is that of the questionnaire. */
export function sortKeys({ view, by }: Pick<ChartState, 'view' | 'by'>, edition: KnownEdition): readonly string[] {
  if (looksAtPlace({ view, by })) return ['given']
  switch (view) {
    case 'heat':
      return ['name', ...edition.areas]
    case 'change':
      return ['name', 'from', 'to', 'change']
    case 'extended':
      return ['name', 'core', 'extended', 'change']
    case 'scatter':
      return ['name', 'measure', 'score']
    default:
      return ['name', 'score']
  }
}

/** Names first; where a picture is of values, from the highest down. */
export const usualSort = ({ view, by }: Pick<ChartState, 'view' | 'by'>): Sorting =>
  looksAtPlace({ view, by })
    ? { key: 'given', descending: false }
    : view === 'places'
      ? { key: 'score', descending: true }
      : { key: 'name', descending: false }

/** The last two campaigns of an edition; of an edition with one campaign that and the last of another edition. */
export function usualEnds(known: Known, edition: string): readonly [from: Wave | null, to: Wave | null] {
  const waves = wavesOf(known)
  const own = waves.filter((wave) => wave.edition === edition)
  const to = own.at(-1)
  const from = own.at(-2) ?? waves.findLast((wave) => wave.edition !== edition && (!to || wave.year < to.year))
  return to && from ? [from, to] : [null, null]
}

/** Every campaign with results, oldest first. */
export const wavesOf = ({ editions }: Known): Wave[] =>
  editions
    .flatMap(({ id, years }) => years.map((year) => ({ edition: id, year })))
    .sort((a, b) => a.year - b.year || (a.edition < b.edition ? -1 : 1))

export const sameWave = (a: Wave | null, b: Wave | null): boolean => a?.edition === b?.edition && a?.year === b?.year

const written = {
  share: ({ measure, band }: ShareBand) => `${measure}.${band}`,
  wave: ({ edition, year }: Wave, known: Known) => `${slugIn(known, edition)}.${year}`,
  sort: ({ key, descending }: Sorting) => (descending ? `-${key}` : key),
}

const slugIn = ({ editions }: Known, id: string) => editions.find((edition) => edition.id === id)?.slug

/** Which parameters mean something in a view beside those of every view. */
export const parametersOfView: Readonly<Record<ViewName, ReadonlySet<string>>> = {
  places: new Set(['year', 'score', 'sort', 'page']),
  profile: new Set(['year', 'form']),
  heat: new Set(['year', 'sort', 'page']),
  change: new Set(['score', 'sort', 'page', 'from', 'to', 'by']),
  progress: new Set(['score']),
  scatter: new Set(['year', 'score', 'sort', 'page', 'axis']),
  extended: new Set(['year', 'sort', 'page']),
  map: new Set(['year', 'score', 'sort', 'page']),
}

/**
 * The state as parameters of an address, what is usual left out. `permanent` names also what is usual today and may be
 * another tomorrow: the set and the edition.
 */
export function queryOf(state: ChartState, known: Known, permanent = false): Query {
  const usual = usualSort(state)
  const latest = known.editions[0]?.id
  const edition = known.editions.find(({ id }) => id === state.edition)
  const [usualFrom, usualTo] = state.to ? usualEnds(known, state.edition) : [null, null]
  const all: Query = {
    set: state.demonstration ? (permanent ? 'demonstration' : undefined) : 'real',
    edition: permanent || state.edition !== latest ? slugIn(known, state.edition) : undefined,
    country: state.country ?? undefined,
    network: state.network ?? undefined,
    population: state.population ?? undefined,
    share: state.share ? written.share(state.share) : undefined,
    pick: state.picked,
    place: state.place ?? undefined,
    with: state.beside ?? undefined,
    year: state.year ?? undefined,
    until: state.until ?? undefined,
    score: state.score === edition?.composites[0] ? undefined : state.score,
    axis: state.axis === 'population' ? undefined : state.axis,
    form: state.form === 'bars' ? undefined : state.form,
    by: state.by === 'places' ? undefined : state.by,
    from: state.from && (permanent || !sameWave(state.from, usualFrom)) ? written.wave(state.from, known) : undefined,
    to: state.to && (permanent || !sameWave(state.to, usualTo)) ? written.wave(state.to, known) : undefined,
    sort:
      state.sort.key === usual.key && state.sort.descending === usual.descending ? undefined : written.sort(state.sort),
    page: state.page > 1 ? state.page : undefined,
  }
  const apt = parametersOfView[state.view]
  return Object.fromEntries(Object.entries(all).filter(([name]) => everyView.has(name) || apt.has(name)))
}

/** Parameters of every view. */
export const everyView: ReadonlySet<string> = new Set([
  'set',
  'edition',
  'country',
  'network',
  'population',
  'share',
  'pick',
  'place',
  'with',
  'until',
])
