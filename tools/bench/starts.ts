import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from '../bench.ts'
import { startProgram } from '../../test/program.ts'

/** From the start of the process to the first answer of /readyz, three times each. */
export async function measureStarts(): Promise<Figure[]> {
  const first: number[] = []
  const again: number[] = []
  const killed: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const dataDir = mkdtempSync(join(tmpdir(), 'icc-bench-'))
    const one = await startProgram({ dataDir })
    first.push(one.readyAfterMs)
    await one.stop()
    const two = await startProgram({ dataDir })
    again.push(two.readyAfterMs)
    two.child.kill('SIGKILL')
    const three = await startProgram({ dataDir })
    killed.push(three.readyAfterMs)
    await three.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return [
    {
      what: 'first start: database made, record and demonstration loaded (median of 3)',
      value: median(first),
      unit: 'ms',
      bar: '< 20 s',
    },
    { what: 'second start (median of 3)', value: median(again), unit: 'ms' },
    { what: 'start after kill -9 (median of 3)', value: median(killed), unit: 'ms' },
  ]
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
