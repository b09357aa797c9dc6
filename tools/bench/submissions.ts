import { randomBytes } from 'node:crypto'
import type { Agent } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { readConfig } from '#config'
import type { Db } from '#platform/database'
import type { Figure } from '../bench.ts'
import { openStore } from '../../src/program/store.ts'
import { type RunningProgram, startProgram } from '../../test/program.ts'
import { type Answerer, type Crowd, gather } from '../../test/load/crowd.ts'
import { asJson, manyConnections, send } from '../../test/load/sending.ts'

const items = 250
const seconds = 30
const places = 50
const peopleEach = 2
/** Requests under way at one time. */
const atOnce = 20

/**
 * One answer of a questionnaire of 250 items a request, each kept as a revision, and then every one is looked for; after
 * that, rounds are fetched as workbooks. The database is embedded and holds nothing else.
 */
export async function measureSubmissions(processes: number): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'icc-bench-answers-'))
  const secret = randomBytes(32).toString('hex')
  const store = await openStore(readConfig({ DATA_DIR: dataDir }), 'program')
  const webs: RunningProgram[] = []
  try {
    await store.migrate()
    const crowd = await gather(store.db, { places, peopleEach, items, secret })
    while (webs.length < processes) {
      webs.push(await startProgram({ dataDir, environment: { SECRET: secret }, role: 'web' }))
    }
    const seen = new Map<string, number>()
    await submit(webs, crowd, { seen, lasting: 3 })
    const done = await submit(webs, crowd, { seen, lasting: seconds })
    const lost = await countLost(store.db, done.acknowledged)
    const what = `answers saved, ${items} questions, ${atOnce} at once, ${processes} web`
    return [
      { what, value: done.acknowledged.length / seconds, unit: 'a second', bar: '>= 300' },
      { what: `${what}: p50`, value: quantile(done.ms, 0.5), unit: 'ms' },
      { what: `${what}: p99`, value: quantile(done.ms, 0.99), unit: 'ms', bar: '< 500' },
      { what: `${what}: refused or failed`, value: done.failed, unit: `of ${done.ms.length}`, bar: '0' },
      { what: `${what}: acknowledged and not stored`, value: lost, unit: `of ${done.acknowledged.length}`, bar: '0' },
      ...(await measureExports(webs, crowd)),
    ]
  } finally {
    await Promise.all(webs.map((web) => web.stop()))
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Ten at once every three seconds, each another round of 250 answers as a workbook. */
async function measureExports(webs: readonly RunningProgram[], { people }: Crowd): Promise<Figure[]> {
  const agent = manyConnections()
  const ms: number[] = []
  let failed = 0
  const fetchOne = async (n: number) => {
    const [person, web] = [people[n % people.length], webs[n % webs.length]]
    if (!person || !web) return
    const address = `${web.origin}/en/rounds/${person.round}/exchange/answers.xlsx`
    const began = performance.now()
    const sent = await send(agent, address, { method: 'GET', headers: { cookie: person.cookie } }).catch(
      () => undefined,
    )
    ms.push(performance.now() - began)
    if (sent?.status !== 200 || !sent.text.startsWith('PK')) failed += 1
  }
  const all: Promise<void>[] = []
  for (let turn = 0; turn < seconds / 3; turn += 1) {
    for (let one = 0; one < 10; one += 1) all.push(fetchOne(turn * 10 + one))
    await delay(3000)
  }
  await Promise.all(all)
  agent.destroy()
  const what = `rounds as XLSX, 10 at once every 3 s, ${webs.length} web`
  return [
    { what: `${what}: failed`, value: failed, unit: `of ${ms.length}`, bar: '0' },
    { what: `${what}: p50`, value: quantile(ms, 0.5), unit: 'ms' },
    { what: `${what}: longest`, value: quantile(ms, 1), unit: 'ms' },
  ]
}

/** What the program said it has stored. */
export interface Acknowledged {
  readonly response: string
  readonly item: string
  readonly revision: number
}

interface Submitted {
  readonly acknowledged: Acknowledged[]
  readonly ms: number[]
  failed: number
}

async function submit(
  webs: readonly RunningProgram[],
  { edition, people }: Crowd,
  { seen, lasting }: { seen: Map<string, number>; lasting: number },
): Promise<Submitted> {
  const agent = manyConnections()
  const end = performance.now() + lasting * 1000
  const done: Submitted = { acknowledged: [], ms: [], failed: 0 }
  const work = async (worker: number) => {
    for (let n = worker; performance.now() < end; n += atOnce) {
      const person = people[n % people.length]
      // Nobody saves what another saves at that moment: clashes are the deadline day's.
      const item = edition.items[Math.floor(n / people.length + n * 7) % edition.items.length]?.key
      const origin = webs[n % webs.length]?.origin
      if (!person || !item || !origin) return
      const began = performance.now()
      const saved = await save({ seen, agent, origin, person, item, n }).catch(() => undefined)
      done.ms.push(performance.now() - began)
      if (saved?.kind === 'saved' || saved?.kind === 'clash') {
        done.acknowledged.push({ response: person.response, item, revision: saved.newest })
      } else done.failed += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, worker) => work(worker)))
  agent.destroy()
  return done
}

interface Save {
  /** The newest revision by round and item, as the program answered. */
  seen: Map<string, number>
  agent: Agent
  origin: string
  person: Answerer
  item: string
  n: number
}

async function save({ seen, agent, origin, person, item, n }: Save): Promise<{ kind: string; newest: number }> {
  const known = `${person.round} ${item}`
  const values = [['none', 'some', 'many'][n % 3] ?? 'none']
  const body = JSON.stringify({ values, comment: `Saved as number ${n}`, source: '', basedOn: seen.get(known) ?? 0 })
  const { text } = await send(agent, `${origin}/en/rounds/${person.round}/answers/${item}`, {
    method: 'PUT',
    body,
    headers: asJson(person.cookie, origin),
  })
  const saved = JSON.parse(text) as { kind: string; newest: number }
  seen.set(known, Math.max(saved.newest, seen.get(known) ?? 0))
  return saved
}

/** How many of those that were acknowledged are not in the database. */
export async function countLost(db: Db, acknowledged: readonly Acknowledged[]): Promise<number> {
  const { rows } = await sql<{ lost: number }>`select count(*)::integer as lost
    from jsonb_to_recordset(${JSON.stringify(acknowledged)}::jsonb) as told (response text, item text, revision integer)
    where not exists (select 1 from answer_revision as kept where kept.response_id = told.response
      and kept.item = told.item and kept.revision = told.revision)`.execute(db)
  return rows[0]?.lost ?? acknowledged.length
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
