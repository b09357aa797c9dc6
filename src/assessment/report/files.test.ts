import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { fromBufferPromise } from 'yauzl'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'
import { reportOptions } from './command-options.ts'
import { reportCommand } from './commands.ts'

const { deps, request, signIn, setUpSecondFactor, reported } = await testApp()
const { db } = deps
const room = mkdtempSync(join(tmpdir(), 'icc-report-'))
after(() => rmSync(room, { recursive: true, force: true }))

const round = 'brannoreth-qn-2024'
const as = (email: string) => signIn(`${email}@demonstration.example`)
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())
const canPrint = process.platform === 'linux' && process.arch === 'x64'

test('a published report comes as PDF, Word file and summary to everybody, in both languages', async () => {
  for (const lang of ['en', 'fr']) {
    const at = { lang, round }
    for (const [address, start] of [
      [href('reportPdf', at), '%PDF'],
      [href('reportSummary', at), '%PDF'],
      [href('reportWord', at), 'PK'],
    ] as const) {
      if (start === '%PDF' && !canPrint) continue
      const answer = await request(address)
      assert.equal(answer.status, 200, address)
      assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="[a-z0-9-]+\.(pdf|docx)"$/)
      assert.equal((await bytesOf(answer)).subarray(0, start.length).toString(), start)
    }
  }
  assert.deepEqual(reported, [])
})

test('a report that is not published is not given to readers from outside', async () => {
  const unpublished = 'tezzarin-qp-2021'
  await sql`delete from report_version where round_id = ${unpublished}`.execute(db)
  const at = { lang: 'en', round: unpublished }
  for (const address of [href('reportPdf', at), href('reportWord', at), href('reportSummary', at)]) {
    assert.equal((await request(address)).status, 403, address)
  }
})

async function packageFor(cookie: string): Promise<ReadonlyMap<string, string>> {
  const answer = await request(href('reportData', { lang: 'en', round }), { cookie })
  assert.equal(answer.status, 200)
  const zip = await fromBufferPromise(await bytesOf(answer))
  const files = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString())
  }
  return files
}

const secretariat = await setUpSecondFactor('secretariat@demonstration.example', await as('secretariat'))

const rowsOf = (files: ReadonlyMap<string, string>, name: string) =>
  JSON.parse(files.get(`${name}.json`) ?? '[]') as Readonly<Record<string, unknown>>[]

test('a place gets all its data in one package that says what is in it; comments go to the place alone', async () => {
  const own = await packageFor(await as('coordinator'))
  const readme = own.get('README.md') ?? ''
  for (const name of own.keys()) {
    if (name === 'README.md' || name.startsWith('evidence/')) continue
    assert.ok(readme.includes(`\`${name}\``), `the README says what ${name} is`)
  }
  const tables = [
    'answers',
    'history',
    'departments',
    'comments',
    'evidence',
    'review-opinions',
    'review-thread',
    'scores',
  ].concat([
    'strategy-objectives',
    'strategy-actions',
    'strategy-progress',
    'visits',
    'visits-programme',
    'visits-stakeholders',
  ])
  for (const name of tables) {
    assert.ok(own.has(`${name}.csv`), `${name}.csv`)
    assert.ok(rowsOf(own, name).length > 0, `${name}.json`)
  }
  for (const { file } of rowsOf(own, 'evidence')) {
    assert.ok(file === null || own.has(String(file)), `the package holds ${String(file)}`)
  }
  assert.ok(own.has('report-version-1.json') && own.has('checksums.sha256') && own.has('strategy-versions.json'))
  const theirs = await packageFor(secretariat)
  assert.equal(theirs.has('comments.csv'), false)
  assert.match(theirs.get('README.md') ?? '', /only they receive them/)
})

