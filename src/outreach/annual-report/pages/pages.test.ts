import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fromBufferPromise } from 'yauzl'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'

const { deps, request, post, signIn, setUpSecondFactor, reported } = await testApp()
const { db } = deps
const at = { lang: 'en', year: '2020' }

const email = 'secretariat@programme.example'
await sql`insert into auth_user (id, name, email, "emailVerified", demonstration)
  values ('real-secretariat', 'Noor Example', ${email}, true, false)`.execute(db)
await sql`insert into mandate (id, account_id, role, from_on)
  values ('real-secretariat', 'real-secretariat', 'secretariat', '2020-01-01')`.execute(db)
const secretariat = await setUpSecondFactor(email, await signIn(email))
const asSecretariat = async (path: string) => (await request(path, { cookie: secretariat })).text()

test('everybody reads the report of 2020 in both languages, and that it is no publication of the programme', async () => {
  for (const [lang, mark] of [
    ['en', 'not the programme’s own publication'],
    ['fr', 'ce n’est pas une publication du programme'],
  ] as const) {
    const answer = await request(href('annualReport', { ...at, lang }))
    assert.equal(answer.status, 200)
    assert.ok((await answer.text()).includes(mark))
  }
  assert.match(await (await request(href('annualReports', { lang: 'fr' }))).text(), /Une démonstration de l’outil/)
})

test('each figure opens: its sentence, both values, its rows, as page, CSV and JSON', async () => {
  const text = await (await request(href('annualReportFigure', { ...at, name: 'members_new' }))).text()
  for (const said of ['Members that joined in the year', 'Barakaldo', '/en/places/barakaldo-es'])
    assert.ok(text.includes(said), said)
  const csv = await request(href('annualReportFiguresFile', { ...at, file: 'figures.csv' }))
  assert.match(await csv.text(), /^name,printed,regenerated,rows,note\r\n/)
  const json = await (await request(href('annualReportFiguresFile', { ...at, file: 'figures.json' }))).json()
  const { figures } = json as { figures: { name: string; made_from: unknown[] }[] }
  assert.equal(figures.find(({ name }) => name === 'members_new')?.made_from.length, 6)
  assert.equal((await request(href('annualReportFigure', { ...at, name: 'none' }))).status, 404)
  assert.equal((await request(href('annualReport', { ...at, year: '1999' }))).status, 404)
})

test('a year that somebody opens is its writers’ alone until it is frozen', async () => {
  assert.equal((await post(href('annualReports', { lang: 'en' }), { year: '199' }, secretariat)).status, 422)
  const opened = await post(href('annualReports', { lang: 'en' }), { year: '2021' }, secretariat)
  assert.equal(opened.status, 303)
  assert.equal((await request(href('annualReport', { ...at, year: '2021' }))).status, 404)
  assert.match(
    await asSecretariat(href('annualReport', { ...at, year: '2021' }, { version: 'now' })),
    /No prose was written for 2021/,
  )
  assert.match(
    await asSecretariat(href('annualReportDesk', { ...at, year: '2021' })),
    /No chapter has a text of this year yet/,
  )
})

test('whoever tries the system sees the desk of the real report, with why it offers no form, and changes nothing', async () => {
  const invented = 'secretariat@demonstration.example'
  const visitor = await setUpSecondFactor(invented, await signIn(invented))
  const looking = async (path: string) => {
    const answer = await request(path, { cookie: visitor })
    assert.equal(answer.status, 200, path)
    return (await answer.text()).split('<main')[1]?.split('</main')[0] ?? ''
  }
  const text = { ...at, chapter: 'foreword' }
  const saved = { text: 'A year.', revision: '0', go: 'save' }
  assert.equal((await post(href('annualReportEdit', text, { in: 'en' }), saved, secretariat)).status, 303)
  for (const path of [
    href('annualReports', at),
    href('annualReportDesk', at),
    href('annualReportEdit', text, { in: 'en' }),
  ]) {
    const page = await looking(path)
    assert.match(page, /demonstration account, and this is the programme’s real report/, path)
    assert.doesNotMatch(page, /<form/, path)
    assert.doesNotMatch(page, /Noor Example/, path)
  }
  const count = async () => {
    const { rows } = await sql`select (select count(*) from annual_report) as years,
      (select count(*) from annual_report_text) as texts, (select count(*) from annual_report_version) as versions,
      (select count(*) from acknowledged_difference where withdrawn_at is null) as words`.execute(db)
    return rows[0]
  }
  const before = await count()
  const figure = { ...at, figure: 'members_total' }
  for (const [path, form] of [
    [href('annualReports', at), { year: '2022' }],
    [href('annualReportEdit', text, { in: 'en' }), { text: 'Anything.', revision: '1', go: 'save' }],
    [href('annualReportTakeBack', figure), {}],
    [href('annualReportAcknowledge', figure), { recorded: '119', stated: '141', en: 'Because.', fr: 'Parce que.' }],
    [href('annualReportFreeze', at), {}],
  ] as [string, Record<string, string>][]) {
    const answer = await post(path, form, visitor)
    assert.equal(answer.status, 403, path)
    assert.match(await answer.text(), /your account does not act for/, path)
  }
  assert.deepEqual(await count(), before)
})

