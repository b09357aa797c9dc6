import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { spellings } from './english.ts'
import { most, pageSize, type Search } from './model.ts'
import { wordsOf } from './quote.ts'

/** How a text is read in one try; `languages` begins with that of the page. */
export interface Query {
  readonly languages: readonly string[]
  readonly words: readonly string[]
  readonly without: readonly string[]
  readonly beginning: boolean
  readonly whichever: boolean
}

export interface FoundRow {
  kind: string
  id: string
  address: string
  title: string
  titleLang: string
  body: string
  bodyLang: string
  extra: string | null
  extraLang: string | null
  facets: string[]
  audience: string[]
}

export interface FoundPage {
  total: number
  rows: FoundRow[]
  facets: { facet: string; count: number }[]
}

/** A word and its other spellings, one row each. */
const spelt = (words: readonly string[]) => {
  const rows = words.flatMap((word, n) => spellings(word).map((spelling) => ({ spelling, n: n + 1 })))
  return sql`unnest(${rows.map(({ spelling }) => spelling)}::text[], ${rows.map(({ n }) => n)}::int[]) as spelt (word, n)`
}

const tsquery = (query: Query): RawBuilder<unknown> =>
  // Most words have one spelling: these cost no more than they did.
  [...query.words, ...query.without].some((word) => spellings(word).length > 1)
    ? inAnySpelling(query)
    : sql`search_query(${query.languages}::text[], ${query.words}::text[], ${query.without}::text[], ${query.beginning},
      ${query.whichever})`

/** Of every word one of its spellings; of what must not be there none. */
const inAnySpelling = ({ languages, words, without, beginning, whichever }: Query): RawBuilder<unknown> =>
  sql`(select case when numnode(wanted) > 0 then wanted && !!unwanted else wanted end from (
    select coalesce(string_agg(one, ${whichever ? '|' : '&'} order by n) filter (where n <= ${words.length}), '')::tsquery as wanted,
      coalesce(string_agg(one, '|' order by n) filter (where n > ${words.length}), '')::tsquery as unwanted
    from (select n, '(' || string_agg(one, '|') || ')' as one from ${spelt([...words, ...without])}
      cross join lateral (select search_query(${languages}::text[], array[word], '{}',
        ${beginning} and n = ${words.length}, false)::text as one) as asked
      where one <> '' group by n) as by_word) as of_both)`

/** Made once for the several places where it stands in a statement; words in quotes by themselves too, to be met in an index. */
const question = (query: Query) => sql`question as materialized (select ${tsquery(query)} as asked,
  ${tsquery({ ...query, words: query.words.flatMap(wordsOf) })} as apart)`
const asked = sql`(select asked from question)`
const apart = sql`(select apart from question)`

const readable = ({ audience, now }: Pick<Search, 'audience' | 'now'>) =>
  sql`audience && ${audience}::text[] and published_at <= ${now}`

const narrowed = (facets: Search['facets']) => {
  const wanted = Object.entries(facets).map(([name, value]) => `${name}=${value}`)
  return wanted.length > 0 ? sql`and facets @> ${wanted}::text[]` : sql``
}

/** Of titles twice what it is of names, and so on; long texts count a little less, newer ones a little more. */
const rank = (now: Date) => sql`weight
  * ts_rank('{0.05, 0.2, 0.5, 1}', vector, ${asked}, 1)
  * (1 + 0.3 * exp(-greatest(0, date_part('epoch', ${now}::timestamptz - dated)) / 1e8))`

/** In how many documents what matches is looked at, the newest first, and how many of them among the newest will do. */
interface Breadth {
  readonly most: number
  readonly enough: number
}

const forWords: Breadth = { most: most + 1, enough: most + 1 }
/** To see whether words stand beside each other their places have to be read. */
const forPhrases: Breadth = { most: 1000, enough: 500 }
const forRarePhrases: Breadth = { most: 10_000, enough: 10_000 }

const isPhrase = ({ words }: Query) => words.some((word) => /\s/.test(word))

/**
 * Where what matches stands, the newest first, no more than are ranked: rows are read whole for these alone. What stands
 * everywhere is found among the newest, and the rest is not looked at; what has it in its title is added.
 */
function matches(search: Search, query: Query, breadth: Breadth): RawBuilder<unknown> {
  const matching = sql`vector @@ ${isPhrase(query) ? apart : asked}`
  const where = sql`${readable(search)} ${narrowed(search.facets)}`
  // Fenced, or the planner walks all documents by their day in the hope of an early end.
  const latest = (what: RawBuilder<unknown>, count: number) => sql`select at from (
    select ctid as at, dated from search_document where ${what} and ${where} offset 0) as fenced
    order by dated desc limit ${count}`
  const named = (what: RawBuilder<unknown>) => latest(sql`title_vector @@ ${asked} and ${what}`, pageSize * 5)
  const enough = (of: string) => sql`(select count(*) from ${sql.table(of)}) >= ${breadth.enough}`
  // Among what is narrowed there are seldom enough that are new: to look for them first was mostly in vain.
  if (Object.keys(search.facets).length > 0)
    return sql`whole as materialized (${latest(matching, breadth.most)}),
    named as (${named(enough('whole'))}),
    matched as (select at from whole union select at from named)`
  return sql`
    newer as materialized (${latest(sql`${matching} and newest`, breadth.most)}),
    whole as materialized (${latest(sql`not ${enough('newer')} and ${matching}`, breadth.most)}),
    named_newer as (${named(sql`newest and ${enough('newer')}`)}),
    named as (${named(enough('whole'))}),
    matched as (select at from newer where ${enough('newer')} union select at from whole
      union select at from named_newer union select at from named)`
}

