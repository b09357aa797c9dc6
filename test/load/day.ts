import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { readConfig } from '#config'
import type { Db } from '#platform/database'
import { openStore } from '../../src/program/store.ts'
import { startProgram } from '../program.ts'
import { type Crowd, gather } from './crowd.ts'
import { answerOn, signOff, type Surroundings, type Told } from './person.ts'
import { manyConnections } from './sending.ts'

export interface Day {
  places: number
  peopleEach: number
  items: number
  /** Pause between two acts of one person, on average, in milliseconds. */
  thinking: number
  /** When people stop: after so many answers each, or at a moment. */
  until: { answersEach: number } | { minutes: number }
  seed: number
  say(line: string): void
}

export interface DayEnded {
  db: Db
  crowd: Crowd
  told: Told
  /** How often each was killed. */
  kills: Record<Killed, number>
  seconds: number
  close(): Promise<void>
}

type Killed = 'web' | 'worker' | 'database'

const root = join(import.meta.dirname, '..', '..')
const turns: readonly Killed[] = ['web', 'database', 'worker', 'web', 'database']

/**
 * The last day before a deadline: everybody answers at once and signs off, while web processes, the worker and the database
 * are killed and started again. The database is embedded, and this process is its owner.
 */
export async function deadlineDay(dataDir: string, day: Day): Promise<DayEnded> {
  const secret = randomBytes(32).toString('hex')
  const store = await openStore(readConfig({ DATA_DIR: dataDir }), 'program')
  await store.migrate()
  const crowd = await gather(store.db, { ...day, secret })
  const environment = { SECRET: secret }
  const startWeb = () => startProgram({ dataDir, environment, role: 'web' })
  const webs = [await startWeb(), await startWeb()]
  let worker = startWorker(dataDir, secret)
  const kills = { web: 0, worker: 0, database: 0 }
  const told: Told = { saved: [], signedOff: new Set(), clashes: 0, choices: 0, late: 0, again: 0, ms: [], odd: [] }

  const kill: Record<Killed, () => Promise<void>> = {
    async web() {
      const which = kills.web % webs.length
      webs[which]?.child.kill('SIGKILL')
      webs[which] = await startWeb()
    },
    async worker() {
      worker.kill('SIGKILL')
      worker = startWorker(dataDir, secret)
    },
    // Its owner starts it again by itself.
    async database() {
      process.kill(serverOf(dataDir), 'SIGKILL')
    },
  }

  const began = performance.now()
  await answerAll(day, { crowd, told, webs }, async (turn) => {
    const who = turns[turn % turns.length] ?? 'web'
    day.say(`${told.saved.length} answers are acknowledged: kill -9 of the ${who}`)
    await kill[who]()
    kills[who] += 1
  })
  const seconds = (performance.now() - began) / 1000
  const close = async () => {
    worker.kill('SIGKILL')
    await Promise.all(webs.map((web) => web.stop()))
    await store.close()
  }
  return { db: store.db, crowd, told, kills, seconds, close }
}

interface AtWork {
  crowd: Crowd
  told: Told
  webs: readonly { origin: string }[]
}

async function answerAll(day: Day, { crowd, told, webs }: AtWork, strike: (turn: number) => Promise<void>) {
  const generator = xoroshiro128plus(day.seed)
  const random = () => (generator.next() >>> 0) / 2 ** 32
  const agent = manyConnections()
  const items = crowd.edition.items.map(({ key }) => key)
  const end = 'minutes' in day.until ? performance.now() + day.until.minutes * 60_000 : Infinity
  const each = 'answersEach' in day.until ? day.until.answersEach : Infinity
  const began = performance.now()
  // As far as the day has come, from 0 to 1.
  const progress = () =>
    Math.max(told.saved.length / (each * crowd.people.length), (performance.now() - began) / (end - began))
  const work = crowd.people.map(async (person, number) => {
    const surroundings: Surroundings = {
      agent,
      origin: () => webs[number % webs.length]?.origin ?? '',
      items,
      told,
      random,
      thinking: day.thinking,
    }
    // The first of each place signs off before the others have finished.
    const signs = number % day.peopleEach === 0
    const share = signs ? 0.6 + 0.4 * random() : 1
    await answerOn(person, surroundings, (done) => done < each * share && progress() < share)
    if (signs) await signOff(person, surroundings)
  })
  const state = { over: false }
  const all = Promise.all(work).then(() => (state.over = true))
  for (let turn = 0; turn < turns.length && !state.over;) {
    if (progress() > (turn + 1) / (turns.length + 1)) await strike(turn++)
    else await Promise.race([all, delay(20)])
  }
  await all
  agent.destroy()
}

function startWorker(dataDir: string, secret: string): ChildProcess {
  const env = { ...process.env, NODE_ENV: '', DATABASE_URL: '', DATA_DIR: dataDir, SECRET: secret }
  return spawn(process.execPath, ['--import', './tools/jsx.mjs', 'src/main.ts', 'worker'], {
    cwd: root,
    env,
    stdio: 'ignore',
  })
}

const serverOf = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'database', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
