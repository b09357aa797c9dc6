import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { conclude, type Design, rankRuns, type Robustness, runner, type Study } from '#statistics'

export interface Progress {
  (done: number, of: number): void
}

/** What a thread is handed, and what it answers. */
export interface Share {
  readonly study: Study
  readonly design: Design
  readonly from: number
  readonly to: number
}
export type Answer = { readonly done: number } | { readonly ranks: Uint16Array }

/** Below so many cells, over all builds, starting a thread (a quarter of a second) costs more than it saves. */
const fewCells = 5e7

/** The whole study with its builds spread over the cores. The result is the same whatever their number. */
export async function robustnessInParallel(
  study: Study,
  made: Design,
  seed: number,
  progress: Progress = () => {},
  threads = availableParallelism(),
): Promise<Robustness> {
  const units = study.panel.units.length
  // Refuses here, in one place, what no thread could compute.
  const run = runner(study)
  if (threads < 2 || made.runs * units * study.panel.columns.length < fewCells) {
    const ranks = rankRuns(run, made, { from: 0, to: made.runs }, units, (done) => progress(done, made.runs))
    return conclude(study, made, ranks, seed)
  }
  const size = Math.ceil(made.runs / threads)
  const done = Array.from({ length: threads }, () => 0)
  const shares = await Promise.all(
    done.map((_, thread) => {
      const share = {
        study,
        design: made,
        from: Math.min(thread * size, made.runs),
        to: Math.min((thread + 1) * size, made.runs),
      }
      return inThread(share, (count) => {
        done[thread] = count
        progress(
          done.reduce((sum, one) => sum + one, 0),
          made.runs,
        )
      })
    }),
  )
  const ranks = new Uint16Array(made.runs * units)
  for (const [thread, share] of shares.entries()) ranks.set(share, thread * size * units)
  return conclude(study, made, ranks, seed)
}

function inThread(share: Share, heard: (done: number) => void): Promise<Uint16Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./parallel.worker.ts', import.meta.url), { workerData: share })
    worker.on('message', (answer: Answer) => {
      if ('ranks' in answer) resolve(answer.ranks)
      else heard(answer.done)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`A thread ended with ${code} before it had answered.`)))
  })
}
