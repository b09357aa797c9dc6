import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'kysely'
import { reportFor } from '#assessment'
import { readConfig } from '#config'
import { type Editions, readEditions, withRegistered } from '#instruments'
import type { Db } from '#platform/database'
import { type Doc, pdfOf, usePaperThreads, wordOf } from '#platform/document'
import { instrumentsFolder, loadDemonstrationOnce, loadRecord } from '#program'
import { openStore } from '../src/program/store.ts'

/** As many as members answered in the fullest year. */
const places = 141
const turns = 30

const dataDir = mkdtempSync(join(tmpdir(), 'icc-bench-reports-'))
const store = await openStore(readConfig({ DATA_DIR: dataDir }), 'command')
try {
  await store.migrate()
  const now = () => new Date()
  const files = await readEditions(instrumentsFolder)
  await loadRecord(store.db, files, now, () => {})
  await loadDemonstrationOnce(store.db, files, now, () => {})
  // What is published is read as it stands; here each report is composed.
  await sql`delete from report_version`.execute(store.db)
  await measure(store.db, withRegistered(store.db, files, now))
} finally {
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
}

async function measure(db: Db, editions: Editions): Promise<void> {
  const rounds = await roundsOf(db)
  const read = (round: string) => reportFor({ db, editions }, round, 'en')
  const docs: Doc[] = []
  for (const round of rounds.slice(0, turns + 1)) docs.push((await read(round)).doc)
  const [first, ...others] = docs
  if (!first) throw new Error('There is no report to measure.')
  const cold = await timed(() => pdfOf(first))
  let ofAll = 0
  const warm = await eachOf(others, async (doc) => {
    ofAll += (await pdfOf(doc)).pages
  })
  const edited = await eachOf(others, (_, turn) => pdfOf({ ...first, title: `${first.title} ${turn}` }))
  const word = await eachOf(others, (doc) => wordOf(doc))
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  for (const doc of others) await pdfOf(doc)
  delay.disable()
  usePaperThreads(availableParallelism())
  let pages = 0
  const left = rounds.values()
  const lane = async () => {
    for (const round of left) {
      const { doc } = await read(round)
      const made = await pdfOf(doc, { patient: true })
      pages += made.pages
    }
  }
  const whole = await timed(() => Promise.all([lane(), lane(), lane(), lane()]))
  const rows: readonly (readonly [string, string, string])[] = [
    ['first PDF of a process: compiler and typefaces read', ms(cold), '–'],
    [
      'PDF of a report, warm, another report each time (median, 95 %)',
      `${ms(warm.median)}, ${ms(warm.most)}`,
      '< 80 ms',
    ],
    ['the same, CPU time of all threads (mean)', ms(warm.cpu), '–'],
    ['pages of a report (mean)', (ofAll / others.length).toFixed(1), 'about 25'],
    ['the same report again, with another title (median, 95 %)', `${ms(edited.median)}, ${ms(edited.most)}`, '–'],
    ['Word file, another report each time (median, 95 %)', `${ms(word.median)}, ${ms(word.most)}`, '–'],
    [
      `${rounds.length} reports read, composed, made as PDF, ${pages} pages`,
      `${(whole / 1000).toFixed(1)} s`,
      '< 15 s',
    ],
    ['what requests waited for while PDFs were made (99 %)', ms(delay.percentile(99) / 1e6), '< 50 ms'],
    ['peak memory of the process', `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`, '–'],
  ]
  console.log(
    `\n${cpus().length} cores (${cpus()[0]?.model}), Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
  )
  console.log('| what | figure | bar |\n|---|---:|---|')
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
}

/** Of invented places, generated from a seed: one each, then more of the same places. */
async function roundsOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from round where submitted_at is not null and demonstration
    order by row_number() over (partition by place_id order by year desc), id limit ${places}`.execute(db)
  return Array.from({ length: places }, (_, i) => rows[i % rows.length]?.id ?? '')
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function eachOf(
  docs: readonly Doc[],
  work: (doc: Doc, turn: number) => Promise<unknown>,
): Promise<{ median: number; most: number; cpu: number }> {
  const took: number[] = []
  const began = process.cpuUsage()
  for (const [turn, doc] of docs.entries()) took.push(await timed(() => work(doc, turn)))
  took.sort((a, b) => a - b)
  const { user, system } = process.cpuUsage(began)
  return {
    median: took[Math.floor(took.length / 2)] ?? 0,
    most: took[Math.floor(took.length * 0.95)] ?? 0,
    cpu: (user + system) / 1000 / docs.length,
  }
}

function ms(value: number): string {
  return `${Math.round(value)} ms`
}
