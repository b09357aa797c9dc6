import autocannon from 'autocannon'
import type { Figure } from '../bench.ts'
import type { RunningProgram } from '../../test/program.ts'

const connections = 10
const seconds = 10

/**
 * Lists with filters that are never repeated in a run, and result pages; nothing compressed, nothing cached as a page.
 * The first list always has 25 rows (a span of years that holds every dated place, each time another one) and its map;
 * the searches find what they find, often little.
 */
export async function measureLoad({ origin }: RunningProgram): Promise<Figure[]> {
  const results = await resultPaths(origin)
  const span = (n: number) => `from=${1000 + (n % 900)}&to=${2100 + Math.floor(n / 900)}`
  return [
    ...(await load('places: 25 rows and a map, filtered by years', origin, (n) => `/en/places?${span(n)}`, '>= 1,000')),
    ...(await load('places: searched', origin, (n) => `/en/places?q=${word(n)}`, '>= 1,000')),
    ...(await load(
      'practices: 25 rows, searched',
      origin,
      (n) => `/en/practices?q=${written('intercultural', n)}`,
      '>= 1,000',
    )),
    ...(await load('practices: searched', origin, (n) => `/en/practices?q=${word(n)}`, '>= 1,000')),
    ...(await load(
      `results: ${results.length} in turn`,
      origin,
      (n) => `${results[n % results.length]}?n=${n}`,
      '>= 500',
    )),
  ]
}

/** Numbers as letters: short searches that find something now and then, each of them new. */
function word(n: number): string {
  const letters = 'aeionrstlcm'
  const text = (value: number): string =>
    (letters[value % letters.length] ?? '') +
    (value >= letters.length ? text(Math.floor(value / letters.length) - 1) : '')
  return text(n)
}

/** One of the many ways to write a word in small and capital letters: another filter each time, with the same rows. */
function written(text: string, n: number): string {
  return text
    .split('')
    .map((letter, place) => ((n >> place) & 1 ? letter.toUpperCase() : letter))
    .join('')
}

async function resultPaths(origin: string): Promise<string[]> {
  const places = await linksOf(`${origin}/en/places?set=demonstration`, /href="(\/en\/places\/[a-z][\w-]+)"/g)
  const results = await Promise.all(places.map((place) => linksOf(origin + place, /href="(\/en\/results\/[^"?#]+)"/g)))
  return results.flat()
}

async function linksOf(address: string, pattern: RegExp): Promise<string[]> {
  const html = await (await fetch(address)).text()
  return [...new Set([...html.matchAll(pattern)].map(([, path]) => path ?? ''))]
}

async function load(what: string, origin: string, pathOf: (n: number) => string, bar?: string): Promise<Figure[]> {
  let n = 0
  const run = (duration: number) =>
    autocannon({
      url: origin,
      connections,
      duration,
      setupClient: (client) => {
        const next = () => {
          n += 1
          client.setRequests([{ method: 'GET', path: pathOf(n) }])
        }
        next()
        client.on('response', next)
      },
    })
  await run(3)
  const done = await run(seconds)
  if (done.non2xx > 0 || done.errors > 0) throw new Error(`${what}: ${done.non2xx} refused, ${done.errors} failed`)
  return [
    { what, value: done.requests.average, unit: 'req/s', ...(bar && { bar }) },
    { what: `${what}: p99`, value: done.latency.p99, unit: 'ms', bar: '< 50' },
  ]
}
