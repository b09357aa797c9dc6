import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { createListener } from './listener.ts'
import { createLive } from './index.ts'
import { createStreams, usual } from './streams.ts'

const { db, pool } = await testDatabase()
const report = (error: unknown) => assert.fail(String(error))

/** What is heard of a topic; `next()` waits for one more. */
function ear() {
  const heard: unknown[] = []
  let arrived = () => {}
  const put = (what: unknown) => {
    heard.push(what)
    arrived()
  }
  const next = async () => {
    while (heard.length === 0) await new Promise<void>((resolve) => (arrived = resolve))
    return heard.shift()
  }
  return { hear: put, resumed: () => put('resumed'), next }
}

test('what one process tells, another hears, of its topic alone and once it listens', async () => {
  const [one, other] = [createLive({ db, pool, report }), createLive({ db, pool, report })]
  const listening = ear()
  const off = other.on('a', listening)
  assert.equal(await listening.next(), 'resumed')
  await one.tell('b', { number: 1 })
  await one.tell('a', { number: 2 })
  assert.deepEqual(await listening.next(), { number: 2 })
  const late = ear()
  other.on('a', late)
  assert.equal(await late.next(), 'resumed', 'whoever comes later is told from when on nothing is missed')
  off()
  await Promise.all([one.close(), other.close()])
})

test('a connection that is cut is opened again, and whoever listens is told to compare', async () => {
  const listener = createListener(pool, report, { again: 1, longest: 5, linger: 5000, check: 30_000 })
  const listening = ear()
  listener.on('a', listening)
  assert.equal(await listening.next(), 'resumed')
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where query = 'listen icc_live' and datname = current_database()`.execute(db)
  assert.equal(await listening.next(), 'resumed')
  await sql`select pg_notify('icc_live', '{"topic":"a","message":"after"}')`.execute(db)
  assert.equal(await listening.next(), 'after')
  await listener.close()
})

test('no connection is open while nobody listens, and no stream holds one of the pool', async () => {
  const live = createLive({ db, pool, report })
  const count = async () => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
      where query = 'listen icc_live' and datname = current_database()`.execute(db)
    return rows[0]?.count
  }
  assert.equal(await count(), 0)
  const many = Array.from({ length: 50 }, () => ear())
  for (const one of many) live.on('a', one)
  await Promise.all(many.map((one) => one.next()))
  assert.equal(await count(), 1)
  assert.ok(pool.totalCount <= 2)
  await live.close()
  assert.equal(await count(), 0)
})

const quiet = { ended: () => {} }
const textOf = async (body: unknown) => new Response(body as ReadableStream).text()

test('a stream begins at once, says what is sent and ends with the program', async () => {
  const streams = createStreams()
  let ended = 0
  const body = streams.open({ name: 'ana' }, (stream) => {
    stream.send('news', { said: 'line one\nline two' })
    return { ended: () => (ended += 1) }
  })
  streams.close()
  assert.equal(await textOf(body), ':\n\nevent: news\ndata: {"said":"line one\\nline two"}\n\n')
  assert.deepEqual([ended, streams.count], [1, 0])
  assert.equal(
    streams.open({ name: 'ana' }, () => quiet),
    'full',
    'a program that ends opens none',
  )
})

test('one reader has some streams, a process has some more, and what has ended makes room', async () => {
  const streams = createStreams({ ...usual, ofReader: 2, ofProcess: 3 })
  const open = (reader: string) => streams.open({ name: reader }, () => quiet)
  const [first] = [open('ana'), open('ana')]
  assert.equal(open('ana'), 'too many')
  assert.ok(open('bo') instanceof ReadableStream)
  assert.equal(open('cem'), 'full')
  await (first as ReadableStream).cancel()
  assert.ok(open('cem') instanceof ReadableStream)
  streams.close()
})

test('the newest streams of a phone stay, and crowds never take all of a process', () => {
  const streams = createStreams({ ...usual, ofCrowd: 2, ofCrowds: 3, ofProcess: 4 })
  const ended: string[] = []
  let nth = 0
  const open = (name: string, crowd?: string) => {
    nth += 1
    const said = `${name} ${nth}`
    const reader = { name, ...(crowd && { crowd, newest: 2 }) }
    return typeof streams.open(reader, () => ({ ended: () => void ended.push(said) }))
  }
  for (let count = 0; count < 3; count += 1) assert.equal(open('phone', 'room'), 'object')
  assert.deepEqual([ended, streams.count], [['phone 1'], 2])
  assert.equal(open('other', 'room'), 'string', 'a crowd has its share')
  assert.equal(open('other', 'next room'), 'object')
  assert.equal(open('third', 'next room'), 'string', 'and all crowds together have theirs')
  assert.equal(open('ana'), 'object', 'the reserve is for the others')
  streams.close()
})

test('whoever does not read what they are sent is let go', () => {
  const streams = createStreams({ ...usual, unread: 1000 })
  streams.open({ name: 'ana' }, (stream) => {
    for (let count = 0; count < 50; count += 1) stream.send('news', 'x'.repeat(100))
    return quiet
  })
  assert.equal(streams.count, 0)
})
