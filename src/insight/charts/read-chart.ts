import type { Deps } from '#deps'
import { textsIn } from '#instruments'
import { countryNames } from '#network'
import { Refusal } from '#platform/http'
import type { Speech } from '#platform/i18n'
import { href } from '#routes'
import type { Context } from './context.ts'
import type { ChartPlace, PlaceSet, ResultSheet } from './model.ts'
import { type Fault, type Given, parseState, setAskedFor } from './parse-state.ts'
import type { ChartRecord } from './record.ts'
import { type ChartState, queryOf, type ViewName, wavesOf } from './state.ts'

export interface ReadChart {
  readonly context: Context
  readonly faults: readonly Fault[]
}

/** Charts open on the invented network; where that was taken out, on the real one. */
export async function readSets(record: ChartRecord, given: Given): Promise<{ set: PlaceSet }> {
  const asked = setAskedFor(given)
  const { invented, real } = await record.sets()
  const demonstration = asked ? asked === 'demonstration' : invented.places.size > 0
  return { set: demonstration ? invented : real }
}

/** All that a chart is drawn from, as its address asks for it. */
export async function readChart(
  { editions }: Pick<Deps, 'editions'>,
  record: ChartRecord,
  speech: Speech,
  view: ViewName,
  given: Given,
  alone = false,
): Promise<ReadChart> {
  const { set } = await readSets(record, given)
  const { state, faults } = parseState(view, set.demonstration, given, set.known)
  const known = set.known.editions.find(({ id }) => id === state.edition)
  if (!known) throw new Refusal('not_found')
  const [edition, sheets] = await Promise.all([editions.get(known.id), sheetsFor(record, set, state)])
  const context: Context = {
    speech,
    t: speech.words('charts'),
    state,
    set,
    edition,
    known,
    texts: textsIn(edition, speech.lang),
    places: inOrder(set, speech),
    countries: namesOf(set, speech),
    sheet: sheets.get(known.id) ?? { edition: known.id, byPlace: new Map() },
    sheets,
    alone,
    address: (other) => chartAddress(speech.lang, other, set),
  }
  return { context, faults }
}

export const chartAddress = (lang: string, state: ChartState, { known }: PlaceSet): string =>
  href('chart', { lang, chart: state.view }, queryOf(state, known))

async function sheetsFor(record: ChartRecord, set: PlaceSet, state: ChartState): Promise<Map<string, ResultSheet>> {
  const all = state.view === 'progress' ? wavesOf(set.known).map(({ edition }) => edition) : []
  const ids = new Set([state.edition, ...all, ...(state.from ? [state.from.edition] : [])])
  return new Map(await Promise.all([...ids].map(async (id) => [id, await record.sheet(set, id)] as const)))
}

interface Spoken {
  readonly places: readonly ChartPlace[]
  readonly countries: ReadonlyMap<string, string>
}

/** Of the rows of one number of the record, in one language: to sort names takes its time. */
const spoken = new WeakMap<PlaceSet, Map<string, Spoken>>()

function spokenOf(set: PlaceSet, speech: Speech): Spoken {
  const known = spoken.get(set) ?? new Map<string, Spoken>()
  spoken.set(set, known)
  const found = known.get(speech.lang) ?? {
    places: [...set.places.values()].sort((a, b) => speech.compare(a.name, b.name)),
    countries: countryNames(speech, [...set.known.countries], set.inventedCountries),
  }
  known.set(speech.lang, found)
  return found
}

const inOrder = (set: PlaceSet, speech: Speech) => spokenOf(set, speech).places
const namesOf = (set: PlaceSet, speech: Speech) => spokenOf(set, speech).countries
