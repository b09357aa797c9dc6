import autocannon from 'autocannon'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#config'
import type { Figure } from '../bench.ts'
import { openStore } from '../../src/program/store.ts'
import { type RunningProgram, startProgram } from '../../test/program.ts'
import { editionsOfBench, fillTo } from './chart-rows.ts'

const connections = 10
const seconds = 10
/** All members of 2020; ten times as many; as many as nobody has. */
const sizes = [141, 1_500, 10_000] as const

/**
 * The chart pages on places that are generated, each with a result of ten editions. No address is asked for twice in a run;
 * nothing of a page is kept, but rows of scores, places and facts are, by the number of the record.
 */
export async function measureCharts(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'icc-bench-charts-'))
  const program = await startProgram({ dataDir })
  const store = await openStore(readConfig({ DATA_DIR: dataDir }), 'command')
  const figures: Figure[] = []
  try {
    for (const size of sizes) {
      await fillTo(store.db, size)
      await warm(program)
      figures.push(...(await measureSize(program, size)))
    }
  } finally {
    await store.close()
    await program.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return figures
}

/** Rows are read at the first request after a change: how long that takes is another figure than how long the rest do. */
async function warm({ origin }: RunningProgram): Promise<void> {
  for (const n of editionsOfBench.keys()) {
    const answer = await fetch(`${origin}/en/charts/places?set=real&edition=${edition(n)}`)
    await answer.text()
  }
}

/** A day far off, another one each time: the address is new and the rows are the same. */
const day = (n: number) => new Date(Date.UTC(2030, 0, 1 + (n % 300_000))).toISOString().slice(0, 10)
const edition = (n: number) => editionsOfBench[n % editionsOfBench.length]?.replace('/', '-') ?? ''
const bands = ['under_100k', '100k_200k', '200k_500k', 'from_500k']
const filters = (n: number) => `population=${bands[Math.floor(n / 10) % 4]}&country=${n % 3 === 0 ? 'SE' : 'FR'}`

async function measureSize(program: RunningProgram, size: number): Promise<Figure[]> {
  const asked = (n: number) => `set=real&edition=${edition(n)}&until=${day(n)}`
  const of = `${size.toLocaleString('en')} places x ${editionsOfBench.length} editions`
  const bar = size === 141
  return [
    ...(await load(`charts, all places on one scale, ${of}`, program, (n) => `/en/charts/places?${asked(n)}`, bar)),
    ...(await load(
      `charts, filtered by country and population, ${of}`,
      program,
      (n) => `/en/charts/places?${asked(n)}&${filters(n)}`,
      bar,
    )),
    ...(await load(
      `charts, the same as .json, ${of}`,
      program,
      (n) => `/en/charts/places.json?${asked(n)}&${filters(n)}`,
    )),
    ...(await load(`charts, heat map, filtered, ${of}`, program, (n) => `/en/charts/heat?${asked(n)}&${filters(n)}`)),
  ]
}

async function load(
  what: string,
  { origin }: RunningProgram,
  pathOf: (n: number) => string,
  barred = false,
): Promise<Figure[]> {
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
    { what, value: done.requests.average, unit: 'req/s', ...(barred && { bar: '>= 500' }) },
    { what: `${what}: p99`, value: done.latency.p99, unit: 'ms', ...(barred && { bar: '< 60' }) },
    { what: `${what}: bytes`, value: Math.round(done.throughput.total / Math.max(1, done.requests.total)), unit: 'B' },
  ]
}
