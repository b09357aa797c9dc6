import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { Measured } from './bench-statistics/case.ts'
import { measureInBrowser } from './bench-statistics/browser.ts'

const root = join(import.meta.dirname, '..')
// Twice the places: what they cost.
const panels = ['asem', '141x90', '282x90'] as const
const works = [
  'build',
  'uncertainty 100',
  'uncertainty 1000',
  'sensitivity 100',
  'sensitivity 1000',
  'multiply-adds',
] as const
const figures: Measured[] = []

/** Each in a process of its own, so that its peak memory is its own. */
for (const panel of panels) {
  for (const work of works) {
    for (const cores of work.startsWith('sensitivity') ? [1, 2] : [1]) {
      const done = spawnSync(
        process.execPath,
        [...process.execArgv, join(root, 'tools', 'bench-statistics', 'case.ts'), panel, work, String(cores)],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
      )
      if (done.status !== 0) throw new Error(`${panel}, ${work}: ended with ${done.status}`)
      figures.push(JSON.parse(done.stdout) as Measured)
    }
  }
}
figures.push(...(await measureInBrowser()))

console.log(
  `\n${cpus().length} cores (${cpus()[0]?.model}), Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
)
console.log('| panel | what | threads | indices built | wall s | user s | peak MiB | longest frame ms |')
console.log('|---|---|---:|---:|---:|---:|---:|---:|')
for (const { panel, work, cores, builds, wall, user, peak, frame } of figures) {
  const shown = (value: number | undefined, digits = 2) => (value === undefined ? '' : value.toFixed(digits))
  console.log(
    `| ${panel} | ${work} | ${cores} | ${builds} | ${shown(wall, 3)} | ${shown(user)} | ${shown(peak, 0)} | ${shown(frame, 0)} |`,
  )
}
mkdirSync(join(root, 'var'), { recursive: true })
writeFileSync(join(root, 'var', 'bench-statistics.json'), `${JSON.stringify(figures, null, 2)}\n`)
