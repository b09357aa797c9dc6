import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { Transform } from 'node:stream'
import { test } from 'node:test'
import { MicrodataRdfParser } from 'microdata-rdf-streaming-parser'
import { parse } from 'node-html-parser'
import { permissions } from '../src/permissions.ts'
import { asData } from '../src/ui/page/structured.ts'
import { testApp } from './app.ts'
import { schemaFaults } from './schema-org.ts'

const { request } = await testApp()
const pages = await publicPages()

/** What anybody reaches from the home page, five of a shape, and every address that needs no name of a thing. */
async function publicPages(): Promise<Map<string, string>> {
  const plain = [...permissions]
    .filter(([key, { rule }]) => key.startsWith('GET /:lang') && rule.allow === 'everyone')
    .map(([key]) => key.slice('GET '.length).replace('/:lang', '/en'))
    .filter((path) => !path.includes(':'))
  const waiting = ['/en/', '/fr/', ...plain]
  const seen = new Set(waiting)
  const shapes = new Map<string, number>()
  const found = new Map<string, string>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await request(path)
    if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) continue
    const html = await answer.text()
    found.set(path, html)
    for (const link of parse(html).querySelectorAll('a[href^="/"]')) {
      const next = (link.getAttribute('href') ?? '').split(/[?#]/)[0] ?? ''
      const shape = next
        .split('/')
        .map((part, depth) => (depth === 3 ? ':' : part))
        .join('/')
      if (seen.has(next) || (shapes.get(shape) ?? 0) >= 5) continue
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
      seen.add(next)
      waiting.push(next)
    }
  }
  return found
}

const indexed = [...pages].filter(([, html]) => !html.includes('<meta name="robots" content="noindex"'))
const graphOf = (html: string) =>
  parse(html)
    .querySelectorAll('script[type="application/ld+json"]')
    .map((script) => JSON.parse(script.textContent) as { '@graph': { '@type': string; url?: string }[] })

test('every public page says in the words of schema.org what page it is, of which site, and what it is about', async () => {
  assert.ok(indexed.length > 60, `only ${indexed.length} pages were found`)
  const faults: string[] = []
  for (const [path, html] of indexed) {
    const [graph, ...more] = graphOf(html)
    const types = graph?.['@graph'].map((node) => node['@type']) ?? []
    if (more.length > 0 || types[0] !== 'WebPage' || types[1] !== 'WebSite') faults.push(`${path}: ${types.join(', ')}`)
    if (graph) faults.push(...(await schemaFaults(graph)).map((fault) => `${path}: ${fault}`))
  }
  assert.deepEqual([...new Set(faults)], [])
})

test('the way to a page is a list of links that programs read with their addresses', async () => {
  const html = await (await request('/en/places/oslo-no')).text()
  const quads: { predicate: { value: string }; object: { value: string } }[] = []
  // A stream, which the types of its library do not say.
  const parser = new MicrodataRdfParser({ baseIRI: 'https://example.org/en/places/oslo-no' }) as unknown as Transform
  parser.on('data', (quad: (typeof quads)[number]) => quads.push(quad))
  const read = once(parser, 'end')
  parser.end(html)
  await read
  const said = (name: string) =>
    quads.filter(({ predicate }) => predicate.value.endsWith(`schema.org/${name}`)).map(({ object }) => object.value)
  assert.deepEqual(said('item'), ['https://example.org/en/places'])
  assert.deepEqual(said('name'), ['Places'])
  assert.deepEqual(said('position'), ['1'])
})

test('no text can lead out of the data block', () => {
  const hostile = { name: '</script><script>alert(1)</script><!-- \u2028 &' }
  assert.ok(!/[<>&\u2028]/.test(asData(hostile)))
  assert.deepEqual(JSON.parse(asData(hostile)), hostile)
})

test('every public page offers its feeds to feed readers', () => {
  const without = indexed.filter(([, html]) => !/<link rel="alternate" type="application\/atom\+xml"/.test(html))
  assert.deepEqual(
    without.map(([path]) => path),
    [],
  )
})