/** A page of what is found. */
export async function findPage(db: Db, search: Search, query: Query | undefined): Promise<FoundPage> {
  if (!query || !isPhrase(query)) return findAmong(db, search, query, forWords)
  const found = await findAmong(db, search, query, forPhrases)
  return found.total > 0 ? found : findAmong(db, search, query, forRarePhrases)
}

async function findAmong(db: Db, search: Search, query: Query | undefined, breadth: Breadth): Promise<FoundPage> {
  const hits = query
    ? sql`${question(query)}, ${matches(search, query, breadth)},
      read as (select * from search_document where ctid = any (array(select at from matched)) offset 0),
      hit as materialized (select kind, id, facets, dated, ${rank(search.now)} as rank from read
        where ${isPhrase(query) ? sql`vector @@ ${asked}` : sql`true`})`
    : sql`hit as materialized (select kind, id, facets, dated, weight as rank from search_document
        where ${readable(search)} ${narrowed(search.facets)} order by dated desc limit ${most + 1})`
  const { rows } = await sql<{
    total: number
    rows: FoundRow[] | null
    facets: FoundPage['facets'] | null
  }>`/* kept */
    with ${hits},
    best as (select * from hit order by rank desc, dated desc, kind, id limit ${pageSize} offset ${(search.page - 1) * pageSize})
    select (select count(*) from hit) as total,
      (select json_agg(json_build_object('kind', kind, 'id', id, 'address', address, 'title', title, 'titleLang', title_lang,
          'body', body, 'bodyLang', body_lang, 'extra', extra, 'extraLang', extra_lang, 'facets', best.facets,
          'audience', audience) order by best.rank desc, best.dated desc, kind, id)
        from best join search_document using (kind, id) join search_shown using (kind, id) where lang = ${search.lang}) as rows,
      (select json_agg(json_build_object('facet', facet, 'count', count) order by count desc, facet)
        from (select facet, count(*) from hit, unnest(facets) facet group by facet) as counted) as facets`.execute(db)
  const [found] = rows
  return { total: found?.total ?? 0, rows: found?.rows ?? [], facets: found?.facets ?? [] }
}

/** Which of the words stand in nothing that the reader may find, whatever else is asked for. */
export async function listUnknown(
  db: Db,
  search: Search,
  languages: readonly string[],
  words: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ n: number }>`select n from ${spelt(words)}
    cross join lateral (select search_query(${languages}::text[], array[word], '{}', false, false) as query) as asked
    where numnode(query) > 0
    group by n having not bool_or(exists (select from search_document where vector @@ query and ${readable(search)}))`.execute(
    db,
  )
  return rows.flatMap(({ n }) => words[n - 1] ?? [])
}

export interface Candidate {
  /** As it is searched: without accents. */
  folded: string
  word: string
  documents: number
}

/** Words that resemble one, in any language. */
export async function listAlike(db: Db, word: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`select search_text(${word}) as folded, word, documents
    from search_word where keys && spelling_keys(search_text(${word}))
    order by abs(length(word) - length(search_text(${word}))), documents desc limit 400`.execute(db)
  return rows
}

/** Of these words, as they stand in texts of a language, those that were asked for. */
export async function listMatching(
  db: Db,
  query: Query,
  words: readonly { lang: string; word: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`select lang || ' ' || word as key
    from unnest(${words.map(({ lang }) => lang)}::text[], ${words.map(({ word }) => word)}::text[]) as given (lang, word)
    where to_tsvector(search_config(lang), search_text(word)) @@ ${tsquery(query)}`.execute(db)
  return new Set(rows.map(({ key }) => key))
}

export interface KindCount {
  kind: string
  count: number
}

const counted = new WeakMap<Db, Map<string, { counts: Promise<KindCount[]>; until: number }>>()

/** What can be found without a word. Every document is looked at, so that counts of the minute before will do. */
export function countAll(db: Db, search: Pick<Search, 'audience' | 'now'>): Promise<KindCount[]> {
  const known = counted.get(db) ?? new Map<string, { counts: Promise<KindCount[]>; until: number }>()
  counted.set(db, known)
  const reader = search.audience.toSorted().join(' ')
  const last = known.get(reader)
  if (last && last.until > performance.now()) return last.counts
  // Readers of the inside are many: those who have not asked for a minute are forgotten.
  for (const [key, { until }] of known) if (until <= performance.now()) known.delete(key)
  const counts = sql<KindCount>`select kind, count(*) from search_document
    where ${readable(search)} group by kind order by count desc, kind`
    .execute(db)
    .then(({ rows }) => rows)
  counts.catch(() => known.delete(reader))
  known.set(reader, { counts, until: performance.now() + 60_000 })
  return counts
}
