import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { before, test } from 'node:test'
import CsvwParser from '@zazuko/rdf-parser-csvw'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import jsonld from 'jsonld'
import { sql } from 'kysely'
import { Parser, Store } from 'n3'
import Papa from 'papaparse'
import { parse } from 'yaml'
import { checksumsName } from '#platform/data-package'
import { verifyTrail } from '#platform/trail'
import { href } from '#routes'
import { openTables } from '#site'
import { testApp } from '../../../test/app.ts'
import { addResult, answers, registerSmallEdition } from '../fixtures/places.ts'
import { releaseData, releaseFirst } from './actions.ts'
import { unpacked } from './fixtures/unpacked.ts'
import { archiveName, type Package, packages } from './model.ts'
import { packData } from './package.ts'
import { deleteDemonstrationReleases, listReleases } from './store.ts'

const { deps, request } = await testApp()
const { db } = deps
const origin = 'http://127.0.0.1:3000'
const version = '2026-11-23'
const releasing = { tables: openTables(deps), origin, now: new Date('2026-11-23T09:00:00Z') }
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
const files: Record<Package, Map<string, Buffer>> = { record: new Map(), demonstration: new Map() }
const real = { whole: '', areas: '', total: '', hidden: '' }

const ajv = new Ajv2020({ allErrors: true })
addFormats.default(ajv)

before(async () => {
  await registerSmallEdition(db)
  for (const [name, placeId, shown] of [
    ['whole', 'oslo-no', 'true, true, true'],
    ['areas', 'bergen-no', 'true, true, false'],
    ['total', 'lisbon-pt', 'true, false, false'],
    ['hidden', 'bilbao-es', undefined],
  ] as const) {
    real[name] = (await addResult(db, { placeId, answers: answers('all'), demonstration: false })).id
    if (shown)
      await sql`insert into result_publication values (${real[name]}, ${sql.raw(shown)}, now(), null)`.execute(db)
  }
  await releaseFirst(db, { ...releasing, demonstration: true })
  for (const name of packages) {
    const answer = await request(href('dataPackage', { version, file: archiveName[name] }))
    files[name] = await unpacked(Buffer.from(await answer.arrayBuffer()))
  }
})

const rowsOf = (name: Package, file: string) =>
  Papa.parse<Record<string, string>>(files[name].get(file)?.toString() ?? '', { header: true, skipEmptyLines: true })
    .data

for (const name of packages) {
  test(`${name}: every checksum holds, and lists every other file`, () => {
    const sums = files[name].get(checksumsName)?.toString().trim().split('\n') ?? []
    for (const line of sums) {
      const [hash, file = ''] = line.split('  ')
      assert.equal(
        createHash('sha256')
          .update(files[name].get(file) ?? '')
          .digest('hex'),
        hash,
        file,
      )
    }
    assert.equal(sums.length, files[name].size - 1)
    for (const file of ['README.md', 'LICENSE.md', 'codebook.en.md', 'codebook.fr.md']) assert.ok(files[name].has(file))
  })

  test(`${name}: the citation is one by the Citation File Format`, () => {
    const citation: unknown = parse(files[name].get('CITATION.cff')?.toString() ?? '')
    const validate = ajv.compile(JSON.parse(fixture('cff.schema.json')) as object)
    assert.ok(validate(citation), ajv.errorsText(validate.errors))
    assert.equal((citation as { version: string }).version, version)
  })

  test(`${name}: whoever has the package alone can cite its version by its permanent address`, () => {
    const address = origin + href('dataPackage', { version, file: archiveName[name] })
    for (const file of ['README.md', 'LICENSE.md', 'CITATION.cff']) {
      assert.ok(files[name].get(file)?.toString().includes(address), file)
    }
  })

  test(`${name}: rows are of one network alone, and say so`, () => {
    const marked = [...files[name].keys()].filter((file) => file.endsWith('.csv')).map((file) => rowsOf(name, file))
    const marks = marked.flat().flatMap(({ demonstration }) => demonstration ?? [])
    assert.deepEqual([...new Set(marks)], [String(name === 'demonstration')])
  })
}

interface Metadata {
  tables: {
    url: string
    tableSchema: {
      columns: { name: string; titles: string; datatype: string; required?: boolean; separator?: string }[]
      primaryKey: string[]
      foreignKeys?: { columnReference: string; reference: { resource: string; columnReference: string } }[]
    }
  }[]
}
const metadataOf = (name: Package) => JSON.parse(files[name].get('csv-metadata.json')?.toString() ?? '') as Metadata

