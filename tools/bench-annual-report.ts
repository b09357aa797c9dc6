import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#config'
import { readEditions } from '#instruments'
import { annualReportCommand } from '#outreach'
import { buildAssets } from '#platform/assets'
import { instrumentsFolder, loadRecord } from '#program'
import { openStore } from '../src/program/store.ts'

const turns = 20

const room = mkdtempSync(join(tmpdir(), 'icc-bench-annual-'))
const store = await openStore(readConfig({ DATA_DIR: room }), 'command')
try {
  await store.migrate()
  const now = () => new Date()
  await loadRecord(store.db, await readEditions(instrumentsFolder), now, () => {})
  const needs = { db: store.db, assets: await buildAssets(), now, origin: 'https://icc.example' }
  const took: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const options = { year: 2020, network: null, lang: turn % 2 ? 'fr' : 'en', out: join(room, 'out') }
    const began = performance.now()
    const code = await annualReportCommand(needs, options, { say: () => {}, warn: console.error })
    if (code !== 0) throw new Error('The report of 2020 is not built.')
    took.push(performance.now() - began)
  }
  const [first = 0, ...others] = took
  others.sort((a, b) => a - b)
  const at = (share: number) => Math.round(others[Math.floor(others.length * share)] ?? 0)
  console.log(`\n${cpus().length} cores (${cpus()[0]?.model}), Node ${process.version}\n`)
  console.log('| the annual report of 2020: page, PDF, Word file, figures | ms | bar |\n|---|---:|---|')
  console.log(`| first of a process | ${Math.round(first)} | < 2000 |`)
  console.log(`| median | ${at(0.5)} | < 2000 |`)
  console.log(`| 95 % | ${at(0.95)} | < 2000 |`)
} finally {
  await store.close()
  rmSync(room, { recursive: true, force: true })
}