test('the desk says what is missing', async () => {
  const text = await asSecretariat(href('annualReportDesk', at))
  assert.match(text, /events? without (participants|a date)/)
  assert.match(text, /networks? (is|are) silent/)
})

const chapter = { ...at, chapter: 'spending' }
const edit = (text: string, revision: string, go = 'save') =>
  post(href('annualReportEdit', chapter, { in: 'en' }), { text, revision, go }, secretariat)

test('a chapter is written, previewed, kept with its versions; a typed number and an unknown query are refused and kept', async () => {
  const typed = await edit('We spent 436 000 euros, {expenditure_totl}.', '0')
  assert.equal(typed.status, 422)
  const said = await typed.text()
  assert.match(said, /436 000” is typed/)
  assert.match(said, /Did you mean expenditure_total/)
  assert.match(said, /We spent 436 000 euros/)
  assert.match(
    await (await edit('All in all {expenditure_total}.', '0', 'preview')).text(),
    /All in all <a[^>]*>€436,642\.14/,
  )
  assert.equal((await edit('All in all {expenditure_total}.', '0')).status, 303)
  const clash = await edit('Somebody else’s {expenditure_total}.', '0')
  assert.equal(clash.status, 409)
  assert.match(await clash.text(), /saved meanwhile/)
  assert.match(await asSecretariat(href('annualReport', at, { version: 'now' })), /All in all/)
  assert.match(await asSecretariat(href('annualReportEdit', chapter, { in: 'fr' })), /was saved later: look whether/)
  assert.equal((await edit('', '1', 'back')).status, 303)
  assert.doesNotMatch(await asSecretariat(href('annualReport', at, { version: 'now' })), /All in all/)
})

test('a difference is taken back and acknowledged again, with a reason in both languages and a trail', async () => {
  const of = { ...at, figure: 'members_total' }
  assert.equal((await post(href('annualReportTakeBack', of), {}, secretariat)).status, 303)
  assert.match(await (await request(href('annualReport', at))).text(), /nobody has acknowledged/)
  const refused = await post(href('annualReportFreeze', at), {}, secretariat)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /members_total: the record says 119, the print 141/)
  const values = { recorded: '119', stated: '141', en: 'Not all are named.', fr: 'Tous ne sont pas nommés.' }
  const acknowledge = (form: Record<string, string>) => post(href('annualReportAcknowledge', of), form, secretariat)
  assert.equal((await acknowledge({ ...values, fr: '' })).status, 422)
  assert.match(await (await acknowledge({ ...values, recorded: '120' })).text(), /values have changed/)
  assert.equal((await acknowledge(values)).status, 303)
  const { rows } = await sql<{ action: string }>`select action from trail where subject_kind = 'annual report'
    order by at`.execute(db)
  assert.ok(
    ['acknowledgement taken back', 'difference acknowledged'].every((one) => rows.some(({ action }) => action === one)),
  )
})

test('a printed figure whose rows are gone keeps the report from being frozen until somebody acknowledges just that', async () => {
  await sql`update expenditure set withdrawn_at = now()`.execute(db)
  const refused = await post(href('annualReportFreeze', at), {}, secretariat)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /expenditure_total: the record has no rows for it, the print says €436,642\.14/)
  assert.match(await (await request(href('annualReport', at))).text(), /not recorded \(in print: €436,642\.14\)/)
  const of = { ...at, figure: 'expenditure_total' }
  const values = { recorded: '', stated: '436642.14', en: 'The source is gone.', fr: 'La source a disparu.' }
  const asked = href('annualReportAcknowledge', of)
  assert.equal((await post(asked, { ...values, recorded: '0' }, secretariat)).status, 422, 'none is not zero')
  assert.equal((await post(asked, values, secretariat)).status, 303)
  assert.match(
    await (await request(href('annualReportFigure', { ...at, name: 'expenditure_total' }))).text(),
    /The source is gone/,
  )
  assert.equal((await post(href('annualReportTakeBack', of), {}, secretariat)).status, 303)
  await sql`update expenditure set withdrawn_at = null`.execute(db)
})

