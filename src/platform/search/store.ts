import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/index.ts'
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

const tsquery = ({ languages, words, without, beginning, whichever }: Query): RawBuilder<unknown> =>
  sql`search_query(${languages}::text[], ${words}::text[], ${without}::text[], ${beginning}, ${whichever})`

/** Made once: it stands in several places of a statement, which is planned by what it asks for. */
async function madeOnce(db: Db, query: Query): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ asked: string }>`select ${tsquery(query)}::text as asked`.execute(db)
  return sql`${rows[0]?.asked ?? ''}::tsquery`
}

const readable = ({ audience, now }: Pick<Search, 'audience' | 'now'>) =>
  sql`audience && ${audience}::text[] and published_at <= ${now}`

const narrowed = (facets: Search['facets']) => {
  const wanted = Object.entries(facets).map(([name, value]) => `${name}=${value}`)
  return wanted.length > 0 ? sql`and facets @> ${wanted}::text[]` : sql``
}

/** Of titles twice what it is of names, and so on; long texts count a little less, newer ones a little more. */
const rank = (query: RawBuilder<unknown>, now: Date) => sql`weight
  * ts_rank('{0.05, 0.2, 0.5, 1}', vector, ${query}, 1)
  * (1 + 0.3 * exp(-greatest(0, extract(epoch from ${now}::timestamptz - dated)) / 1e8))`

/** How many of the newest documents are looked through before all are. */
const near = 10_000
/** To see whether words stand beside each other their places have to be read: in so many documents, the newest with all of them. */
const mostForPhrases = 3000

/**
 * What matches, the newest first, no more than are ranked. What stands everywhere is found among the newest, and the rest is
 * not looked at, but for what has it in its title.
 */
function matches(query: Query, asked: RawBuilder<unknown>, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = sql`kind, id, facets, dated, weight, vector`
  const newest = (matching: RawBuilder<unknown>, limit: number) =>
    sql`select ${columns} from search_document where ${matching} and ${where} order by dated desc limit ${limit}`
  // Fenced, or the planner walks all documents by their day in the hope of an early end.
  const fenced = (matching: RawBuilder<unknown>, limit: number) => sql`select * from (
    select ${columns} from search_document where ${matching} and ${where} offset 0) as fenced order by dated desc limit ${limit}`
  const since = sql`coalesce((select dated from search_document order by dated desc offset ${near} limit 1), '-infinity')`
  const needed = sql`(select count(*) from near) <= ${most}`
  const parts = tsquery({ ...query, words: query.words.flatMap(wordsOf) })
  const whole = query.words.some((word) => /\s/.test(word))
    ? sql`select * from (${fenced(sql`${needed} and vector @@ ${parts}`, mostForPhrases)}) as beside
        where vector @@ ${asked} limit ${most + 1}`
    : fenced(sql`${needed} and vector @@ ${asked}`, most + 1)
  return sql`
    near as materialized (${newest(sql`vector @@ ${asked} and dated >= ${since}`, most + 1)}),
    whole as materialized (${whole}),
    named as materialized (${newest(
      sql`(select count(*) from whole) in (0, ${most + 1}) and title_vector @@ ${asked}`,
      pageSize * 5,
    )}),
    matched as (select * from near where (select count(*) from near) > ${most}
      union all select * from whole union all select * from named)`
}

/** A page of what is found. */
export async function findPage(db: Db, search: Search, query: Query | undefined): Promise<FoundPage> {
  const where = sql`${readable(search)} ${narrowed(search.facets)}`
  const asked = query && (await madeOnce(db, query))
  const hits = asked
    ? sql`${matches(query, asked, where)},
      hit as materialized (select distinct on (kind, id) kind, id, facets, dated, ${rank(asked, search.now)} as rank from matched)`
    : sql`hit as materialized (select kind, id, facets, dated, weight as rank from search_document where ${where}
        order by dated desc limit ${most + 1})`
  const { rows } = await sql<{ total: number; rows: FoundRow[] | null; facets: FoundPage['facets'] | null }>`
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
  const { rows } = await sql<{ word: string }>`select word from unnest(${words}::text[]) word
    cross join lateral (select search_query(${languages}::text[], array[word], '{}', false, false) as query) as asked
    where numnode(query) > 0
      and not exists (select from search_document where vector @@ query and ${readable(search)})`.execute(db)
  return rows.map(({ word }) => word)
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

/** What can be found without a word: counts by the values of a facet. */
export async function countAll(
  db: Db,
  search: Pick<Search, 'audience' | 'now'>,
): Promise<{ kind: string; count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`select kind, count(*) from search_document
    where ${readable(search)} group by kind order by count desc, kind`.execute(db)
  return rows
}
