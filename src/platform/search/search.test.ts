import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import {
  type Found,
  followSources,
  markNewest,
  refreshAll,
  search,
  type SearchDocument,
  type SearchSource,
} from './index.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')

type Row = Partial<SearchDocument> & Pick<SearchDocument, 'id' | 'texts'>
const documents = new Map<string, SearchDocument>()

const source: SearchSource = {
  kind: 'note',
  tables: [{ table: 'note', column: 'id', own: true }],
  documents: (_, ids) => Promise.resolve(ids.flatMap((id) => documents.get(id) ?? [])),
}

const fail = (error: unknown) => {
  throw error
}

await sql`create table note (id text primary key)`.execute(db)
await followSources(db, [source])

async function put(...rows: Row[]): Promise<void> {
  for (const row of rows) {
    documents.set(row.id, {
      kind: 'note',
      sourceLanguage: Object.keys(row.texts)[0] ?? 'en',
      address: (lang) => `/${lang}/${row.id}`,
      facets: {},
      audience: ['public'],
      publishedAt: new Date('2020-01-01'),
      ...row,
    })
    await sql`insert into note values (${row.id}) on conflict (id) do update set id = excluded.id`.execute(db)
  }
  await refreshAll(db, [source], fail)
}

const ask = (text: string, lang = 'en', more: { audience?: string[]; facets?: Record<string, string> } = {}) =>
  search(db, { lang, text, facets: {}, audience: ['public'], now, page: 1, ...more })
const ids = ({ hits }: Found) => hits.map(({ id }) => id).sort()
const shown = ({ parts }: { parts: readonly string[] }) => parts.map((part, n) => (n % 2 ? `[${part}]` : part)).join('')

beforeEach(async () => {
  documents.clear()
  await sql`delete from note`.execute(db)
  await sql`truncate search_document, search_shown, search_word, search_due`.execute(db)
  await put(
    { id: 'housing', texts: { en: { title: 'Housing policies', body: 'Cities that share flats.' } } },
    { id: 'egalite', texts: { fr: { title: 'L’égalité réelle', body: 'Des œuvres et des cœurs à Évry.' } } },
    {
      id: 'rumours',
      texts: {
        en: { title: 'Anti-rumours campaign', body: 'Rumours about neighbours are answered by neighbours.' },
        fr: { title: 'Campagne anti-rumeurs', body: 'Des voisines et des voisins répondent aux rumeurs.' },
      },
      facets: { year: ['2020'], place: ['oslo'] },
    },
    { id: 'secret', texts: { en: { title: 'Confidential budget', body: 'Zanzibar only.' } }, audience: ['members'] },
  )
})

