import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { measureBytes } from './bench/bytes.ts'
import { measureCharts } from './bench/charts.ts'
import { measureLoad } from './bench/load.ts'
import { measureScoring } from './bench/scoring.ts'
import { measureStarts } from './bench/starts.ts'
import { startProgram } from '../test/program.ts'

/** One figure: what, how much, in what, and the bar it has to reach where there is one. */
export interface Figure {
  what: string
  value: number
  unit: string
  bar?: string
}

const figures: Figure[] = [...(await measureStarts())]
const program = await startProgram()
try {
  figures.push(...(await measureLoad(program)), ...(await measureBytes(program)))
} finally {
  await program.stop()
}
figures.push(...(await measureScoring()), ...(await measureCharts()))

const machine = {
  cores: cpus().length,
  processor: cpus()[0]?.model,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  date: new Date().toISOString().slice(0, 10),
}
const folder = join(import.meta.dirname, '..', 'var')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'bench.json'), `${JSON.stringify({ machine, figures }, null, 2)}\n`)

console.log(
  `\n${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, Node ${machine.node}, ${machine.date}\n`,
)
console.log('| what | figure | unit | bar |\n|---|---:|---|---|')
for (const { what, value, unit, bar = '' } of figures) {
  const shown = value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })
  console.log(`| ${what} | ${shown} | ${unit} | ${bar} |`)
}
console.log('\nThe same as JSON: var/bench.json')