test('report, summary, strategy and visit are in the package as the documents that people read', async () => {
  const own = await packageFor(await as('coordinator'))
  const starts: Readonly<Record<string, string>> = {
    html: '<!doctype',
    docx: 'PK',
    pdf: '%PDF',
    ics: 'BEGIN:VCALENDAR',
  }
  const visit = 'visits/demonstration-visit-2/programme.en'
  const ofRound = ['en', 'fr'].flatMap((lang) =>
    ['report.html', 'report.docx', 'report.pdf', 'summary.pdf', 'strategy.docx', 'strategy.pdf', 'strategy.ics'].map(
      (name) => name.replace('.', `.${lang}.`),
    ),
  )
  for (const name of [...ofRound, `${visit}.docx`, `${visit}.pdf`, `${visit}.ics`]) {
    const start = starts[name.split('.').at(-1) ?? ''] ?? 'none'
    if (start !== '%PDF' || canPrint) assert.equal(own.get(name)?.slice(0, start.length), start, name)
  }
  const page = own.get('report.fr.html') ?? ''
  assert.match(page, /<html lang="fr"/)
  assert.doesNotMatch(page, /<(?:script|link)|(?:src|url\()="?(?:https?:|\/)/, 'nothing is fetched to show it')
})

test('of a visit the package holds no more than its reader sees on the site', async () => {
  const profile = 'visits/demonstration-visit-2/profile.en.docx'
  const seen = { id: 'f', topic: null, seen: 'Seen.', confirms: [], contradicts: [], recommendation: '', owner: '' }
  await sql`insert into visit_version (visit_id, version, content, change, saved_at)
    select visit_id, version + 1, content || ${JSON.stringify({ findings: [seen] })}::jsonb, 'finding', now()
    from visit_version where visit_id = 'demonstration-visit-2'`.execute(db)
  const place = await as('coordinator')
  const before = { place: await packageFor(place), writers: await packageFor(secretariat) }
  assert.deepEqual([before.place.has(profile), before.writers.has(profile)], [false, true], 'a draft nobody sent')
  const findings = [before.place, before.writers].map((files) => rowsOf(files, 'visits-findings').length > 0)
  assert.deepEqual(findings, [false, true], 'what the team notes is its own')
  await sql`update visit set held_at = now(), sent_at = now() where id = 'demonstration-visit-2'`.execute(db)
  const sent = await packageFor(place)
  assert.deepEqual([sent.has(profile), sent.has('visits-findings.json')], [true, false])
})

test('nobody else gets the package of a place', async () => {
  const address = href('reportData', { lang: 'en', round })
  assert.equal((await request(address)).status, 403)
  assert.equal((await request(address, { cookie: await as('contributor') })).status, 403)
})

interface Ran {
  readonly code: number
  readonly text: string
}

async function run(...argv: string[]): Promise<Ran> {
  const lines: string[] = []
  const options = reportOptions(argv)
  if (typeof options === 'string') return { code: 2, text: options }
  const io = { say: (line: string) => lines.push(line), warn: (line: string) => lines.push(line), progress: () => {} }
  return {
    code: await reportCommand({ ...deps, origin: 'https://index.example' }, options, io),
    text: lines.join('\n'),
  }
}

test('the command writes the four files of a place', { skip: !canPrint && 'no PDF on this platform' }, async () => {
  const out = join(room, 'one')
  const { code, text } = await run('brannoreth-qn', '--lang', 'fr', '--out', out)
  assert.equal(code, 0, text)
  assert.deepEqual(readdirSync(out).sort(), ['report.docx', 'report.html', 'report.pdf', 'summary.pdf'])
  const html = readFileSync(join(out, 'report.html'), 'utf8')
  assert.match(html, /<html lang="fr"/)
  assert.doesNotMatch(html, /<(?:script|link)|(?:src|url\()="?(?:https?:|\/)/, 'nothing is fetched to show it')
})

test(
  'the command takes everything that is public into a folder a round',
  { skip: !canPrint && 'no PDF here' },
  async () => {
    await sql`delete from result_publication where result_id not in (
    select id from result where round_id in (${round}, 'tezzarin-qp-2024'))`.execute(db)
    const out = join(room, 'all')
    const { code, text } = await run('--all', '--out', out)
    assert.equal(code, 0, text)
    assert.deepEqual(readdirSync(out).sort(), ['brannoreth-qn', 'tezzarin-qp'])
    assert.equal(readdirSync(join(out, 'brannoreth-qn', round)).length, 4)
  },
)

test('what the command cannot do it says in a sentence', async () => {
  writeFileSync(join(room, 'file'), '')
  const out = join(room, 'never')
  const cases: readonly [string[], number, RegExp][] = [
    [['branoreth-qn', '--out', out], 1, /no place "branoreth-qn"\. Did you mean brannoreth-qn\?/],
    [['brannoreth-qn', '--round', 'x', '--out', out], 1, /has no round "x"\. It has: .*brannoreth-qn-2024/],
    [['brannoreth-qn', '--out', join(room, 'file', 'below')], 1, /cannot be written \(ENOTDIR\)/],
    [['brannoreth-qn'], 2, /--out DIR/],
    [['brannoreth-qn', '--lang', 'xx', '--out', out], 2, /--lang is one of en, fr/],
    [['brannoreth-qn', '--all', '--out', out], 2, /--all takes every place/],
    [[], 2, /Name a place/],
  ]
  for (const [argv, wanted, sentence] of cases) {
    const { code, text } = await run(...argv)
    assert.equal(code, wanted, text)
    assert.match(text, sentence)
  }
  const empty = await sql<{ id: string }>`select id from place where not demonstration limit 1`.execute(db)
  assert.match((await run(empty.rows[0]?.id ?? '', '--out', out)).text, /has no result yet/)
})