describe('a search', () => {
  const finds: [text: string, lang: string, found: string[]][] = [
    ['city', 'en', ['housing']],
    ['policy', 'en', ['housing']],
    ['egalite', 'fr', ['egalite']],
    ['ÉGALITÉS', 'fr', ['egalite']],
    ['oeuvre', 'fr', ['egalite']],
    ['cœur', 'fr', ['egalite']],
    ['rumeur', 'fr', ['rumours']],
    ['rumours', 'fr', ['rumours']],
    ['rumeurs', 'en', ['rumours']],
    ['rumors', 'en', ['rumours']],
    ['neighbors', 'fr', ['rumours']],
    ['rumors campaign neighbours', 'en', ['rumours']],
    ['"about neighbors"', 'en', ['rumours']],
    ['cities -neighbors', 'en', ['housing']],
    ['neighbours -rumors', 'en', []],
    ['"about neighbours"', 'en', ['rumours']],
    ['"campaign rumours"', 'en', []],
    ['neighbours -rumours', 'en', []],
    ['cities -neighbours', 'en', ['housing']],
    ['the', 'en', []],
    ['-housing', 'en', []],
  ]
  for (const [text, lang, found] of finds) {
    test(`for ${text} in ${lang} finds ${found.join(', ') || 'nothing'}`, async () => {
      assert.deepEqual(ids(await ask(text, lang)), found)
    })
  }

  test('shows a text in the language of the reader where there is one, else says which it is in', async () => {
    assert.equal((await ask('rumeurs', 'fr')).hits[0]?.title.lang, 'fr')
    assert.equal((await ask('housing', 'fr')).hits[0]?.title.lang, 'en')
  })

  test('marks what was found, with its accents, and quotes the language in which it was found', async () => {
    const [hit] = (await ask('egalite evry', 'fr')).hits
    assert.equal(hit && shown(hit.title), 'L’[égalité] réelle')
    assert.equal(hit && shown(hit.quote), 'Des œuvres et des cœurs à [Évry].')
    const [elsewhere] = (await ask('neighbors rumors')).hits
    assert.equal(elsewhere && shown(elsewhere.title), 'Anti-[rumours] campaign')
    const [other] = (await ask('neighbours', 'fr')).hits
    assert.match(other ? shown(other.quote) : '', /\[neighbours\]/)
    assert.equal(other?.quote.lang, 'en')
  })

  test('reads a word that nothing has as the beginning of one, then as a slip, then as one of several', async () => {
    assert.deepEqual((await ask('neighb')).reading, { as: 'beginning', word: 'neighb' })
    assert.deepEqual((await ask('neighbor camp')).reading, { as: 'beginning', word: 'camp' })
    assert.deepEqual((await ask('campagin')).reading, { as: 'corrected', text: 'campaign' })
    assert.deepEqual((await ask('rumuors campaign')).reading, { as: 'corrected', text: 'rumours campaign' })
    assert.deepEqual((await ask('housing neighbours')).reading, { as: 'some' })
    assert.deepEqual((await ask('quxquux')).total, 0)
  })

  test('counts by facet, and is narrowed by one', async () => {
    const found = await ask('neighbours')
    assert.deepEqual(found.facets['year'], [{ value: '2020', count: 1 }])
    assert.equal((await ask('neighbours', 'en', { facets: { year: '2020' } })).total, 1)
    assert.equal((await ask('neighbours', 'en', { facets: { year: '2019' } })).total, 0)
  })
})

describe('what a reader may not find', () => {
  test('is in no hit, count or correction', async () => {
    assert.equal((await ask('zanzibar')).total, 0)
    assert.equal((await ask('zanzibr')).total, 0)
    assert.equal((await ask('zanz')).total, 0)
    assert.equal((await ask('budgt confidential')).total, 0)
    assert.deepEqual(ids(await ask('zanzibar', 'en', { audience: ['public', 'members'] })), ['secret'])
    const { rows } = await sql`select word from search_word where word in ('zanzibar', 'confidential')`.execute(db)
    assert.deepEqual(rows, [])
  })

  test('is what is published later, until then', async () => {
    await put({
      id: 'later',
      texts: { en: { title: 'Tomorrow', body: 'Embargoed.' } },
      publishedAt: new Date(Date.now() + 86_400_000),
    })
    assert.equal((await ask('embargoed')).total, 0)
    const { rows } = await sql<{ id: string }>`select id from search_due where due_at > now()`.execute(db)
    assert.deepEqual(rows, [{ id: 'later' }])
  })
})

