import { parentPort, workerData } from 'node:worker_threads'
import { rankRuns, runner } from '#statistics'
import type { Answer, Share } from './parallel.ts'

const { study, design, from, to } = workerData as Share
const say = (answer: Answer, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(answer, transfer)
const ranks = rankRuns(runner(study), design, { from, to }, study.panel.units.length, (done) => say({ done }))
say({ ranks }, [ranks.buffer as ArrayBuffer])
