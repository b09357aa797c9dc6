import { foreignBornBands, populationBands } from '../comparison.ts'
import {
  axes,
  type ChartState,
  type Known,
  type KnownEdition,
  looksAtPlace,
  parametersOfView,
  sameWave,
  shareMeasures,
  sortKeys,
  type Sorting,
  type ShareBand,
  usualEnds,
  usualSort,
  type ViewName,
  type Wave,
  wavesOf,
} from './state.ts'

/** A value that an address gives and that means nothing here: it was left out, and the reader is told so. */
export interface Fault {
  readonly parameter: FaultyParameter
  readonly value: string
}

export const faultyParameters = [
  'set',
  'edition',
  'country',
  'network',
  'population',
  'share',
  'pick',
  'place',
  'with',
  'year',
  'until',
  'score',
  'axis',
  'form',
  'by',
  'from',
  'to',
  'sort',
  'page',
] as const
export type FaultyParameter = (typeof faultyParameters)[number]

/** The values of each parameter, in their order. An empty value is none: forms send those of fields left alone. */
export type Given = Readonly<Record<string, readonly string[]>>

export interface Parsed {
  readonly state: ChartState
  readonly faults: readonly Fault[]
}

export const latestPage = 10_000

/** Which set of places is asked for; null where the address does not say. */
export function setAskedFor(given: Given): 'demonstration' | 'real' | null {
  const asked = given['set']?.[0]
  return asked === 'demonstration' || asked === 'real' ? asked : null
}

/** What an address asks for, as far as it means something among what is known. Pure; never throws. */
export function parseState(view: ViewName, demonstration: boolean, given: Given, known: Known): Parsed {
  const faults: Fault[] = []
  const apt = parametersOfView[view]
  const all = (parameter: FaultyParameter) => (given[parameter] ?? []).filter((value) => value !== '')
  /** One value: what cannot be read, and any further value, is a fault. */
  const one = <T>(parameter: FaultyParameter, read: (value: string) => T | undefined): T | null => {
    const [first, ...more] = all(parameter)
    if (first === undefined || (!everywhere.has(parameter) && !apt.has(parameter))) return null
    faults.push(...more.map((value) => ({ parameter, value })))
    const found = read(first)
    if (found === undefined) faults.push({ parameter, value: first })
    return found ?? null
  }
  const among = (values: ReadonlySet<string>) => (value: string) => (values.has(value) ? value : undefined)

  one('set', (value) => (value === 'demonstration' || value === 'real' ? value : undefined))
  const asked = one('edition', (slug) => known.editions.find((edition) => edition.slug === slug)) ?? latest(known)
  const by = one('by', oneOf(['places', 'areas'] as const)) ?? 'places'
  const ends = view === 'change' ? endsOf(known, asked.id, one) : ([null, null] as const)
  const edition = known.editions.find(({ id }) => id === ends[1]?.edition) ?? asked
  const place = one('place', among(known.places))
  const beside = one('with', (id) => (known.places.has(id) && id !== place ? id : undefined))
  const state: ChartState = {
    view,
    demonstration,
    edition: edition.id,
    year: one('year', (value) => edition.years.find((year) => String(year) === value)),
    until: one('until', readDay),
    score: one('score', among(new Set([...edition.composites, ...edition.areas]))) ?? edition.composites[0] ?? 'core',
    population: one('population', keyAmong(populationBands)),
    share: one('share', readShare),
    country: one('country', among(known.countries)),
    network: one('network', among(known.networks)),
    picked: readPicked(all('pick'), known, faults),
    place: place ?? (looksAtPlace({ view, by }) ? firstBut(known, beside) : null),
    beside,
    sort: one('sort', (value) => readSort(value, { view, by }, edition)) ?? usualSort({ view, by }),
    form: one('form', oneOf(['bars', 'radar'] as const)) ?? 'bars',
    axis: one('axis', oneOf(axes)) ?? 'population',
    from: ends[0],
    to: ends[1],
    by,
    page: one('page', readPage) ?? 1,
  }
  return { state, faults }
}

const everywhere = new Set(['set', 'edition', 'country', 'network', 'population', 'share', 'place', 'with', 'until'])

const latest = ({ editions }: Known): KnownEdition => {
  const [first] = editions
  if (!first) throw new RangeError('A chart needs an edition: none is known.')
  return first
}

const firstBut = ({ places }: Known, beside: string | null): string | null =>
  [...places].find((id) => id !== beside) ?? null

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (value: string): T | undefined =>
    values.find((one) => one === value)

const keyAmong =
  <Key extends string>(bands: readonly { readonly key: Key }[]) =>
  (value: string): Key | undefined =>
    bands.find(({ key }) => key === value)?.key

function readShare(value: string): ShareBand | undefined {
  const [named, key] = value.split('.', 2)
  const measure = shareMeasures.find((one) => one === named)
  const band = foreignBornBands.find((one) => one.key === key)?.key
  return measure && band && `${measure}.${band}` === value ? { measure, band } : undefined
}

function readDay(value: string): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  return day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) ? value : undefined
}

function readPage(value: string): number | undefined {
  const page = /^[1-9]\d{0,4}$/.test(value) ? Number(value) : Infinity
  return page <= latestPage ? page : undefined
}

function readSort(value: string, view: Pick<ChartState, 'view' | 'by'>, edition: KnownEdition): Sorting | undefined {
  const descending = value.startsWith('-')
  const key = descending ? value.slice(1) : value
  return sortKeys(view, edition).includes(key) ? { key, descending } : undefined
}

/** Each place once, in the order of their ids: another order is the same group and the same address. */
function readPicked(values: readonly string[], known: Known, faults: Fault[]): string[] {
  const unknown = values.filter((id) => !known.places.has(id))
  faults.push(...unknown.map((value) => ({ parameter: 'pick' as const, value })))
  return [...new Set(values.filter((id) => known.places.has(id)))].sort()
}

type One = <T>(parameter: FaultyParameter, read: (value: string) => T | undefined) => T | null

/** From an earlier campaign to a later one; what is not given is what is usual, and two ends that are one are none. */
function endsOf(known: Known, edition: string, one: One): readonly [Wave | null, Wave | null] {
  const waves = wavesOf(known)
  const readWave = (value: string) => waves.find((wave) => writtenWave(known, wave) === value)
  const to = one('to', readWave)
  const [usualFrom, usualTo] = usualEnds(known, to?.edition ?? edition)
  const end = to ?? usualTo
  const from = one('from', (value) => {
    const wave = readWave(value)
    return wave && end && isBefore(wave, end) ? wave : undefined
  })
  const begin =
    from ??
    (end && usualFrom && isBefore(usualFrom, end) ? usualFrom : waves.findLast((wave) => end && isBefore(wave, end)))
  return begin && end ? [begin, end] : [null, null]
}

const isBefore = (a: Wave, b: Wave) =>
  !sameWave(a, b) && (a.year < b.year || (a.year === b.year && a.edition < b.edition))

const writtenWave = ({ editions }: Known, { edition, year }: Wave) =>
  `${editions.find(({ id }) => id === edition)?.slug}.${year}`
