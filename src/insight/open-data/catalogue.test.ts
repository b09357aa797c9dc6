import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import jsonld from 'jsonld'
import { Parser, type Quad, Store } from 'n3'
import Validator from 'rdf-validate-shacl'
import { href } from '#routes'
import { openTables } from '#site'
import { testApp } from '../../../test/app.ts'
import { releaseData, releaseFirst } from './actions.ts'

const { deps, request } = await testApp()
const origin = 'http://127.0.0.1:3000'
const dcat = 'http://www.w3.org/ns/dcat#'
const shapes = readFileSync(join(import.meta.dirname, 'fixtures', 'dcat-ap.shapes.ttl'), 'utf8')

before(async () => {
  const releasing = { tables: openTables(deps), origin, now: new Date('2026-11-23T09:00:00Z') }
  await releaseFirst(deps.db, { ...releasing, demonstration: true })
  await releaseData(deps.db, 'record', '2027.1', { ...releasing, now: new Date('2027-01-31T09:00:00Z') })
})

const turtle = async () => new Parser().parse(await (await request(href('dataCatalogueTurtle', {}))).text())
const sorted = (quads: readonly Quad[]) =>
  quads
    .map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.termType} ${object.value}`)
    .sort()

test('the catalogue has what DCAT-AP makes mandatory, of the kinds it asks for', async () => {
  const report = await new Validator(new Store(new Parser().parse(shapes))).validate(new Store(await turtle()))
  const found = report.results.map(
    ({ path, focusNode, message }) => `${focusNode?.value} ${path?.value} ${message.map(({ value }) => value).join()}`,
  )
  assert.deepEqual(found, [])
  const broken = new Store((await turtle()).filter(({ predicate }) => predicate.value !== `${dcat}accessURL`))
  assert.equal((await new Validator(new Store(new Parser().parse(shapes))).validate(broken)).conforms, false)
})

test('JSON-LD and Turtle say the same', async () => {
  const answer = await request(href('dataCatalogue', {}))
  assert.match(answer.headers.get('content-type') ?? '', /^application\/ld\+json/)
  const document = (await answer.json()) as object
  const quads = new Parser().parse((await jsonld.toRDF(document, { format: 'application/n-quads' })) as never)
  assert.deepEqual(sorted(quads), sorted(await turtle()))
})

test('every file it names is there, of the size and with the fingerprint it states; the latest version leads', async () => {
  const quads = await turtle()
  const valuesOf = (subject: string, property: string) =>
    quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value === property)
      .map(({ object }) => object.value)
  const downloads = quads.filter(({ predicate }) => predicate.value === `${dcat}downloadURL`)
  assert.equal(downloads.length, 3)
  for (const { subject, object } of downloads) {
    const answer = await request(object.value.replace(origin, ''))
    assert.equal(answer.status, 200)
    const [checksum = ''] = valuesOf(subject.value, 'http://spdx.org/rdf/terms#checksum')
    assert.equal(answer.headers.get('etag'), `"${valuesOf(checksum, 'http://spdx.org/rdf/terms#checksumValue')[0]}"`)
    assert.equal(answer.headers.get('content-length'), valuesOf(subject.value, `${dcat}byteSize`)[0])
  }
  assert.deepEqual(valuesOf(`${origin}/data/catalog#record`, `${dcat}version`), ['2027.1'])
  assert.equal(valuesOf(`${origin}/data/catalog#record`, `${dcat}hasVersion`).length, 2)
})
