import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { languages } from '../i18n/index.ts'
import type { SearchDocument, SearchText } from './model.ts'

/** Whose words are offered as corrections to everybody. */
const open = 'public'
/** Letters of a text that are searched. */
const longest = 20_000
/** And of which a part may be quoted. */
const quotable = 6000

/** A text of a document in one language, before its words are cut to stems; the same document has several. */
interface TextRow {
  kind: string
  id: string
  lang: string
  title: string
  title_lang: string
  names: string
  body: string
}

const textRows = ({ kind, id, texts }: SearchDocument): TextRow[] =>
  Object.entries(texts).map(([lang, { title, titleLang = lang, names = [], body }]) => ({
    kind,
    id,
    lang,
    title,
    title_lang: titleLang,
    names: names.join(' . '),
    body: body.slice(0, longest),
  }))

const documentRow = ({ kind, id, facets, audience, publishedAt, dated = publishedAt, weight = 1 }: SearchDocument) => ({
  kind,
  id,
  facets: [
    `kind=${kind}`,
    ...Object.entries(facets).flatMap(([name, values]) => [...new Set(values)].map((value) => `${name}=${value}`)),
  ],
  audience: [...audience],
  published_at: publishedAt,
  dated,
  weight,
})

/** As it is shown to readers of a language. */
function shownRow({ kind, id, texts, sourceLanguage, address }: SearchDocument, lang: string) {
  const known = [lang, sourceLanguage, ...Object.keys(texts)].filter(
    (one, n, all) => texts[one] && all.indexOf(one) === n,
  )
  const [own = lang, ...others] = known
  const text: SearchText = texts[own] ?? { title: id, body: '' }
  const whole = others.map((one) => [texts[one]?.title, texts[one]?.body].filter(Boolean).join('. '))
  return {
    kind,
    id,
    lang,
    address: address(lang),
    title: text.title,
    title_lang: text.titleLang ?? own,
    body: text.body.slice(0, quotable),
    body_lang: own,
    extra: whole.length > 0 ? whole.join('. ').slice(0, quotable) : null,
    extra_lang: others[0] ?? null,
  }
}

const rowsOf = (rows: readonly object[], columns: RawBuilder<unknown>) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row (${columns})`

const documentColumns = sql`kind text, id text, facets text[], audience text[], published_at timestamptz,
  dated timestamptz, weight real`
const textColumns = sql`kind text, id text, lang text, title text, title_lang text, names text, body text`
const shownColumns = sql`kind text, id text, lang text, address text, title text, title_lang text, body text,
  body_lang text, extra text, extra_lang text`

/** Puts documents into the index, anew where they stand there. */
export async function writeDocuments(db: Db, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length === 0) return
  const texts = rowsOf(documents.flatMap(textRows), textColumns)
  const rows = rowsOf(documents.map(documentRow), documentColumns)
  await addWords(db, texts, rows)
  await sql`with cut as (
      select kind, id, to_tsvector(search_config(title_lang), search_text(title)) as title,
        to_tsvector('simple', search_text(names)) as names, to_tsvector(search_config(lang), search_text(body)) as body
      from ${texts}),
    cut_whole as (
      select kind, id, ${gathered('title')} as title, ${gathered('names')} as names, ${gathered('body')} as body
      from cut group by kind, id)
    insert into search_document (kind, id, vector, title_vector, facets, audience, published_at, dated, weight, newest)
    select kind, id, setweight(title, 'A') || setweight(names, 'B') || setweight(body, 'C'), title, facets, audience,
      published_at, dated, weight,
      dated >= coalesce((select min(dated) from search_document where newest), '-infinity')
    from ${rows} join cut_whole using (kind, id)
    on conflict (kind, id) do update set vector = excluded.vector, title_vector = excluded.title_vector,
      facets = excluded.facets, audience = excluded.audience, published_at = excluded.published_at,
      dated = excluded.dated, weight = excluded.weight, newest = excluded.newest`.execute(db)
  await sql`insert into search_shown
    select * from ${rowsOf(
      documents.flatMap((document) => languages.map((lang) => shownRow(document, lang))),
      shownColumns,
    )}
    on conflict (kind, id, lang) do update set address = excluded.address, title = excluded.title,
      title_lang = excluded.title_lang, body = excluded.body, body_lang = excluded.body_lang, extra = excluded.extra,
      extra_lang = excluded.extra_lang`.execute(db)
}

/** How many of the newest documents are looked through first before all are. */
const near = 10_000

/** Only how soon an answer comes hangs on it: what is written meanwhile is among the newest where it is newer than these. */
export async function markNewest(db: Db): Promise<void> {
  await sql`update search_document set newest = not newest from (
      select coalesce((select dated from search_document order by dated desc offset ${near - 1} limit 1), '-infinity') as since) as bound
    where newest <> (dated >= since)`.execute(db)
}

/** Vectors one behind the other: a phrase never begins in one language and ends in the next. */
const gathered = (column: string) => sql`search_gather(${sql.ref(column)})`

const wordsIn = (text: ReturnType<typeof sql>) =>
  sql`unnest(tsvector_to_array(to_tsvector('simple', search_text(${text})))) word`

const isOpen = sql`${open} = any(audience) and published_at <= now()`
/** Of letters alone, neither a number nor an address. */
const isWord = sql`length(word) between 4 and 30 and word !~ '[^[:alpha:]]'`

/** Words of what is gone go, a name among them: counted anew from what everybody may find. */
export async function recountWords(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`create temporary table counted on commit drop as
      select word, count(distinct (kind, id)) as documents
      from search_document join search_shown using (kind, id), ${wordsIn(sql`title || ' ' || body`)}
      where ${isOpen} and ${isWord} group by word`.execute(tx)
    await sql`delete from search_word where word not in (select word from counted)`.execute(tx)
    await sql`update search_word set documents = counted.documents from counted
      where counted.word = search_word.word and counted.documents <> search_word.documents`.execute(tx)
    await sql`insert into search_word (word, documents, keys)
      select word, documents, spelling_keys(word) from counted on conflict do nothing`.execute(tx)
  })
}

/** Before the documents stand in the index: a word counts once a document. */
async function addWords(db: Db, texts: RawBuilder<unknown>, rows: RawBuilder<unknown>): Promise<void> {
  await sql`with fresh as materialized (
      select kind, id, not exists (
        select from search_document as old where old.kind = row.kind and old.id = row.id) as is_new
      from ${rows} where ${isOpen}),
    counted as materialized (
      select word, count(distinct (kind, id)) filter (where is_new) as documents
      from fresh join ${sql`(select * from ${texts})`} as text using (kind, id), ${wordsIn(sql`title || ' ' || body`)}
      where ${isWord} group by word),
    known as (
      update search_word set documents = search_word.documents + counted.documents from counted
      where search_word.word = counted.word and counted.documents > 0)
    insert into search_word (word, documents, keys)
    select word, greatest(documents, 1), spelling_keys(word) from counted
    where not exists (select from search_word where search_word.word = counted.word)
    on conflict do nothing`.execute(db)
}
