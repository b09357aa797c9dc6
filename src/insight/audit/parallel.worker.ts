import { parentPort, workerData } from 'node:worker_threads'
import { design, rankRuns, runner } from '#statistics'
import type { Answer, Share } from './parallel.ts'

const { study, asked, from, to } = workerData as Share
const say = (answer: Answer, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(answer, transfer)
const made = design(study.assumptions, asked)
const ranks = rankRuns(runner(study), made, { from, to }, study.panel.units.length, (done) => say({ done }))
say({ ranks }, [ranks.buffer as ArrayBuffer])
