import assert from 'node:assert/strict'
import { readdir, readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { demonstrationCoordinator } from '#demonstration'
import { makeAdministrator } from '#network'
import { verifyTrail } from '#platform/trail'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'
import { runRetention } from './actions.ts'

const tested = await testApp()
const { deps, post, request } = tested
const { db } = deps
const lang = 'en'
const email = 'quillimane.person@example.org'
const name = 'Quillimane Testperson'

const administrator = (address: string, called: string) =>
  makeAdministrator(db, { email: address, name: called, lang, another: true }, deps.now())

/** Every column of every table, with the jobs' schema, that says one of the texts; and every file the program wrote. */
async function whereSaid(texts: readonly string[]): Promise<string[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string }>`
    select table_schema as schema, table_name as table, column_name as column from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(db)
  const found: string[] = []
  for (const { schema, table, column } of columns) {
    const said = sql.join(
      texts.map((text) => sql`${sql.ref(column)}::text ilike ${`%${text}%`}`),
      sql` or `,
    )
    const { rows } = await sql`select from ${sql.id(schema, table)} where ${said} limit 1`.execute(db)
    if (rows.length > 0) found.push(`${schema}.${table}.${column}`)
  }
  for (const file of await readdir(deps.config.dataDir, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const content = await readFile(join(file.parentPath, file.name), 'utf8')
    if (texts.some((text) => content.toLowerCase().includes(text.toLowerCase()))) found.push(file.name)
  }
  return found
}

/** Somebody who has left traces wherever one can. */
async function leaveTraces(): Promise<string> {
  await administrator(email, name)
  const cookie = await tested.setUpSecondFactor(email, await tested.signIn(email))
  await post(href('people', { lang }), { email: 'guest@example.org', name: 'Guest', role: 'expert' }, cookie)
  await post(href('people', { lang }), { email, name, role: 'expert' }, cookie)
  await post(href('legalFields', { lang }), { 'controllerEmail.und': email, 'terms.en': 'As agreed.' }, cookie)
  const { rows } = await sql<{ id: string }>`select id from auth_user where email = ${email}`.execute(db)
  const id = rows[0]?.id
  await sql`insert into round (id, place_id, edition_id, response_id, year, opened_by, opened_at)
    select 'traced', 'oslo-no', edition_id, id, 2026, ${id}, now() from response limit 1
    on conflict do nothing`.execute(db)
  await sql`insert into answer_revision (response_id, item, revision, based_on, state, account_id, saved_at)
    select id, 'traced', 1, 0, 'missing', ${id}, now() from response limit 1`.execute(db)
  await sql`insert into expert (account_id, about, changed_at) values (${id}, ${JSON.stringify({ en: name })}, now())`.execute(
    db,
  )
  await tested.work()
  // A link that nobody follows, a job that waits, a try that fails.
  await tested.forgetTries()
  await tested.linkFor(email)
  await post(href('signIn', { lang }), { email })
  return cookie
}

describe('what is kept about somebody', () => {
  test('can be seen and taken along, without secrets and without the address of others', async () => {
    const cookie = await leaveTraces()
    const page = await (await request(href('myData', { lang: 'fr' }), { cookie })).text()
    assert.match(page, /Vos mandats|Mandats/)
    const file = await request(href('myDataFile', { lang }), { cookie })
    assert.match(file.headers.get('content-disposition') ?? '', /attachment/)
    const text = await file.text()
    const taken = JSON.parse(text) as {
      about: { account: { email: string } }
      data: { key: string; rows: Record<string, object[]> }[]
    }
    assert.equal(taken.about.account.email, email)
    const there = new Set(taken.data.filter(({ rows }) => Object.keys(rows).length > 0).map(({ key }) => key))
    for (const key of [
      'account',
      'mandates',
      'invitations',
      'sessions',
      'answers',
      'experts',
      'jobs',
      'trail',
      'links',
      'legal-pages',
    ]) {
      assert.ok(there.has(key), `${key} is missing`)
    }
    const { rows: named } = await sql`select from trail_personal where content ilike ${`%${email}%`}`.execute(db)
    const ofTrail = taken.data.find(({ key }) => key === 'trail')?.rows['trail_personal'] ?? []
    assert.ok(named.length > 0 && ofTrail.length >= named.length, 'what the trail says of them, whoever wrote it')
    assert.ok(!text.includes('guest@example.org'), 'whom somebody invited is the data of the other')
    assert.doesNotMatch(text, /"(token|token_hash|secret|digest)":/)
  })

  test('is shown to nobody who is not signed in', async () => {
    assert.equal((await request(href('myDataFile', { lang }))).status, 403)
  })
})

describe('an erasure', () => {
  test('asks for the address once more, and does nothing when it is another', async () => {
    const cookie = await tested.signIn(email)
    const answer = await post(href('eraseMe', { lang }), { email: 'somebody@example.org' }, cookie)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /Nothing has been erased/)
  })

  test('is refused to the last member of the secretariat', async () => {
    const cookie = await tested.signIn(email)
    const answer = await post(href('eraseMe', { lang }), { email }, cookie)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /last member of the secretariat/)
    assert.equal((await request(href('myData', { lang }), { cookie })).status, 200)
  })

  test('leaves neither name nor address in any table, waiting job or file; what was done for a place stays', async () => {
    const cookie = await tested.signIn(email)
    await administrator('stays@example.org', 'Stays')
    await tested.forgetTries()
    await post(href('signIn', { lang }), { email })
    assert.ok((await whereSaid([email, name])).length > 8, 'there were traces')
    const answer = await post(href('eraseMe', { lang }), { email: ` ${email.toUpperCase()} ` }, cookie)
    assert.equal(answer.headers.get('location'), href('erased', { lang }))
    assert.deepEqual(await whereSaid([email, name]), [])
    await tested.work()
    assert.deepEqual(await whereSaid([email, name]), [], 'a job that waited writes to nobody')
    assert.equal((await request(href('myData', { lang }), { cookie })).status, 403)
    const { rows } = await sql`select from answer_revision where item = 'traced' and account_id is null`.execute(db)
    assert.equal(rows.length, 1, 'the answer is that of the place')
    assert.deepEqual((await verifyTrail(db)).findings, [])
  })

  test('is not for accounts that everybody may use', async () => {
    const cookie = await tested.signIn(demonstrationCoordinator.email)
    const answer = await post(href('eraseMe', { lang }), { email: demonstrationCoordinator.email }, cookie)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /belongs to the demonstration/)
  })
})

test('retention takes out what has reached the end of its period, and nothing else', async () => {
  await tested.forgetTries()
  await tested.signIn(demonstrationCoordinator.email)
  const counts = async () =>
    (
      await sql<
        Record<string, number>
      >`select (select count(*) from auth_session) as sessions, (select count(*) from trail_personal) as personal,
      (select count(*) from invitation) as invitations`.execute(db)
    ).rows[0]
  const before = await counts()
  assert.deepEqual(await runRetention(deps), {}, 'nothing is old yet')
  assert.deepEqual(await counts(), before)
  const outbox = join(deps.config.dataDir, 'outbox')
  const [mail] = await readdir(outbox)
  await utimes(join(outbox, mail ?? ''), new Date(0), new Date(0))
  const later = { ...deps, now: () => new Date(deps.now().getTime() + 200 * 86_400_000) }
  const gone = await runRetention(later)
  for (const store of ['auth_session', 'trail_personal', 'invitation', 'outbox']) {
    assert.ok((gone[store] ?? 0) > 0, `${store} keeps what is old`)
  }
  assert.deepEqual(await counts(), { sessions: 0, personal: 0, invitations: 0 })
  const { rows } = await sql<{ store: string; count: number }>`
    select subject_id as store, (details::jsonb ->> 'count')::int as count from trail
    where action = 'personal data expired'`.execute(db)
  assert.deepEqual(Object.fromEntries(rows.map(({ store, count }) => [store, count])), gone, 'and the trail tells it')
  assert.deepEqual((await verifyTrail(db)).findings, [])
})

test('nothing unexpected happened behind the pages', () => assert.deepEqual(tested.reported, []))