const written: Record<string, RegExp> = {
  string: /^/,
  integer: /^-?\d+$/,
  double: /^-?\d+(\.\d+)?(e-?\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  dateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
}

for (const name of packages) {
  test(`${name}: the tables are what their description (CSV on the Web) says: headings, types, keys, references`, () => {
    const metadata = metadataOf(name)
    const validate = ajv.compile(JSON.parse(fixture('csvw.schema.json')) as object)
    assert.ok(validate(metadata), ajv.errorsText(validate.errors))
    const described = metadata.tables.map(({ url }) => url).sort()
    assert.deepEqual(described, [...files[name].keys()].filter((file) => file.endsWith('.csv')).sort())
    for (const { url, tableSchema } of metadata.tables) {
      const text = files[name].get(url)?.toString() ?? ''
      assert.equal(text.split('\r\n')[0], tableSchema.columns.map(({ titles }) => titles).join(','))
      const rows = rowsOf(name, url)
      for (const row of rows) {
        for (const { name: column, datatype, required } of tableSchema.columns) {
          const cell = row[column] ?? ''
          if (cell === '') assert.ok(!required, `${url}: ${column} is empty in ${JSON.stringify(row)}`)
          else assert.match(cell, written[datatype] ?? /never/, `${url}: ${column}`)
        }
      }
      const keys = rows.map((row) => JSON.stringify(tableSchema.primaryKey.map((column) => row[column])))
      assert.equal(new Set(keys).size, keys.length, `${url}: a key stands twice`)
      for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
        const there = new Set(rowsOf(name, reference.resource).map((row) => row[reference.columnReference]))
        const lost = rows.map((row) => row[columnReference] ?? '').filter((cell) => cell !== '' && !there.has(cell))
        assert.deepEqual(lost, [], `${url}: ${columnReference}`)
      }
    }
  })
}

test('another reader of CSV on the Web makes a statement of every cell, of the type described', async () => {
  const metadata = metadataOf('demonstration')
  // That reader knows no separators: answers, with several codes in a cell, are left out.
  for (const url of ['places.csv', 'place-facts.csv', 'editions.csv', 'items.csv', 'results.csv', 'scores.csv']) {
    const table = metadata.tables.find((one) => one.url === url)
    assert.ok(table)
    const context = JSON.parse(fixture('csvw.context.json')) as Record<string, unknown>
    const document = { '@context': { ...context, '@base': `${origin}/` }, '@id': '', ...table }
    const described = new Parser().parse((await jsonld.toRDF(document, { format: 'application/n-quads' })) as never)
    const parser = new CsvwParser({ metadata: new Store(described), baseIRI: `${origin}/`, timezone: 'utc' })
    const some = rowsOf('demonstration', url).slice(0, 200)
    const csv = Papa.unparse({ fields: table.tableSchema.columns.map(({ name }) => name), data: some })
    const types = new Map<string, Set<string>>()
    let statements = 0
    for await (const quad of parser.import(Readable.from([csv])) as unknown as AsyncIterable<{
      predicate: { value: string }
      object: { datatype?: { value: string } }
    }>) {
      const column = /#(\w+)$/.exec(quad.predicate.value)?.[1]
      if (!quad.predicate.value.startsWith(origin) || column === undefined) continue
      statements += 1
      const type = quad.object.datatype?.value.split('#')[1] ?? ''
      types.set(column, (types.get(column) ?? new Set()).add(type))
    }
    const cells = some.flatMap((row) => table.tableSchema.columns.flatMap(({ name }) => row[name] || []))
    assert.equal(statements, cells.length, url)
    for (const { name, datatype } of table.tableSchema.columns) {
      for (const type of types.get(name) ?? []) assert.equal(type, datatype, `${url}: ${name}`)
    }
  }
})

test('answers are packed only where the place agreed, areas and totals as far as it did, and nothing of the rest', () => {
  assert.deepEqual(
    new Set(rowsOf('record', 'results.csv').map((row) => `${row['id']} ${row['public']}`)),
    new Set([`${real.whole} answers`, `${real.areas} areas`, `${real.total} total`]),
  )
  assert.deepEqual([...new Set(rowsOf('record', 'answers.csv').map(({ result }) => result))], [real.whole])
  assert.deepEqual(
    new Set(rowsOf('record', 'scores.csv').map(({ result }) => result)),
    new Set([real.whole, real.areas]),
  )
  const packed = [...files.record.values()].map(String).join('\n')
  assert.ok(!packed.includes(real.hidden))
  const totals = rowsOf('record', 'results.csv').find(({ id }) => id === real.total)
  assert.deepEqual([totals?.['core'] === '', totals?.['answered']], [false, ''])
})