test('an entry without its title stops neither the desk nor the figures', async () => {
  const { rows } = await sql<{ id: string; texts: string }>`select id, texts::text from event
    where level = 'main' and not demonstration and start_on::text like '2020%' limit 1`.execute(db)
  const [event] = rows
  await sql`update event set texts = '{}' where id = ${event?.id}`.execute(db)
  for (const path of [href('annualReportDesk', at), href('annualReportFigures', at), href('annualReport', at)])
    assert.equal((await request(path, { cookie: secretariat })).status, 200, path)
  await sql`update event set texts = ${event?.texts}::jsonb where id = ${event?.id}`.execute(db)
})

test('seats of a working group are named in the reader’s language', async () => {
  const seats = async (lang: 'en' | 'fr') =>
    (await request(href('annualReportFigure', { lang, year: '2020', name: 'gt_members' }))).text()
  assert.match(await seats('en'), />state</)
  assert.match(await seats('fr'), />État<[^]*>territoire</)
})

test('what is frozen never changes, whatever the rows do; a correction says what it replaces', async () => {
  assert.equal((await post(href('annualReportFreeze', at), {}, secretariat)).status, 303)
  const read = async (version: string) => (await request(href('annualReportVersion', { ...at, version }))).text()
  const body = (text: string) =>
    /<article[^]*<\/article>/.exec(text)?.[0].replace(/<nav class="annual-files"[^]*?<\/nav>/, '')
  const before = body(await read('1'))
  assert.match(before ?? '', /Frozen on/)
  const part = async () => body(await (await request(href('annualReportNetwork', { ...at, network: 'reci' }))).text())
  const partBefore = await part()
  assert.match(partBefore ?? '', /frozen on [^<]* with version 1 of the year/)
  assert.doesNotMatch(partBefore ?? '', /may say something else tomorrow/)
  await sql`update place set joined_year = 2020 where id = 'limassol-cy'`.execute(db)
  await sql`update place set name = 'Elsewhere' where id = 'bilbao-es'`.execute(db)
  assert.equal(body(await read('1')), before)
  assert.equal(await part(), partBefore)
  await sql`update place set name = 'Bilbao' where id = 'bilbao-es'`.execute(db)
  assert.match(await asSecretariat(href('annualReportFigures', at, { version: 'now' })), /differ, nobody has seen it/)
  await assert.rejects(sql`update annual_report_version set document = '{}'`.execute(db), /never altered/)
  await sql`update place set joined_year = null where id = 'limassol-cy'`.execute(db)
  await sql`update place set joined_year = (select min(joined_year) from place where joined_year is not null) where id = 'limassol-cy'`.execute(
    db,
  )
  assert.equal(
    (await post(href('annualReportFreeze', at), {}, secretariat)).status,
    422,
    'a correction needs its reason',
  )
  assert.equal((await post(href('annualReportFreeze', at), { reason: 'Spelling of a name.' }, secretariat)).status, 303)
  assert.match(await (await request(href('annualReport', at))).text(), /replaces version 1[^<]*Spelling of a name/)
  assert.match(await read('1'), /there is a newer one/)
})

test('the package holds the frozen report with its data, and checksums that hold', async () => {
  const answer = await request(href('annualReportPackage', at))
  assert.equal(answer.status, 200)
  const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()))
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  for (const name of [
    'README.md',
    'figures.csv',
    'rows.csv',
    'rows.json',
    'report.en.docx',
    'report.fr.docx',
    'report-version-2.json',
  ])
    assert.ok(files.has(name), name)
  for (const line of (files.get('checksums.sha256')?.toString() ?? '').trim().split('\n')) {
    const [hash, name = ''] = line.split('  ')
    assert.equal(
      createHash('sha256')
        .update(files.get(name) ?? '')
        .digest('hex'),
      hash,
      name,
    )
  }
  const { rows } = await sql<{ hash: string }>`select hash from annual_report_version where version = 2`.execute(db)
  for (const [name, content] of files) assert.ok(!content.toString().includes('Noor Example'), `${name} names a person`)
  assert.match(files.get('figures.csv')?.toString() ?? '', /Not all are named\. \(the secretariat\)/)
  const kept = files.get('report-version-2.json') ?? ''
  assert.equal(createHash('sha256').update(kept).digest('hex'), rows[0]?.hash)
  assert.deepEqual(reported, [])
})
