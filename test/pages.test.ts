import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrationCoordinator } from '#demonstration'
import { languages } from '#platform/i18n'
import { testApp } from './app.ts'

/** Script a page may ship, in bytes after brotli, by what the page is for. */
const budgets = { reading: 0, chart: 15_000, editing: 40_000 }

const tested = await testApp()
const pages = await crawl(await tested.signIn(demonstrationCoordinator.email))

/** Every page that can be reached by following links, signed in; one of each list's pages and filters is enough. */
async function crawl(cookie: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const waiting = languages.map((lang) => `/${lang}/`)
  const seen = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await tested.request(path, { cookie })
    const body = await response.text()
    // What an address by a round leads to may stand elsewhere.
    const onward = response.status === 302 ? response.headers.get('location') : null
    if (onward) {
      if (!seen.has(onward)) waiting.push(onward)
      seen.add(onward)
      continue
    }
    assert.equal(response.status, 200, `${path} is linked to and answers ${response.status}`)
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue
    found.set(path, body)
    for (const [, address = ''] of body.matchAll(/<a [^>]*href="(\/[^"#]*)/g)) {
      const next = address.replaceAll('&amp;', '&')
      if (!seen.has(next) && isWorthFollowing(next, seen)) waiting.push(next)
      seen.add(next)
    }
  }
  return found
}

/** At most six pages of one shape: the third hundred places would show nothing that the first six do not. */
function isWorthFollowing(path: string, seen: Set<string>): boolean {
  const shape = shapeOf(path)
  return [...seen].filter((other) => shapeOf(other) === shape).length < 6
}

function shapeOf(path: string): string {
  const [route = '', query] = path.split('?')
  const parts = route.split('/').map((part, depth) => (depth > 2 ? ':' : part))
  return parts.join('/') + (query ? `?${[...new URLSearchParams(query).keys()].sort().join('&')}` : '')
}

function failing(check: (html: string, path: string) => boolean): string[] {
  return [...pages].filter(([path, html]) => !check(html, path)).map(([path]) => path)
}

test('links lead to pages in every language', () => {
  for (const lang of languages) {
    const count = [...pages.keys()].filter((path) => path.startsWith(`/${lang}/`)).length
    assert.ok(count > 20, `only ${count} pages in ${lang}`)
  }
})

test('every page names its language, has one main heading and a title', () => {
  assert.deepEqual(
    failing((html, path) => {
      const lang = path.startsWith('/dev') ? 'en' : path.split('/')[1]
      return (
        html.includes(`<html lang="${lang}"`) && html.match(/<h1[ >]/g)?.length === 1 && /<title>[^<]+ – /.test(html)
      )
    }),
    [],
  )
})

test('no page carries inline script, inline style or an event attribute', () => {
  assert.deepEqual(
    failing(
      (html) => !/<style|\sstyle="|\son[a-z]+="|<script(?! type="application\/ld\+json")(?![^>]*\ssrc=)/.test(html),
    ),
    [],
  )
})

test('no page leaves a placeholder, an undefined value or a key of the words', () => {
  assert.deepEqual(
    // A search action names its place for a word in braces: schema.org has it so.
    failing(
      (html) =>
        !/>\s*(undefined|null|NaN|\[object Object\])|\{[a-z]\w*\}/.test(html.replaceAll('{search_term_string}', '')),
    ),
    [],
  )
})

test('ids on a page are unique', () => {
  assert.deepEqual(
    failing((html) => {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
      return new Set(ids).size === ids.length
    }),
    [],
  )
})

test('every page keeps to its budget of script', () => {
  const sizes = new Map(tested.deps.assets.files.map((file) => [file.path, file.brotli.length]))
  assert.deepEqual(
    failing((html, path) => {
      // A worker that the page names counts as well.
      const scripts = [...html.matchAll(/(?:<script[^>]*\ssrc|data-[a-z]+)="([^"]+\.js)"/g)].map(
        ([, file]) => file ?? '',
      )
      const bytes = scripts.reduce((sum, source) => sum + (sizes.get(source) ?? Infinity), 0)
      const kind = /\/rounds\//.test(path) ? 'editing' : /\/(results|charts)\//.test(path) ? 'chart' : 'reading'
      return bytes <= budgets[kind]
    }),
    [],
  )
})

test('nothing unexpected happened behind the pages', () => {
  assert.deepEqual(tested.reported, [])
})