describe('the index follows its tables', () => {
  test('a changed row is found as it is now, a deleted one at once no more', async () => {
    await put({ id: 'housing', texts: { en: { title: 'Allotments', body: '' } } })
    assert.deepEqual(ids(await ask('allotment')), ['housing'])
    assert.deepEqual(ids(await ask('policies')), [])
    await sql`delete from note where id = 'housing'`.execute(db)
    assert.equal((await ask('allotment')).total, 0)
  })

  test('a document that cannot be made is found no more, is told, and keeps no other from being found', async () => {
    await put({ id: 'other', texts: { en: { title: 'Before', body: '' } } })
    const other = documents.get('other')
    if (other) documents.set('other', { ...other, texts: { en: { title: 'Afterwards', body: '' } } })
    const housing = documents.get('housing')
    if (housing) documents.set('housing', { ...housing, publishedAt: new Date(Number.NaN) })
    await sql`update note set id = id where id in ('housing', 'other')`.execute(db)
    const told: unknown[] = []
    await refreshAll(db, [source], (error) => told.push(error))
    assert.equal(told.length, 1)
    assert.deepEqual(ids(await ask('afterwards')), ['other'])
    assert.equal((await ask('policies')).total, 0)
  })

  test('a row that somebody is changing is left for later, and not forgotten', async () => {
    await put({ id: 'slow', texts: { en: { title: 'Before', body: '' } } })
    await db.transaction().execute(async (tx) => {
      await sql`update note set id = id where id = 'slow'`.execute(tx)
      await refreshAll(db, [source], fail)
      const changed = documents.get('slow')
      if (changed) documents.set('slow', { ...changed, texts: { en: { title: 'Afterwards', body: '' } } })
    })
    await refreshAll(db, [source], fail)
    assert.deepEqual(ids(await ask('afterwards')), ['slow'])
  })
})

describe('of many documents', () => {
  const many = Array.from({ length: 1030 }, (_, n) => ({
    id: `many-${n}`,
    texts: { en: { title: `Note ${n}`, body: n < 5 ? 'An olive branch and a tree.' : 'A branch of an olive tree.' } },
    // The later, the newer.
    dated: new Date(Date.UTC(2000, 0, n)),
  }))
  beforeEach(async () => {
    await put(...many)
    await sql`update search_document set newest = dated >= '2000-12-01'`.execute(db)
  })
  const all = async (text: string) => {
    const pages = Array.from({ length: 20 }, (_, n) => search(db, { ...asked, text, page: n + 1 }))
    return (await Promise.all(pages)).flatMap(({ hits }) => hits.map(({ id }) => Number(id.slice('many-'.length))))
  }
  const asked = { lang: 'en', facets: {}, audience: ['public'], now }

  test('a word that stands in all finds the newest, whether these are marked as the newest or not', async () => {
    const found = await all('olive')
    assert.ok((await ask('olive')).more, 'says that there are more')
    assert.equal(Math.min(...found), many.length - 301, 'none older than the newest that are ranked')
    assert.equal(new Set(found).size, 301)
    await sql`update search_document set newest = false`.execute(db)
    assert.deepEqual(new Set(await all('olive')), new Set(found))
  })

  test('a title is found wherever it stands', async () => {
    assert.deepEqual(await all('"note 7"'), [7])
    assert.ok((await all('note')).includes(1029))
  })

  test('words in quotes that stand beside each other in the oldest alone are found', async () => {
    assert.deepEqual(new Set(await all('"olive branch"')), new Set([0, 1, 2, 3, 4]))
  })

  test('what is written is among the newest where it is newer than these, and not where it is older', async () => {
    const isNewest = async (id: string) =>
      (await sql<{ newest: boolean }>`select newest from search_document where id = ${id}`.execute(db)).rows[0]?.newest
    await put(
      { id: 'new', texts: { en: { title: 'Now', body: '' } }, dated: new Date('2020-01-01') },
      { id: 'old', texts: { en: { title: 'Then', body: '' } }, dated: new Date('1990-01-01') },
    )
    assert.deepEqual([await isNewest('new'), await isNewest('old')], [true, false])
    await markNewest(db)
    assert.equal(await isNewest('old'), true, 'among fewer than ten thousand all are')
  })
})

test('whatever is typed finds something or nothing, and never fails', async () => {
  const odd = [
    '',
    ' ',
    '"',
    '-',
    '""',
    '- - -',
    "'",
    '\\',
    '!&|()<->:*',
    'a:*b',
    '"a',
    '%_%',
    '🌊',
    'שלום עולם',
    'مرحبا',
    '\u0000',
    'x'.repeat(5000),
    'word '.repeat(10_000),
    '-'.repeat(300),
    '"“„«',
    "';drop table note;--",
    '\uD800',
    'e\u0301galite\u0301',
  ]
  for (const text of odd) assert.ok((await ask(text)).total >= 0, text.slice(0, 20))
})
