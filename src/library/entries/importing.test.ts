import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { sql } from 'kysely'
import { eventKind } from '#activities'
import { makeAdministrator } from '#network'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'
import { cellsOf, changedColumns, fileRowOf } from './cells.ts'
import type { Section } from './files.ts'
import { readFile, writeJson, writeKindCsv, writeWorkbook } from './files.ts'
import { knowingOf, wholeWorld } from './knowing-store.ts'
import { checkRecord, loadEntries } from './load.ts'
import { previewImport } from './importing.ts'
import { type FileRow, readRow } from './rows.ts'
import { listAnyEntries } from './store.ts'

const tested = await testApp()
const { deps, request } = tested
const { db, now, entryKinds } = deps
const lang = 'en'
const boss = 'boss@example.org'
await makeAdministrator(db, { email: boss, name: 'Ana Boss', lang, another: false }, now())
const cookie = await tested.setUpSecondFactor(boss, await tested.signIn(boss))
const { rows: accounts } = await sql<{ id: string }>`select id from auth_user where email = ${boss}`.execute(db)
const actor = {
  accountId: accounts[0]?.id ?? '',
  demonstration: false,
  mandates: [{ role: 'secretariat', placeId: null, networkId: null, networkIds: [] }],
}
const acting = { actor, now: now() }
const coordinates = { role: 'network_coordinator', placeId: null }

const path = href('recordImport', { lang })
const origin = new URL(deps.config.publicUrl).origin
async function send(form: Record<string, string | Blob>) {
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) body.set(name, value)
  return request(path, { method: 'POST', body, headers: { origin }, cookie })
}
const sendFile = (content: string | Uint8Array<ArrayBuffer>, kind = '') => send({ file: new Blob([content]), kind })
async function read(answer: Response) {
  const main = parse(await answer.text()).querySelector('main')
  const value = (name: string) => main?.querySelector(`[name=${name}]`)?.getAttribute('value') ?? ''
  return { text: main?.text ?? '', rows: value('rows'), confirm: value('confirm') }
}
const row = (more: object = {}) => ({
  id: 'import-2026',
  published: '2026-03-01',
  source: 'https://example.org/1',
  texts: { en: { title: 'Imported', summary: 'S' }, fr: { title: 'Importée', summary: 'S' } },
  kind: 'meeting',
  start: '2026-02-01',
  ...more,
})
const file = (...rows: object[]) => JSON.stringify({ event: rows })
const countOf = async () => (await sql<{ n: number }>`select count(*) as n from event`.execute(db)).rows[0]?.n

async function sections(): Promise<Section[]> {
  const all = await Promise.all(entryKinds.map(async (kind) => ({ kind, entries: await listAnyEntries(db, kind) })))
  return all.map(({ kind, entries }) => ({ kind, entries: entries.filter(({ demonstration }) => !demonstration) }))
}

describe('the record', () => {
  test('loads without a fault, every entry that another names included', async () => {
    const data = join(import.meta.dirname, '..', '..', '..', 'data')
    assert.deepEqual(await checkRecord(data, entryKinds, await knowingOf(db, entryKinds, wholeWorld(false))), [])
  })

  test('loaded again changes nothing', async () => {
    const data = join(import.meta.dirname, '..', '..', '..', 'data')
    // What was edited since this process made its database comes in first.
    await loadEntries(db, data, entryKinds)
    const before = await sections()
    await loadEntries(db, data, entryKinds)
    assert.deepEqual(await sections(), before)
  })

  test('goes out and comes in again: every row of every format is unchanged', async () => {
    const all = await sections()
    const filled = all.filter(({ entries }) => entries.length > 0)
    const count = filled.reduce((sum, { entries }) => sum + entries.length, 0)
    assert.ok(count > 50)
    const knowing = await knowingOf(db, entryKinds, wholeWorld(false))
    const bytes = [new TextEncoder().encode(writeJson(filled)), await writeWorkbook(filled, [])]
    for (const one of bytes) {
      const found = await readFile(one, entryKinds, undefined)
      assert.ok('sections' in found, JSON.stringify(found))
      const { plan } = await previewImport(db, acting, { kinds: entryKinds, sections: found.sections })
      const others = plan.filter(({ status }) => status !== 'same')
      assert.deepEqual(
        others.map(({ kind, id, status, faults, changes }) => [kind.name, id, status, faults, changes]),
        [],
      )
      assert.equal(plan.length, count)
    }
    for (const { kind, entries } of filled) {
      for (const entry of entries) {
        const { content, faults } = readRow(
          kind,
          JSON.parse(JSON.stringify(fileRowOf(kind, entry.id, entry))) as FileRow,
          knowing,
        )
        assert.deepEqual(
          [faults, changedColumns(kind, cellsOf(kind, entry), cellsOf(kind, content))],
          [[], []],
          entry.id,
        )
      }
    }
    for (const section of filled) {
      const found = await readFile(new TextEncoder().encode(writeKindCsv(section)), entryKinds, section.kind)
      assert.ok('sections' in found)
      const { plan } = await previewImport(db, acting, { kinds: entryKinds, sections: found.sections })
      assert.deepEqual(
        plan.filter(({ status }) => status !== 'same').map(({ id, faults, changes }) => [id, faults, changes]),
        [],
      )
    }
  })
})

