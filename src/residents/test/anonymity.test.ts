import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { jsonLog } from '#platform/log'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'
import { createApp } from '../../app.ts'

const { deps, post, signIn, work, reported } = await testApp()
const { db } = deps

const place = 'quillandre-qm'
const browser = 'Mozilla/5.0 (Telltale; rv:77) Nobody/1.0'
const address = '203.0.113.77'
const email = 'coordinator@demonstration.example'
const account = 'demonstration-coordinator'
const answers = { 'DIV-2': 'goods', 'EQU-2': 'courses', 'DIV-3': 'Grandmother Telltale’s soup', try: 'DIV-2' }

const logged: string[] = []
const write = (line: string) => void logged.push(line)
const log = jsonLog({ stdout: write, stderr: write })
const app = createApp({ ...deps, observed: (seen) => log.request(seen) })
const origin = 'http://127.0.0.1:3000'

/** Every row of every table, as text, by table. */
async function everything(): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ schema: string; name: string }>`select table_schema as schema, table_name as name
    from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
    db,
  )
  const all = new Map<string, string[]>()
  for (const { schema, name } of rows) {
    const found = await sql<{
      row: string
    }>`select row_to_json(t)::text as row from ${sql.id(schema, name)} as t`.execute(db)
    all.set(
      `${schema}.${name}`,
      found.rows.map(({ row }) => row),
    )
  }
  return all
}

const newRows = (before: Map<string, string[]>, after: Map<string, string[]>): [table: string, row: string][] =>
  [...after].flatMap(([table, rows]) => {
    const known = new Set(before.get(table))
    return rows.filter((row) => !known.has(row)).map((row) => [table, row] as [string, string])
  })

/** The whole flow as a browser goes through it, to the answers given. */
async function giveAnswers(cookie?: string): Promise<void> {
  const sent = (path: string, form?: Record<string, string>) =>
    app.request(
      origin + path,
      {
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
        headers: { 'user-agent': browser, 'x-forwarded-for': address, origin, ...(cookie && { cookie }) },
      },
      { incoming: { socket: { remoteAddress: address } } },
    )
  const lang = 'en' as const
  await sent(href('citizenshipTest', { lang }, { place }))
  const questions = await sent(href('citizenshipTestQuestions', { lang }, { place }))
  const result = await sent(href('citizenshipTestQuestions', { lang }), { ...answers, place })
  assert.equal(result.status, 200)
  assert.equal(result.headers.get('cache-control'), 'no-store')
  const text = await result.text()
  assert.ok(!text.includes('Telltale'), 'words of one’s own are not carried on')
  const form = hiddenIn(text)
  const given = await sent(href('citizenshipTestGive', { lang }), { ...form, gender: 'woman', age: '30_44' })
  assert.equal(given.status, 303)
  for (const answer of cookie ? [] : [questions, result, given]) assert.deepEqual(answer.headers.getSetCookie(), [])
  assert.ok(!(given.headers.get('location') ?? '').includes('goods'))
}

function hiddenIn(page: string): Record<string, string> {
  const form = page.slice(page.indexOf('id="give"'))
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return { ...Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value])), place }
}

describe('an anonymous answer', () => {
  for (const who of ['signed out', 'signed in'] as const) {
    test(`leads to nobody: ${who}`, async () => {
      const cookie = who === 'signed in' ? await signIn(email) : undefined
      await work()
      const before = await everything()
      logged.length = 0
      await giveAnswers(cookie)
      await work()
      const rows = newRows(before, await everything())
      const given = rows.filter(([table]) => /response|answer_revision|test_/.test(table))
      assert.deepEqual([...new Set(given.map(([table]) => table))].toSorted(), [
        'public.answer_revision',
        'public.response',
        'public.test_given',
        'public.test_run',
      ])
      for (const [table, row] of given) {
        for (const telltale of [account, email, 'Telltale', 'Mozilla', address, 'session']) {
          assert.ok(!row.includes(telltale), `${table} holds ${telltale}: ${row}`)
        }
        assert.doesNotMatch(row.replaceAll('T00:00:00+00:00', ''), /T\d\d:\d\d|\d\d:\d\d:\d\d/, `${table} holds a time`)
      }
      // What being signed in changes by itself is all that else may change.
      const other = rows.filter(([table]) => !/response|answer_revision|test_|auth_session/.test(table))
      assert.deepEqual(other, [], 'nothing else is written: no line in the trail, no job, no count of tries')
      const ids = given.flatMap(([, row]) => row.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [])
      for (const [table, all] of await everything()) {
        if (/response|answer_revision|test_/.test(table)) continue
        for (const id of ids) assert.ok(!all.some((row) => row.includes(id)), `${table} leads to ${id}`)
      }
      const lines = logged.join('\n')
      assert.ok(lines.includes('citizenship-test'), 'the log was caught')
      assert.ok(!lines.includes('POST') && !lines.includes('citizenship-test/answers'), 'no line tells when they came')
      for (const telltale of [email, account, address, browser, 'Telltale', 'goods', place, ...ids]) {
        assert.ok(!lines.includes(telltale), `the log holds ${telltale}`)
      }
      assert.deepEqual(reported, [])
    })
  }

  test('is given once, however often its page is sent', async () => {
    const result = await post(href('citizenshipTestQuestions', { lang: 'en' }), { 'DIV-2': 'goods', place })
    const form = hiddenIn(await result.text())
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from test_run`.execute(db)).rows[0]?.n ?? 0
    const before = await count()
    await Promise.all([1, 2, 3].map(() => post(href('citizenshipTestGive', { lang: 'en' }), form)))
    assert.equal(await count(), before + 1)
  })
})
