import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { eraseFromTrail, forgetPersonal, verifyTrail, writeTrail } from './index.ts'

const { db } = await testDatabase()
const at = new Date('2026-11-23T09:00:00.123Z')
const by = { accountId: 'ana' }
const step = (id: string, personal?: { email: string }) =>
  writeTrail(db, { at, by, action: 'round opened', subject: { kind: 'place', id }, placeId: id, personal })

/** What an attacker with the database in their hands can do, and the trigger cannot stop. */
async function tamper(statement: string): Promise<void> {
  await sql`alter table trail disable trigger trail_is_kept`.execute(db)
  await sql.raw(statement).execute(db)
  await sql`alter table trail enable trigger trail_is_kept`.execute(db)
}

/** The hash made right again, by somebody who knows how it is made. */
const rehash = (seq: number) => `update trail set hash = trail_hash(seq, at, actor, action, subject_kind, subject_id,
  place_id, network_id, details, personal_digest, previous) where seq = ${seq}`

beforeEach(async () => {
  await tamper('delete from trail_personal; delete from trail')
  await sql`update trail_head set seq = 0, hash = repeat('0', 64)`.execute(db)
  for (const id of ['Tromsø 🌊', 'b', 'c', 'd', 'e']) await step(id)
})

const found = async () => (await verifyTrail(db)).findings