describe('an import', () => {
  test('names row, column and cure of what is wrong, and writes nothing of it', async () => {
    const before = await countOf()
    const wrong: readonly [object, RegExp][] = [
      [{ country: 'XX' }, /XX: no country of ISO 3166-1/],
      [{ start: '2026-02-30' }, /there is no such day in the calendar/],
      [{ places: { host: ['Limasol'] } }, /Did you mean limassol-cy/],
      [{ kind: 'metting' }, /Did you mean meeting/],
      [{ partOf: 'none-such-2026' }, /There is no entry/],
      [{ participents: 3 }, /Did you mean participants/],
      [{ themes: ['anti-rumour'] }, /Did you mean anti_rumours/],
      [{ source: '' }, /This is empty/],
      [{ texts: { en: { title: 'x' } } }, /needed before the entry is published/],
      [{ texts: { en: { title: ['x', 'y'], summary: 'S' } } }, /a text was expected here.*in quotation marks/],
      [{ texts: { en: { title: 'x', summary: { a: 1 } } } }, /a text was expected here/],
      [{ texts: { en: 'x' } }, /a text was expected here/],
      [{ source: { page: 3 } }, /a text was expected here/],
      [{ id: 'self-2026', partOf: 'self-2026' }, /cannot name itself.*Write the id of another/],
    ]
    for (const [more, cure] of wrong) {
      const answer = await sendFile(file(row({ id: 'good-2026' }), row(more)))
      assert.equal(answer.status, 422)
      const { text, confirm } = await read(answer)
      assert.match(text, cure)
      assert.match(text, /row 2/)
      assert.equal(confirm, '', 'there is nothing to confirm')
    }
    const circle = [row({ id: 'one-2026', partOf: 'two-2026' }), row({ id: 'two-2026', partOf: 'one-2026' })]
    assert.match((await read(await sendFile(file(...circle)))).text, /By way of other entries.*part of itself/)
    const twice = await read(await sendFile(file(row(), row())))
    assert.match(twice.text, /The id “import-2026” stands in two rows/)
    const money = entryKinds.find(({ fields }) => fields.some(({ type }) => type === 'money'))
    const column = money?.fields.find(({ type }) => type === 'money')?.key ?? ''
    const dear = await read(
      await sendFile(JSON.stringify({ [money?.name ?? '']: [{ id: 'dear-2026', [column]: 'CHF 1200' }] })),
    )
    assert.match(dear.text, /“CHF 1200” is in CHF.*kept in euro/)
    assert.equal(await countOf(), before)
  })

  test('adds what is new and changes what differs, after it was confirmed, all or nothing', async () => {
    const before = (await countOf()) ?? 0
    const preview = await sendFile(file(row(), row({ id: 'second-2026' })))
    assert.equal(preview.status, 200)
    const { text, rows, confirm } = await read(preview)
    assert.match(text, /New: 2\. Changed: 0\. Unchanged: 0\. Wrong: 0\./)
    assert.equal(await countOf(), before, 'a preview writes nothing')
    assert.equal((await send({ rows, confirm })).status, 303)
    assert.equal(await countOf(), before + 2)

    const changed = await read(
      await sendFile(
        file({ id: 'import-2026', participants: 40, participantsOf: 'people' }, row({ id: 'second-2026' })),
      ),
    )
    assert.match(changed.text, /Changed: 1\. Unchanged: 1/)
    assert.doesNotMatch(changed.text, /Imported/, 'what the file does not name stays')
    await send(changed)
    const [kept] = await listAnyEntries(db, eventKind, ['import-2026'])
    assert.deepEqual([kept?.values['participants'], kept?.texts['fr']?.['title'], kept?.version], [40, 'Importée', 2])
    assert.equal((await send(changed)).status, 409, 'sent twice, it is done once')
  })

  test('is previewed anew where somebody changed a row meanwhile', async () => {
    const { rows, confirm } = await read(
      await sendFile(file({ id: 'second-2026', participants: 7, participantsOf: 'people' })),
    )
    await sql`update event set version = version + 1, participants = 3, participants_of = 'people' where id = 'second-2026'`.execute(
      db,
    )
    const answer = await send({ rows, confirm })
    assert.equal(answer.status, 409)
    assert.match((await read(answer)).text, /The record changed since you saw the preview/)
    const [stands] = await listAnyEntries(db, eventKind, ['second-2026'])
    assert.equal(stands?.values['participants'], 3)
    const forged = rows.replace('"participants":7', '"participants":70')
    assert.equal((await send({ rows: forged, confirm })).status, 409, 'nor is another file than the one previewed')
  })

  test('drops signs that no workbook, calendar or page can hold, so that the record goes out and in well formed', async () => {
    const id = 'signs-2026'
    const texts = {
      en: { title: 'A\u0001\u000B\uFFFEB\uD800\u0085', summary: 'One\r\ntwo\tthree\u0000 \uDBFF! 😀' },
    }
    const preview = await read(await sendFile(file(row({ id, texts }))))
    assert.equal((await send(preview)).status, 303)
    const [kept] = await listAnyEntries(db, eventKind, [id])
    assert.deepEqual(kept?.texts, { en: { title: 'AB', summary: 'One\ntwo\tthree ! 😀' } })
    const found = await readFile(await writeWorkbook([{ kind: eventKind, entries: [kept] }], []), entryKinds, undefined)
    assert.ok('sections' in found)
    const { plan } = await previewImport(db, acting, { kinds: entryKinds, sections: found.sections })
    assert.deepEqual(
      plan.map((one) => [one.id, one.status]),
      [[id, 'same']],
    )
  })

  test('asks whose an entry is before it says anything of it, though the row is as it stands', async () => {
    const [stands] = await listAnyEntries(db, eventKind, ['import-2026'])
    assert.ok(stands)
    const held = [{ kind: eventKind, rows: [{ line: 1, row: fileRowOf(eventKind, stands.id, stands) }], unknown: [] }]
    const other = { ...actor, mandates: [{ ...coordinates, networkId: 'reci', networkIds: ['reci'] }] }
    const invented = { ...actor, demonstration: true }
    for (const [who, code] of [
      [other, 'notYours'],
      [invented, 'otherWorld'],
    ] as const) {
      const { plan } = await previewImport(db, { actor: who, now: now() }, { kinds: entryKinds, sections: held })
      assert.deepEqual(
        plan.map(({ status, faults }) => [status, faults.map(({ fault }) => fault.code)]),
        [['wrong', [code]]],
      )
    }
  })

  test('tells what the table alone refuses with its row, and other files from these', async () => {
    assert.equal((await sendFile('')).status, 422)
    for (const [content, sentence] of [
      ['{broken', /not laid out as the import reads it/],
      ['{"evnt": []}', /Did you mean event/],
      ['a,b\n1,2', /does not say of which kind/],
      ['{"event": []}', /There is no row/],
      ['\u0000\u0001', /cannot be read/],
      [
        '{"event": [{"id": "a\\u0000b", "texts": {"__proto__": {}}, "places": 3, "published": {}}]}',
        /is no day of publication/,
      ],
    ] as const) {
      assert.match((await read(await sendFile(content))).text, sentence, content)
    }
    const table = 'id,title (en),titel (fr),kind,source\nnew-2026,T,U,meeting,s\n'
    assert.match(
      (await read(await sendFile(table, 'event'))).text,
      /no column “titel \(fr\)”.*Did you mean title \(fr\)/s,
    )
  })

  test('begins with a template that has every kind', async () => {
    const template = await request(href('recordFile', { lang, file: 'template.xlsx' }), { cookie })
    assert.equal(template.status, 200)
    const found = await readFile(new Uint8Array(await template.arrayBuffer()), entryKinds, undefined)
    assert.deepEqual(found, { fault: { code: 'empty' } })
    for (const name of ['record.xlsx?year=2020', 'record.json?year=2020', 'record.csv?kind=event']) {
      const [which = '', query = ''] = name.split('?')
      const answer = await request(`${href('recordFile', { lang, file: which })}?${query}`, { cookie })
      assert.equal(answer.status, 200, name)
    }
  })
})

test('nothing unexpected happened', () => {
  assert.deepEqual(tested.reported, [])
})
