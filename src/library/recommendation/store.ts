import { sql } from 'kysely'
import { headline, listFacts, listPlaces, type Place, type PlaceFact } from '#network'
import type { Db } from '#platform/database'
import type { Mapped } from '../mapping/model.ts'
import { reasons } from '../mapping/store.ts'
import { listMappedPractices } from '../store.ts'
import type { Candidate, LikePlace } from './model.ts'

interface Counted {
  readonly practiceId: string
  readonly items: readonly Mapped[]
  readonly adopted: number
}

/** Every practice of one set, real or invented, that answers a question. */
export async function listCandidates(db: Db, demonstration: boolean): Promise<Candidate[]> {
  const [practices, { rows }, places] = await Promise.all([
    listMappedPractices(db, demonstration),
    sql<Counted>`select practice_id as "practiceId",
        jsonb_agg(jsonb_build_object('item', item, 'fit', fit, 'reasons', ${reasons})) as items,
        (select count(*)::int from practice_mark as mark
          where mark.practice_id = practice_item.practice_id and kind = 'adopted') as adopted
      from practice_item join practice on practice.id = practice_id
      where item is not null and demonstration = ${demonstration} group by practice_id`.execute(db),
    listPlaces(db, { demonstration }),
  ])
  const counted = new Map(rows.map((row) => [row.practiceId, row]))
  const wanted = new Set(practices.flatMap(({ places: some }) => some.map(({ placeId }) => placeId)))
  const like = await likePlaces(
    db,
    places.filter(({ id }) => wanted.has(id)),
  )
  return practices.map((practice) => ({
    practice,
    items: counted.get(practice.id)?.items ?? [],
    places: practice.places.flatMap(({ placeId }) => like.get(placeId ?? '') ?? []),
    adopted: counted.get(practice.id)?.adopted ?? 0,
  }))
}

/** With the figures that likeness is judged by. */
export async function likePlaces(db: Db, places: readonly Place[]): Promise<ReadonlyMap<string, LikePlace>> {
  const ids = places.map(({ id }) => id)
  const facts = Map.groupBy(await listFacts(db, ids), ({ placeId }) => placeId)
  return new Map(places.map((place) => [place.id, likePlace(place, facts.get(place.id) ?? [])]))
}

function likePlace({ id, name, country, kind, networkIds }: Place, facts: readonly PlaceFact[]): LikePlace {
  return {
    id,
    name,
    country,
    kind,
    networkIds,
    population: headline(facts, 'population')?.value ?? null,
    foreignBorn: headline(facts, 'foreign_born_percent')?.value ?? null,
  }
}
