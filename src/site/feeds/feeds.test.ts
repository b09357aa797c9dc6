import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { sql } from 'kysely'
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm'
import { parse } from 'node-html-parser'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'
import { feedFormats, feedNames } from './model.ts'

const tested = await testApp()
const { request, deps } = tested
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
const schema = RelaxNGValidator.fromDoc(XmlDocument.fromString(fixture('atom.rng')))
const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
const isJsonFeed = ajv.compile(JSON.parse(fixture('json-feed.schema.json')) as object)

const languages = ['en', 'fr'] as const
const read = async (lang: string, feed: string) => (await request(href('feed', { lang, feed }))).text()

// What a feed may meet: signs of markup, characters that XML cannot hold, and an entry that not everybody may read.
const hostile = '</title> & <b>bold</b> ]]> \u0001 \u000B 🌊'
for (const [id, visibility, title] of [
  ['hostile-2020', 'public', hostile],
  ['inside-2020', 'members', 'For members alone'],
] as const) {
  await sql`insert into news_item (id, visibility, texts, source, published_at, happened)
    values (${id}, ${visibility}, ${JSON.stringify({ en: { headline: title, text: title } })}::jsonb, 'a test', now(), '2020-03-01')`.execute(
    deps.db,
  )
}

for (const lang of languages) {
  for (const name of feedNames) {
    test(`${lang}/${name}.xml is Atom by the schema of RFC 4287, with ids and addresses that hold`, async () => {
      const text = await read(lang, `${name}.xml`)
      const document = XmlDocument.fromString(text)
      schema.validate(document)
      const said = (path: string) =>
        document
          .find(path, { atom: 'http://www.w3.org/2005/Atom' })
          .map((node) => ('content' in node ? node.content : ''))
      const ids = said('//atom:id')
      assert.equal(new Set(ids).size, ids.length, 'every id is there once')
      for (const id of ids) assert.match(id, /^tag:[\w.-]+,2026:[\w./%~-]+$/)
      assert.equal(said('/atom:feed/atom:link[@rel="self"]/@href').length, 1)
      // An entry without an author of its own needs one of the feed; one without content needs an alternate link.
      assert.equal(said('/atom:feed/atom:author/atom:name').length, 1)
      assert.equal(said('//atom:entry[not(atom:link[@rel="alternate"])]').length, 0)
      assert.ok(!text.includes('For members alone'))
    })

    test(`${lang}/${name}.json is a JSON Feed, of the same entries`, async () => {
      const feed = JSON.parse(await read(lang, `${name}.json`)) as { items: { id: string; url: string }[] }
      assert.ok(isJsonFeed(feed), ajv.errorsText(isJsonFeed.errors))
      const atom = await read(lang, `${name}.xml`)
      for (const { id, url } of feed.items) assert.ok(atom.includes(`<id>${id}</id>`) && atom.includes(url), id)
      const [first] = feed.items
      if (first) assert.equal((await request(new URL(first.url).pathname)).status, 200)
    })
  }
}

test('what is new stands first, and keeps its text whatever signs it holds', async () => {
  const feed = JSON.parse(await read('en', 'news.json')) as { items: { title: string }[] }
  assert.equal(feed.items[0]?.title, hostile)
  assert.match(await read('fr', 'news.xml'), /<entry xml:lang="en">/)
})

test('a reader that has the feed already is told so in no bytes', async () => {
  const address = href('feed', { lang: 'en', feed: 'practices.xml' })
  const first = await request(address)
  const again = await request(address, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
  assert.equal(first.headers.get('content-type'), 'application/atom+xml; charset=utf-8')
  assert.deepEqual([again.status, await again.text()], [304, ''])
})

test('the page of feeds names each in both forms, and every address answers', async () => {
  for (const lang of languages) {
    const html = parse(await (await request(href('feeds', { lang }))).text())
    const addresses = html.querySelectorAll('main a').map((link) => link.getAttribute('href') ?? '')
    assert.equal(
      addresses.filter((address) => address.includes('/feeds/')).length,
      feedNames.length * feedFormats.length,
    )
    for (const address of addresses) assert.equal((await request(address)).status, 200, address)
  }
})

test('a feed that there is not is not found', async () => {
  for (const feed of ['none.xml', 'all.rss', 'all', '__proto__.xml', 'constructor.json']) {
    assert.equal((await request(href('feed', { lang: 'en', feed }))).status, 404, feed)
  }
})