describe('the trail', () => {
  test('verifies as it was written', async () => {
    const verified = await verifyTrail(db)
    assert.deepEqual(verified.findings, [])
    assert.equal(verified.rows, 5)
    assert.equal(verified.head.seq, 5)
  })

  test('refuses to be changed by the program', async () => {
    for (const statement of ['update trail set actor = null', 'delete from trail', 'truncate trail cascade']) {
      await assert.rejects(sql.raw(statement).execute(db), /the trail never changes/, statement)
    }
  })

  const attacks: [name: string, statements: string[], findings: { seq: number; kind: string }[]][] = [
    ['who', [`update trail set actor = 'bo' where seq = 2`], [{ seq: 2, kind: 'altered' }]],
    ['what', [`update trail set details = '{}' where seq = 1`], [{ seq: 1, kind: 'altered' }]],
    ['when', [`update trail set at = at - interval '1 millisecond' where seq = 3`], [{ seq: 3, kind: 'altered' }]],
    [
      'a row with its hash made right',
      [`update trail set actor = 'bo' where seq = 3`, rehash(3)],
      [{ seq: 3, kind: 'altered' }],
    ],
    [
      'the last row with its hash',
      [`update trail set actor = 'bo' where seq = 5`, rehash(5)],
      [{ seq: 5, kind: 'altered' }],
    ],
    ['a removed row', ['delete from trail where seq = 2'], [{ seq: 2, kind: 'missing' }]],
    ['the first row removed', ['delete from trail where seq = 1'], [{ seq: 1, kind: 'missing' }]],
    [
      'the end cut off',
      ['delete from trail where seq > 3'],
      [
        { seq: 4, kind: 'missing' },
        { seq: 5, kind: 'missing' },
      ],
    ],
    [
      'a row put in',
      [
        `insert into trail select 6, at, actor, action, subject_kind, subject_id, place_id, network_id, details,
          personal_digest, hash, hash from trail where seq = 5`,
        rehash(6),
      ],
      [{ seq: 6, kind: 'inserted' }],
    ],
    [
      'a row put in before the first',
      [
        `insert into trail select -5, at, actor, action, subject_kind, subject_id, place_id, network_id, details,
          personal_digest, previous, hash from trail where seq = 1`,
      ],
      [{ seq: -5, kind: 'inserted' }],
    ],
    [
      'the first row with its hash, as if something stood before it',
      [`update trail set previous = repeat('1', 64) where seq = 1`, rehash(1), rehash(2)],
      [{ seq: 1, kind: 'altered' }],
    ],
    [
      'a personal part put beside a row that had none',
      [`insert into trail_personal select seq, null, 'salt', '{"name":"Bo"}', at from trail where seq = 4`],
      [{ seq: 4, kind: 'personal part altered' }],
    ],
  ]
  for (const [name, statements, findings] of attacks) {
    test(`names the row of an attack: ${name}`, async () => {
      for (const statement of statements) await tamper(statement)
      assert.deepEqual(await found(), findings)
    })
  }

  test('is held against a head that was noted elsewhere', async () => {
    const { head } = await verifyTrail(db)
    await tamper('delete from trail where seq = 5')
    await sql`update trail_head set seq = 4, hash = (select hash from trail where seq = 4)`.execute(db)
    assert.deepEqual(await found(), [], 'whoever rewrites the head too is not seen from inside')
    assert.deepEqual((await verifyTrail(db, head)).findings, [{ seq: 5, kind: 'missing' }])
  })

  test('still verifies after a person was erased, and tells the person no longer', async () => {
    await step('f', { email: 'ana@example.org' })
    await step('g', { email: 'bo@example.org' })
    await writeTrail(db, {
      at,
      by,
      action: 'round opened',
      subject: { kind: 'x', id: 'x' },
      personal: { signed: 'Ana' },
    })
    await eraseFromTrail(db, { accountId: 'none', email: 'ana@example.org', name: 'Ana' })
    const { findings, withoutPersonal } = await verifyTrail(db)
    assert.deepEqual({ findings, withoutPersonal }, { findings: [], withoutPersonal: 2 })
    const { rows } = await sql<{ content: string }>`select content from trail_personal`.execute(db)
    assert.deepEqual(rows, [{ content: '{"email":"bo@example.org"}' }])
    assert.equal(await forgetPersonal(db, new Date(at.getTime() + 1)), 1)
  })

  test('names a personal part that was altered', async () => {
    await step('f', { email: 'ana@example.org' })
    await sql`update trail_personal set content = '{"email":"bo@example.org"}'`.execute(db)
    assert.deepEqual(await found(), [{ seq: 6, kind: 'personal part altered' }])
  })

  test('names a personal part that an erasure would no longer find', async () => {
    const personal = { name: 'Ana' }
    await writeTrail(db, {
      at,
      by,
      action: 'round opened',
      subject: { kind: 'place', id: 'f' },
      personal,
      about: 'ana',
    })
    assert.deepEqual(await found(), [])
    await sql`update trail_personal set about = 'nobody'`.execute(db)
    assert.deepEqual(await found(), [{ seq: 6, kind: 'personal part altered' }])
  })

  test('is read to its end even where a row with an absurd number was put in', async () => {
    await tamper(`insert into trail select 9e15, at, actor, action, subject_kind, subject_id, place_id, network_id, details,
      personal_digest, previous, hash from trail where seq = 1`)
    const { rows, findings } = await verifyTrail(db)
    assert.equal(rows, 6)
    assert.ok(findings.some(({ seq, kind }) => seq === 9e15 && kind === 'altered'))
  })

  test('says that its head is gone, rather than call every row an intruder', async () => {
    await sql`delete from trail_head`.execute(db)
    assert.deepEqual(await found(), [{ seq: 5, kind: 'head missing' }])
    await sql`insert into trail_head (seq, hash) select seq, hash from trail where seq = 5`.execute(db)
  })

  test('is one chain, whoever writes at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => step(`at once ${n}`)))
    const { rows, findings } = await verifyTrail(db)
    assert.deepEqual({ rows, findings }, { rows: 45, findings: [] })
  })

  test('tells nothing of what was rolled back', async () => {
    const failing = db.transaction().execute(async (tx) => {
      await writeTrail(tx, { at, by, action: 'round opened', subject: { kind: 'place', id: 'x' } })
      throw new Error('no')
    })
    await assert.rejects(failing, /no/)
    assert.equal((await verifyTrail(db)).rows, 5)
  })
})
