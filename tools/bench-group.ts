import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readConfig } from '#config'
import { type Edition, latestEdition, readEditions } from '#instruments'
import type { Db } from '#platform/database'
import { instrumentsFolder } from '#program'
import { openStore } from '../src/program/store.ts'
import { startProgram } from '../test/program.ts'
import type { Figure } from './bench.ts'
import { ask, hear, valuesFor } from './bench/phones.ts'
import { quantile } from './bench/submissions.ts'

const people = 200
/** Phones that load their page at the same moment. */
const joiningAtOnce = 20

interface Phone {
  readonly cookie: string
  /** Called with the board that a move brought. */
  shown(key: string): void
  close(): void
}

/**
 * Two hundred people in one round over HTTP and server-sent events: the facilitator presses, each phone shows the question
 * and answers it at once, and every answer is looked for in the database. One program, an embedded database, this machine.
 */
async function measureGroup(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'icc-bench-group-'))
  const store = await openStore(readConfig({ DATA_DIR: dataDir }), 'program')
  try {
    await store.migrate()
    const secret = randomBytes(32).toString('hex')
    const web = await startProgram({ dataDir, environment: { SECRET: secret }, role: 'web' })
    try {
      return await runRound(web.origin, store.db)
    } finally {
      await web.stop()
    }
  } finally {
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function runRound(origin: string, db: Db): Promise<Figure[]> {
  const edition = latestEdition(await readEditions(instrumentsFolder), 'citizenship-test')
  const agent = new Agent({ keepAlive: true, maxSockets: 1000 })
  const form = new URLSearchParams({ lang: 'en', set: 'all', place: '' })
  const opened = await ask(agent, `${origin}/en/citizenship-test/group`, { form })
  const lead = origin + opened.location
  const round = lead.replace(/\/lead$/, '')
  const joined = performance.now()
  const phones = await joinAll(agent, round)
  const joinSeconds = (performance.now() - joined) / 1000
  const showing: number[] = []
  const answering: number[] = []
  let refused = 0
  const began = performance.now()
  for (const [at, item] of edition.items.entries()) {
    const done = await askOne(agent, { round, lead, cookie: opened.cookie, phones, item, at })
    showing.push(...done.showing)
    answering.push(...done.answering)
    refused += done.refused
  }
  const seconds = (performance.now() - began) / 1000
  const stored = await countStored(db)
  await ask(agent, lead, { cookie: opened.cookie, form: new URLSearchParams({ move: 'end' }) })
  for (const phone of phones) phone.close()
  agent.destroy()
  return figuresOf({ edition, joinSeconds, showing, answering, refused, seconds, stored, left: await countRuns(db) })
}

async function joinAll(agent: Agent, round: string): Promise<Phone[]> {
  const phones: Phone[] = []
  const joinOne = async () => {
    const page = await ask(agent, round)
    const seat = /name="seat" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const { cookie } = await ask(agent, round, { form: new URLSearchParams({ seat }) })
    const phone: Phone = { cookie, shown() {}, close() {} }
    const stream = hear(`${round}/events?step=0`, cookie, ({ key }) => key && phone.shown(key))
    phone.close = () => stream.close()
    phones.push(phone)
  }
  const work = async (worker: number) => {
    for (let n = worker; n < people; n += joiningAtOnce) await joinOne()
  }
  await Promise.all(Array.from({ length: joiningAtOnce }, (_, worker) => work(worker)))
  return phones
}

interface Asking {
  round: string
  lead: string
  cookie: string
  phones: readonly Phone[]
  item: Edition['items'][number]
  at: number
}

async function askOne(agent: Agent, { round, lead, cookie, phones, item, at }: Asking) {
  const showing: number[] = []
  const answering: number[] = []
  let refused = 0
  const key = `${at + 1} asking`
  const page = await ask(agent, lead, { cookie })
  const step = /name="step" value="(\d+)"/.exec(page.text)?.[1] ?? ''
  const pressed = performance.now()
  const all = phones.map(async (phone, nth) => {
    await new Promise<void>((resolve) => {
      phone.shown = (shown) => shown === key && resolve()
    })
    const seen = performance.now()
    showing.push(seen - pressed)
    const form = new URLSearchParams({ item: item.key })
    for (const value of valuesFor(item, nth)) form.append(item.key, value)
    const sent = { cookie: phone.cookie, accept: 'application/json', form }
    const { status } = await ask(agent, `${round}/answer`, sent).catch(() => ({ status: 0 }))
    answering.push(performance.now() - seen)
    if (status !== 200) refused += 1
  })
  await ask(agent, lead, { cookie, form: new URLSearchParams({ step, move: 'next' }) })
  await Promise.all(all)
  return { showing, answering, refused }
}

/** Answers in force to every question, of every seat. */
async function countStored(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct (response_id, item)) as n from group_seat join answer_revision using (response_id)
    where state = 'answered'`.execute(db)
  return rows[0]?.n ?? 0
}

async function countRuns(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from test_run join answer_revision using (response_id)`.execute(db)
  return rows[0]?.n ?? 0
}

interface Measured {
  edition: Edition
  joinSeconds: number
  showing: readonly number[]
  answering: readonly number[]
  refused: number
  seconds: number
  stored: number
  left: number
}

function figuresOf(measured: Measured): Figure[] {
  const { edition, joinSeconds, showing, answering, refused, seconds, stored, left } = measured
  const given = people * edition.items.length
  // Of each press, the phone that showed the question last.
  const last = edition.items.map((_, at) => Math.max(...showing.slice(at * people, (at + 1) * people)))
  const what = `${people} people, ${edition.items.length} questions`
  return [
    { what: `${what}: everybody has joined after`, value: joinSeconds, unit: 's' },
    { what: `${what}: answers stored`, value: stored, unit: `of ${given}`, bar: `${given}` },
    { what: `${what}: answers refused or failed`, value: refused, unit: `of ${given}`, bar: '0' },
    // Own words go when the round ends.
    { what: `${what}: answers kept once the round has ended`, value: left, unit: `of ${given}` },
    { what: 'from the press to a phone that shows the question: p50', value: quantile(showing, 0.5), unit: 'ms' },
    { what: 'from the press to a phone that shows the question: p99', value: quantile(showing, 0.99), unit: 'ms' },
    { what: 'from the press to the last phone: p50 of the questions', value: quantile(last, 0.5), unit: 'ms' },
    { what: 'from the press to the last phone: the slowest question', value: quantile(last, 1), unit: 'ms' },
    { what: 'an answer is confirmed, all sent at once: p50', value: quantile(answering, 0.5), unit: 'ms' },
    { what: 'an answer is confirmed, all sent at once: p99', value: quantile(answering, 0.99), unit: 'ms' },
    { what: 'answers', value: given / seconds, unit: 'a second' },
  ]
}

console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}\n`)
console.log('| what | figure | unit | bar |\n|---|---:|---|---|')
for (const { what, value, unit, bar = '' } of await measureGroup()) {
  const shown = value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })
  console.log(`| ${what} | ${shown} | ${unit} | ${bar} |`)
}
