import { build, design } from '#statistics'
import { robustnessInParallel } from '../../src/insight/audit/parallel.ts'
import { type PanelName, studyOf } from './panels.ts'

export interface Measured {
  panel: string
  work: string
  cores: number
  builds: number
  /** Seconds. */
  wall: number
  user?: number
  /** Mebibytes. */
  peak?: number
  /** Milliseconds: the longest time a browser drew no frame. */
  frame?: number
}

const [panel = 'asem', work = 'build', cores = '1'] = process.argv.slice(2)
const study = studyOf(panel as PanelName)
const samples = Number(work.split(' ')[1] ?? 0)
const rounds = work === 'build' ? 21 : 3

/** The median of the rounds; the first is there to warm up. */
async function timed(once: () => unknown): Promise<{ wall: number; user: number }> {
  const taken: { wall: number; user: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    const cpu = process.cpuUsage()
    await once()
    taken.push({ wall: (performance.now() - began) / 1000, user: process.cpuUsage(cpu).user / 1e6 })
  }
  const middle = taken.slice(1).sort((a, b) => a.wall - b.wall)
  return middle[Math.floor(middle.length / 2)] ?? { wall: 0, user: 0 }
}

const kind = work.startsWith('sensitivity') ? 'sobol' : 'sample'
const assumptions = 4
const builds = work === 'build' ? 1 : kind === 'sobol' ? samples * (assumptions + 2) : samples

/** What must be done at the least: one multiply-add a cell and index, in plain loops over plain arrays. */
function multiplyAdds(): number {
  const { columns } = study.panel
  const units = study.panel.units.length
  const sums = new Float64Array(units)
  for (let run = 0; run < 6000; run += 1) {
    for (const column of columns)
      for (let unit = 0; unit < units; unit += 1) (sums[unit] as number) += 1.0001 * (column[unit] as number)
  }
  return sums[0] ?? 0
}

const once: Record<string, () => unknown> = {
  build: () => build(study.panel, study.structure, study.method, study.beside),
  'multiply-adds': multiplyAdds,
}
const asked = { samples, seed: 1, kind } as const
const taken = await timed(
  once[work] ?? (() => robustnessInParallel(study, design(study.assumptions, asked), 1, () => {}, Number(cores))),
)
const measured: Measured = {
  panel,
  work,
  cores: Number(cores),
  builds: work === 'multiply-adds' ? 6000 : builds,
  ...taken,
  peak: process.resourceUsage().maxRSS / 1024,
}
process.stdout.write(JSON.stringify(measured))
