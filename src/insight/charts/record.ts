import type { Deps } from '#deps'
import { type Edition, type Editions, editionsFor, findLatestEdition, ourIndex, slugOf } from '#instruments'
import { headline, type PlaceFact } from '#network'
import type { Db } from '#platform/database'
import type { FlatScores } from '../model.ts'
import { scoresAt } from '../publication/model.ts'
import { scoresOf } from '../store.ts'
import type { ChartPlace, Figure, PlaceSet, ResultSheet } from './model.ts'
import type { KnownEdition } from './state.ts'
import { type PlaceRow, readHeads, readRevision, readSetRows, type SetRows } from './store.ts'

/** What charts are drawn from, read once for each number of the record and kept while that number stands. */
export interface ChartRecord {
  sets(): Promise<{ readonly invented: PlaceSet; readonly real: PlaceSet }>
  /** The results of an edition, as they were when the set was read, or a little later. */
  sheet(set: PlaceSet, edition: string): Promise<ResultSheet>
}

export function chartRecord({ db, editions }: Pick<Deps, 'db' | 'editions'>): ChartRecord {
  const sets = byRevision((demonstration: boolean, revision) => readSet(db, editions, demonstration, revision))
  const sheets = byRevision((key: string) => {
    const [set = '', edition = ''] = key.split(' ')
    return readSheet(db, set === 'demonstration', edition)
  })
  return {
    sets: async () => {
      const revision = await readRevision(db)
      const [invented, real] = await Promise.all([sets(true, revision), sets(false, revision)])
      return { invented, real }
    },
    sheet: ({ demonstration, revision }, edition) =>
      sheets(`${demonstration ? 'demonstration' : 'real'} ${edition}`, revision),
  }
}

/** Those who ask for the same at the same time wait for one answer; one that failed is not kept. */
function byRevision<Key, Value>(
  read: (key: Key, revision: number) => Promise<Value>,
): (key: Key, revision: number) => Promise<Value> {
  const kept = new Map<Key, { revision: number; value: Promise<Value> }>()
  return (key, revision) => {
    const known = kept.get(key)
    if (known && known.revision === revision) return known.value
    const value = read(key, revision)
    kept.set(key, { revision, value })
    value.catch(() => kept.delete(key))
    return value
  }
}

async function readSet(db: Db, editions: Editions, demonstration: boolean, revision: number): Promise<PlaceSet> {
  const rows = await readSetRows(db, demonstration)
  const places = rows.places.map(placeOf).sort((a, b) => a.name.localeCompare(b.name, 'en'))
  return {
    demonstration,
    revision,
    places: new Map(places.map((place) => [place.id, place])),
    networks: new Map(rows.networks.map(({ id, name }) => [id, name])),
    inventedCountries: new Map(rows.invented.map(({ code, name }) => [code, name])),
    known: {
      editions: await knownEditions(editions, rows.waves),
      countries: new Set(places.map(({ country }) => country)),
      networks: new Set(places.flatMap(({ networkIds }) => networkIds)),
      places: new Set(places.map(({ id }) => id)),
    },
  }
}

/** The latest first; where nobody has a result, the edition that is answered now. */
async function knownEditions(editions: Editions, waves: SetRows['waves']): Promise<KnownEdition[]> {
  const found = await Promise.all(waves.map(({ edition }) => editions.get(edition)))
  const listed =
    found.length > 0 ? found : [findLatestEdition(editions, ourIndex) ?? editionsFor(editions, 'index').at(-1)]
  return listed
    .filter((edition) => edition !== undefined)
    .sort((a, b) => b.published.localeCompare(a.published) || b.id.localeCompare(a.id))
    .map((edition) => knownEdition(edition, waves.find((wave) => wave.edition === edition.id)?.years ?? []))
}

function knownEdition(edition: Edition, years: readonly number[]): KnownEdition {
  const keys = edition.composites.map(({ key }) => key)
  const composites = [
    ...['core', 'extended'].filter((key) => keys.includes(key)),
    ...keys.filter((key) => !first.has(key)),
  ]
  return { id: edition.id, slug: slugOf(edition), composites, areas: edition.areas, years }
}

const first = new Set(['core', 'extended'])

function placeOf({ facts, ...place }: PlaceRow): ChartPlace {
  return {
    ...place,
    figures: {
      population: figureOf(facts, 'population'),
      foreign_born: figureOf(facts, 'foreign_born_percent'),
      non_national: figureOf(facts, 'non_national_percent'),
    },
  }
}

function figureOf(facts: readonly PlaceFact[], measure: PlaceFact['measure']): Figure | null {
  const found = headline(facts, measure)
  return found ? { value: found.value, year: found.year, basis: found.basis, source: found.source } : null
}

async function readSheet(db: Db, demonstration: boolean, edition: string): Promise<ResultSheet> {
  const heads = await readHeads(db, demonstration, edition)
  const scores = new Map<string, FlatScores>()
  // PostgreSQL takes some 65,000 parameters in a query.
  for (let start = 0; start < heads.length; start += 5000) {
    const ids = heads.slice(start, start + 5000).map(({ id }) => id)
    for (const [id, found] of await scoresOf(db, ids)) scores.set(id, found)
  }
  const results = heads.map((head) =>
    Object.assign(head, { scores: scoresAt(head.areas ? 'areas' : 'total', scores.get(head.id) ?? {}) }),
  )
  return { edition, byPlace: Map.groupBy(results, ({ placeId }) => placeId) }
}
