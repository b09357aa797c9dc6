import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'node-html-parser'
import { patterns } from '#routes'
import { testApp } from '../app.ts'
import type { Visit } from '../surface/crawl.ts'
import { readingRoutes } from '../surface/routes.ts'
import { starts, tested, visits } from '../surface/world.ts'

/** What was answered otherwise than `fits` says, by route: one address each. */
function failing(fits: (visit: Visit) => boolean, among: (visit: Visit) => boolean = () => true): string[] {
  const wrong = visits.filter((visit) => among(visit) && !fits(visit))
  const first = new Map(wrong.map(({ route, person, address }) => [route?.key, `${address} (${person.name})`]))
  return [...first.values()]
}

const header = ({ answer }: Visit, name: string) => answer.headers.get(name) ?? ''
const isPage = (visit: Visit) => header(visit, 'content-type').startsWith('text/html')
const isFramed = ({ route }: Visit) => route?.pattern === patterns.chartEmbed

function directives(policy: string): Map<string, string> {
  return new Map(
    policy.split(';').map((one) => {
      const [name = '', ...sources] = one.trim().split(/\s+/)
      return [name, sources.join(' ')]
    }),
  )
}

test('every answer has one strict content security policy, for the secretariat’s pages too', () => {
  const strict = (visit: Visit) => {
    const policy = header(visit, 'content-security-policy')
    const found = directives(policy)
    const fixed = { 'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self'", 'base-uri': "'none'" }
    // A file that somebody sent runs nothing at all.
    if (policy === "default-src 'none'; sandbox") return /^\/files\/|\/file$/.test(visit.address)
    return (
      !/unsafe|https?:|blob:|\*\./.test(policy) &&
      Object.entries(fixed).every(([name, sources]) => found.get(name) === sources) &&
      found.get('form-action') === "'self'" &&
      found.get('frame-ancestors') === (isFramed(visit) ? '*' : "'none'")
    )
  }
  assert.deepEqual(failing(strict), [])
})

test('only embedded charts may be framed, whatever a browser goes by', () => {
  assert.deepEqual(
    failing((visit) => header(visit, 'x-frame-options') === (isFramed(visit) ? '' : 'DENY')),
    [],
  )
})

test('no page carries script, style or a handler of its own, nor leads to a script', () => {
  const clean = ({ body }: Visit) => {
    const root = parse(body)
    const scripts = root
      .querySelectorAll('script:not([src])')
      .filter((one) => one.getAttribute('type') !== 'application/ld+json')
    const attributes = root.querySelectorAll('*').flatMap((one) => Object.entries(one.attributes))
    return (
      scripts.length === 0 &&
      root.querySelectorAll('style, base, object, embed').length === 0 &&
      !attributes.some(
        ([name, value]) =>
          name === 'style' ||
          /^on/i.test(name) ||
          // What names and fills a field leads nowhere: a question may be called DATA.
          (!/^(value|name|id|for|aria-[a-z]+)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)),
      )
    )
  }
  assert.deepEqual(failing(clean, isPage), [])
})

test('what a browser guesses, tells and allows is held short', () => {
  const held = (visit: Visit) =>
    header(visit, 'x-content-type-options') === 'nosniff' &&
    header(visit, 'referrer-policy') === 'strict-origin-when-cross-origin' &&
    header(visit, 'permissions-policy').includes('camera=()') &&
    header(visit, 'cross-origin-opener-policy') === 'same-origin' &&
    header(visit, 'server') === '' &&
    header(visit, 'x-powered-by') === ''
  assert.deepEqual(failing(held), [])
})

test('every answer with a body names what it is, and in which characters', () => {
  const named = (visit: Visit) =>
    visit.body === '' || /^(text\/.*charset=utf-8|(?!text\/)\w+\/)/i.test(header(visit, 'content-type'))
  assert.deepEqual(failing(named), [])
})

test('a page that somebody sees signed in stays in no cache', () => {
  const kept = (visit: Visit) => header(visit, 'cache-control').includes('no-store')
  assert.deepEqual(
    failing(kept, (visit) => visit.person.cookie !== undefined && isPage(visit)),
    [],
  )
})

test('other sites may read the open data and take the charts along, and nothing else', () => {
  const open = ({ route }: Visit) => route !== undefined && /^\/(api|data)\//.test(route.pattern)
  assert.deepEqual(
    failing(
      (visit) => (header(visit, 'access-control-allow-origin') === '*') === open(visit),
      ({ answer }) => answer.ok,
    ),
    [],
  )
  assert.deepEqual(
    failing((visit) => header(visit, 'access-control-allow-credentials') === ''),
    [],
  )
})

test('a question for the headers alone gets no body and no other answer', async () => {
  const wrong: string[] = []
  for (const address of starts) {
    const [head, get] = [await tested.request(address, { method: 'HEAD' }), await tested.request(address)]
    const same = head.status === get.status && header({ answer: head } as Visit, 'content-security-policy') !== ''
    if (!same || (await head.text()) !== '') wrong.push(`${address}: ${head.status} instead of ${get.status}`)
    await get.text()
  }
  assert.deepEqual(wrong, [])
})

test('behind TLS every answer says so, and no other does', async () => {
  const behindProxy = await testApp({ PUBLIC_URL: 'https://icc.example' })
  assert.deepEqual(
    failing((visit) => header(visit, 'strict-transport-security') === ''),
    [],
  )
  for (const address of starts) {
    const answer = await behindProxy.request(address)
    await answer.text()
    assert.match(answer.headers.get('strict-transport-security') ?? '', /^max-age=31536000/, address)
  }
})

test('nearly every route that reads was shown to somebody', () => {
  const seen = new Set(visits.filter(({ answer }) => answer.status < 400).map(({ route }) => route?.key))
  const unseen = readingRoutes.filter(({ key }) => !seen.has(key))
  assert.ok(unseen.length <= 8, unseen.map(({ key }) => key).join(', '))
  assert.ok(visits.length > 500)
  assert.deepEqual(tested.reported, [])
})
