import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { fromBufferPromise } from 'yauzl'
import { buildAssets } from '#platform/assets'
import { entryKinds } from '../../program/entry-kinds.ts'
import { loaded } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { annualReportCommand } from './commands.ts'
import { composeReport } from './compose.ts'
import { differencesIn } from './differences.ts'
import { allFigures, allSeries } from './figures.ts'
import { gather } from './gather.ts'
import { packageOf } from './package.ts'
import { listNetworkIds } from './store.ts'
import { frozenFrom, hashed } from './versions.ts'

const { db } = await testDatabase(loaded)
const now = new Date('2026-11-23T09:00:00Z')
const room = mkdtempSync(join(tmpdir(), 'icc-annual-public-'))
after(() => rmSync(room, { recursive: true, force: true }))
const networks = [null, ...(await listNetworkIds(db))]

/** What keeps an entry from everybody's eyes, as columns of its row. */
const states = {
  secretariat: { visibility: 'secretariat' },
  members: { visibility: 'members' },
  network: { visibility: 'network' },
  draft: { published_at: null },
  planned: { published_at: '2999-01-01' },
  withdrawn: { withdrawn_at: '2026-01-01' },
  invented: { demonstration: true },
}

const before = await everything()

/** Beside every public entry of every kind one like it that is not everybody's, with its places. */
for (const [state, columns] of Object.entries(states)) {
  for (const { name, table } of entryKinds) {
    const given = JSON.stringify(columns)
    const of = `hidden-${state}-`
    await sql`insert into ${sql.table(table)} select made.* from ${sql.table(table)} as entry,
        jsonb_populate_record(null::${sql.table(table)}, to_jsonb(entry) || ${given}::jsonb || jsonb_build_object(
          'id', ${of} || entry.id,
          'network_id', coalesce(entry.network_id, case when ${state} = 'network' then 'reci' end),
          'texts', regexp_replace(entry.texts::text, '": "', '": "HIDDEN ', 'g')::jsonb)) as made
      where not entry.demonstration and entry.visibility = 'public' and entry.published_at is not null`.execute(db)
    await sql`insert into entry_place select made.* from entry_place as beside,
        jsonb_populate_record(null::entry_place, to_jsonb(beside) || jsonb_build_object('entry_id', ${of} || beside.entry_id)) as made
      where beside.kind = ${name} and exists (select from ${sql.table(table)} where id = ${of} || beside.entry_id)`.execute(
      db,
    )
  }
}

const of2020 = await gather(db, { year: 2020, network: null, now })

/** Every figure and every series, of the programme and of each network, with all rows. */
async function everything() {
  const scopes = networks.map((network) => ({ year: 2020, network }))
  return Promise.all(
    scopes.flatMap((scope) =>
      // A figure and a series may have one name.
      [...allFigures, ...allSeries].map(async (query, i) => {
        const found = await query.run(db, scope)
        return [`${i} ${query.name} ${scope.network ?? ''}`, JSON.stringify(found)] as const
      }),
    ),
  )
}

const isHidden = (text: string) => /hidden-|HIDDEN/.test(text)

test('no figure and no series, of the programme or a network, is moved by an entry that is not everybody’s', async () => {
  const made = await sql<{ count: number }>`select count(*)::int as count from event where id like 'hidden-%'`.execute(
    db,
  )
  assert.ok((made.rows[0]?.count ?? 0) > 100, 'there is something to hide')
  const were = new Map(before)
  const moved = (await everything()).filter(([name, found]) => found !== were.get(name)).map(([name]) => name)
  assert.deepEqual(moved, [])
})

test('the report in each language, the titles that a text may hold, and what a network’s part says hide them too', async () => {
  for (const network of networks) {
    const material = await gather(db, { year: 2020, network, now })
    for (const lang of ['en', 'fr'])
      assert.ok(!isHidden(JSON.stringify(composeReport(material, lang))), `${network ?? 'programme'}, ${lang}`)
    assert.ok(!isHidden([...material.known.titles].join()), network ?? 'programme')
    assert.ok(!isHidden(JSON.stringify([...material.figures, ...material.series])), network ?? 'programme')
  }
})

test('nothing of them is in the package: not in rows.csv, not in figures.csv, not in the version', async () => {
  const documents = { en: composeReport(of2020, 'en', { version: 1 }) }
  const differences = differencesIn(of2020)
  const frozen = frozenFrom({ material: of2020, documents, networks: {}, differences, former: undefined, reason: null })
  const at = { origin: 'https://icc.example', sheet: '' }
  const zip = await fromBufferPromise(await packageOf(frozen, hashed(frozen).document, at))
  const names: string[] = []
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName)
    const content = (await buffer(await zip.openReadStreamPromise(entry))).toString()
    assert.ok(!isHidden(content), entry.fileName)
  }
  for (const name of ['report.en.html', 'figures.csv', 'rows.csv', 'rows.json', 'report-version-1.json'])
    assert.ok(names.includes(name))
})

test('the command writes nothing of them', async () => {
  const said: string[] = []
  const io = { say: (line: string) => void said.push(line), warn: (line: string) => void said.push(line) }
  const needs = { db, assets: await buildAssets(), now: () => now, origin: 'https://icc.example' }
  for (const network of [null, 'reci']) {
    const out = join(room, network ?? 'programme')
    assert.equal(await annualReportCommand(needs, { year: 2020, network, lang: 'en', out }, io), 0, said.join('\n'))
    for (const name of readdirSync(out)) assert.ok(!isHidden(readFileSync(join(out, name)).toString()), name)
  }
  assert.ok(!isHidden(said.join()))
})