test('the scores of the package follow from its answers, weights and composites', () => {
  const rows = (file: string) => rowsOf('demonstration', file)
  const byEdition = (row: Record<string, string>, column: string) => `${row['edition']} ${row[column]}`
  const items = new Map(rows('items.csv').map((row) => [byEdition(row, 'item'), row]))
  const parts = Map.groupBy(rows('composites.csv'), (row) => byEdition(row, 'composite'))
  const answered = Map.groupBy(rows('answers.csv'), (row) => row['result'])
  const mean = (all: readonly { value: number | null; weight: number }[]) => {
    const known = all.flatMap(({ value, weight }) => (value === null ? [] : [{ value, weight }]))
    const weights = known.reduce((sum, { weight }) => sum + weight, 0)
    return weights === 0 ? null : known.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights
  }
  let compared = 0
  for (const result of rows('results.csv')) {
    const itemOf = ({ item }: Record<string, string>) => items.get(`${result['edition']} ${item}`)
    const applying = (answered.get(result['id']) ?? []).filter(({ state }) => state !== 'na')
    const own = Map.groupBy(applying, (answer) => itemOf(answer)?.['area'])
    const scoreOf = (key: string): number | null => {
      const of = parts.get(`${result['edition']} ${key}`)
      if (of) return mean(of.map(({ part = '', weight }) => ({ value: scoreOf(part), weight: Number(weight) })))
      const asked = own.get(key) ?? []
      return mean(asked.map((row) => ({ value: 100 * Number(row['points']), weight: Number(itemOf(row)?.['weight']) })))
    }
    const said = rows('scores.csv').filter((row) => row['result'] === result['id'])
    const scores = new Map(said.map((row) => [row['key'], row['score']]))
    for (const total of ['core', 'extended']) scores.set(total, result[total])
    for (const [key = '', score] of scores) {
      const value = scoreOf(key)
      assert.ok(value === null ? score === '' : Math.abs(value - Number(score)) < 1e-9, `${result['id']}: ${key}`)
      compared += 1
    }
  }
  assert.ok(compared > 1000)
})

test('no place that is nowhere on Earth has degrees of it', () => {
  const degrees = (name: Package) => rowsOf(name, 'places.csv').map((row) => Number(row['latitude'] || Number.NaN))
  assert.ok(degrees('demonstration').every(Number.isNaN))
  assert.ok(degrees('record').some((latitude) => Math.abs(latitude) <= 90))
  assert.ok(!degrees('record').some((latitude) => Math.abs(latitude) > 90))
})

test('nothing that names a person is packed', async () => {
  const { rows } = await sql<{ name: string; email: string }>`select name, email from auth_user`.execute(db)
  for (const name of packages) {
    const packed = [...files[name].values()].map(String).join('\n')
    for (const account of rows) assert.ok(!packed.includes(account.email) && !packed.includes(account.name))
  }
})

test('the same data make the same bytes, and other data others', async () => {
  const pack = () => packData(db, { package: 'record', version, released: version, tables: releasing.tables, origin })
  const [first, second] = [await pack(), await pack()]
  assert.ok(first.content.equals(second.content))
  await sql`update place set joined_year = 1234 where id = 'oslo-no'`.execute(db)
  assert.ok(!first.content.equals((await pack()).content))
  await sql`update place set joined_year = null where id = 'oslo-no'`.execute(db)
})

test('what was released never changes: a version is refused twice, the row cannot be altered, the address says so', async () => {
  assert.equal(await releaseData(db, 'record', version, releasing), undefined)
  await assert.rejects(sql`update data_release set hash = 'x'`.execute(db), /never changes/)
  const answer = await request(href('dataPackage', { version, file: archiveName.record }))
  assert.match(answer.headers.get('cache-control') ?? '', /immutable/)
  const release = (await listReleases(db)).find((one) => one.package === 'record')
  assert.equal(answer.headers.get('etag'), `"${release?.hash}"`)
  assert.equal(
    createHash('sha256')
      .update(Buffer.from(await answer.arrayBuffer()))
      .digest('hex'),
    release?.hash,
  )
  const page = await (await request(href('data', { lang: 'en' }))).text()
  assert.ok(page.includes(release?.hash ?? '-'))
  for (const path of [
    '/data/2020-01-01/icc-open-data.zip',
    '/data/2026-11-23/other.zip',
    '/data/x%27/icc-open-data.zip',
  ]) {
    assert.equal((await request(path)).status, 404)
  }
})

test('with the invented network go its packages, and their address never gets another content', async () => {
  await db.transaction().execute(deleteDemonstrationReleases)
  assert.equal((await request(href('dataPackage', { version, file: archiveName.demonstration }))).status, 404)
  assert.deepEqual(await releaseFirst(db, { ...releasing, demonstration: true }), ['demonstration'])
  const versions = (await listReleases(db)).map((release) => `${release.version} ${release.package}`)
  assert.deepEqual(versions.sort(), [`${version} record`, `${version}.2 demonstration`])
  assert.deepEqual((await verifyTrail(db)).findings, [])
})
