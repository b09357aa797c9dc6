import autocannon from 'autocannon'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readConfig } from '#config'
import type { Db } from '#platform/database'
import { markNewest, writeDocuments } from '#platform/search'
import { openStore } from '../src/program/store.ts'
import { startProgram } from '../test/program.ts'
import { anyOf, type Kind, mix } from './bench-search/queries.ts'
import { documentOf } from './bench-search/texts.ts'

const entries = Number(process.argv[2] ?? 100_000)
/** Readers who each ask again the moment they are answered; kinds are asked by the last number. */
const readers = [1, 2, 4, 10]
const seconds = 10
const batch = 500

async function fill(db: Db): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from place where not demonstration order by id`.execute(db)
  const places = rows.map(({ id }) => id)
  for (let from = 0; from < entries; from += batch) {
    const some = Array.from({ length: Math.min(batch, entries - from) }, (_, n) => documentOf(from + n, places))
    await db.transaction().execute((tx) => writeDocuments(tx, some))
  }
  await markNewest(db)
  await sql`vacuum analyze search_document, search_word`.execute(db)
}

async function load(
  origin: string,
  mixed: readonly Kind[],
  connections: number,
  duration: number,
): Promise<autocannon.Result> {
  const next = anyOf(mixed)
  return autocannon({
    url: origin,
    connections,
    duration,
    setupClient(client) {
      const ask = () => client.setRequests([{ method: 'GET', path: next() }])
      ask()
      client.on('response', ask)
    },
  })
}

const line = (what: string, { requests, latency, non2xx, errors }: autocannon.Result, bar = '') => {
  if (non2xx > 0 || errors > 0) throw new Error(`${what}: ${non2xx} refused, ${errors} failed`)
  console.log(`| ${what} | ${Math.round(requests.average)} | ${latency.p50} | ${latency.p99} | ${bar} |`)
}

const dataDir = mkdtempSync(join(tmpdir(), 'icc-bench-search-'))
const program = await startProgram({ dataDir })
const store = await openStore(readConfig({ DATA_DIR: dataDir }), 'command')
try {
  const began = performance.now()
  await fill(store.db)
  const { rows } = await sql<{
    rows: number
    words: number
    bytes: string
  }>`select (select count(*) from search_document) as rows,
    (select count(*) from search_word) as words, pg_size_pretty(pg_total_relation_size('search_document')) as bytes`.execute(
    store.db,
  )
  console.log(`${entries} entries in ${Math.round((performance.now() - began) / 1000)} s:`, rows[0])
  console.log('| query | a second | p50, ms | p99, ms | bar |\n|---|---:|---:|---:|---|')
  const most = readers.at(-1) ?? 1
  await load(program.origin, mix, most, 4)
  for (const number of readers) {
    line(`the mix, ${number} at once`, await load(program.origin, mix, number, 2 * seconds), 'p99 < 150')
  }
  for (const kind of mix) line(`${kind.share} %: ${kind.what}`, await load(program.origin, [kind], most, seconds / 2))
} finally {
  await store.close()
  await program.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
