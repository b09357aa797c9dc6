import { sql } from 'kysely'
import type { Db } from '#platform/database'

const years = Array.from({ length: 10 }, (_, i) => 2007 + 2 * i)

/** Copies of the edition that is answered now, one for each wave. */
export const editionsOfBench = years.map((year) => `icc-index/${year}`)

/**
 * Brings a database to so many places, each with figures and a public result of every edition. They stand among the real
 * places of a database that nobody else will ever see; scores come from a formula, the same in every run.
 */
export async function fillTo(db: Db, places: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const id of editionsOfBench) {
      await sql`insert into edition (id, hash, document, registered_at)
        select ${id}, hash, document || jsonb_build_object('id', ${id}::text, 'edition', split_part(${id}, '/', 2)), now()
        from edition where id = 'icc-index/2026' on conflict do nothing`.execute(tx)
    }
    await sql`insert into place (id, name, country, kind, status, source)
      select 'bench-' || n, 'Bench ' || chr(65 + n % 26) || chr(97 + n / 26 % 26) || ' ' || n,
        (array['FR', 'SE', 'NO', 'PT', 'GR'])[1 + n % 5], 'city', 'member', 'generated for the bench'
      from generate_series(1, ${places}::int) n on conflict do nothing`.execute(tx)
    await sql`insert into place_fact (place_id, measure, value, year, basis, source)
      select place.id, measure, value, 2024, 'stated', 'generated for the bench'
      from place cross join lateral (select substr(id, 7)::int as n) as number
      cross join lateral (values ('population', 20000 + (n * 7919) % 900000),
        ('foreign_born_percent', n % 34), ('non_national_percent', n % 29)) as figure (measure, value)
      where id like 'bench-%' and not exists (select from place_fact where place_id = place.id)`.execute(tx)
    for (const [i, id] of editionsOfBench.entries()) await addResults(tx, id, years[i] ?? 2007)
  })
  await sql`analyze`.execute(db)
}

/** A result of every place that has none in the edition. */
async function addResults(db: Db, edition: string, year: number): Promise<void> {
  const added = sql`select place.id as place, substr(encode(sha256(convert_to(${edition} || place.id, 'UTF8')), 'hex'), 1, 20) as id
    from place where id like 'bench-%'
      and not exists (select from result where place_id = place.id and edition_id = ${edition})`
  await sql`create temporary table fresh on commit drop as ${added}`.execute(db)
  await sql`insert into response (id, edition_id, place_id, opened_at, submitted_at)
    select id, ${edition}, place, now(), now() from fresh`.execute(db)
  await sql`insert into round (id, place_id, edition_id, response_id, year, opened_at, submitted_at)
    select id, place, ${edition}, id, ${year}, now(), now() from fresh`.execute(db)
  await sql`insert into result (id, round_id, place_id, edition_id, edition_hash, year, document, hash, engine, computed_at)
    select fresh.id, fresh.id, place, ${edition}, edition.hash, ${year},
      '{"counts": {"answered": 0, "na": 0, "missing": 0}, "countsByArea": {}}', fresh.id, 'bench', now()
    from fresh, edition where edition.id = ${edition}`.execute(db)
  await sql`insert into result_publication (result_id, total, areas, answers, chosen_at)
    select id, true, true, false, now() from fresh`.execute(db)
  await sql`insert into result_score (result_id, key, value)
    select fresh.id, key, (hashtext(fresh.id || key) & 1023) / 10.24
    from fresh, edition cross join lateral (
      select jsonb_array_elements_text(document -> 'areas') as key
      union select jsonb_array_elements(document -> 'composites') ->> 'key') as keys
    where edition.id = ${edition}`.execute(db)
  await sql`drop table fresh`.execute(db)
}
