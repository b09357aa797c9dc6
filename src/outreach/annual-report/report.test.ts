import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { sql } from 'kysely'
import Papa from 'papaparse'
import { buildAssets } from '#platform/assets'
import { allSections, type Block, pdfOf, PdfUnavailable } from '#platform/document'
import { languages } from '#platform/i18n'
import { loaded } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { faultsInProse } from './checked-prose.ts'
import { annualReportCommand } from './commands.ts'
import { annualReportOptions } from './command-options.ts'
import { composeReport } from './compose.ts'
import { differencesIn, problemsOf } from './differences.ts'
import { figureLines, tableOf } from './figure-rows.ts'
import { allFigures } from './figures.ts'
import { gather, ofProgram, type Sources } from './gather.ts'
import { loadStatedFigures } from './load.ts'
import { dataFolder } from './prose-files.ts'
import { queriesIn } from './queries.ts'
import { titleOf } from './text.ts'

const { db } = await testDatabase(loaded)
const now = new Date('2026-11-23T09:00:00Z')
const room = mkdtempSync(join(tmpdir(), 'icc-annual-'))
after(() => rmSync(room, { recursive: true, force: true }))
const assets = await buildAssets()
const of2020 = await gather(db, { year: 2020, network: null, now })

async function command(argv: readonly string[], sources: Sources = ofProgram) {
  const said: string[] = []
  const options = annualReportOptions(argv)
  assert.ok(typeof options !== 'string', String(options))
  const tell = (line: string) => void said.push(line)
  const needs = { db, assets, now: () => now, origin: 'https://icc.example', sources }
  return { code: await annualReportCommand(needs, options, { say: tell, warn: tell }), said: said.join('\n') }
}

const printed = of2020.stated.map(({ name }) => name)

test('every printed figure is a query, and no two queries have one name', () => {
  const names = allFigures.map(({ name }) => name)
  assert.equal(printed.length, 67 + 5, 'those of the list, and those found besides')
  assert.deepEqual(
    printed.filter((name) => !names.includes(name)),
    [],
    'no domain has a query for these',
  )
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
    'two queries are called so',
  )
})

test('every printed figure comes out of the rows, or somebody has said why it does not', () => {
  const wrong = figureLines(of2020).filter(({ state }) => state === 'open' || state === 'lacking')
  assert.deepEqual(
    wrong.map(({ name, state, stated, found }) => [name, state, stated?.value, found?.value]),
    [],
  )
})

test('figures.csv holds every line, its value recomputed from its rows', async () => {
  const out = join(room, '2020')
  assert.equal((await command(['2020', '--out', out])).code, 0)
  const { data } = Papa.parse<Record<string, string>>(readFileSync(join(out, 'figures.csv'), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  assert.deepEqual(
    data.slice(0, printed.length).map(({ name }) => name),
    printed,
  )
  for (const line of data) {
    const found = of2020.figures.get(line['name'] ?? '')
    assert.equal(Number(line['regenerated']), found?.value, line['name'] ?? '')
    assert.equal(Number(line['rows']), found?.rows.length, line['name'] ?? '')
  }
  const rows = [...of2020.figures.values()].filter(({ value }) => value !== null)
  for (const { name, value, rows: from } of rows) {
    assert.ok(from.length > 0, `${name} has no rows: where does it come from?`)
    const sum = from.reduce((all, { amount }) => all + (amount ?? 1), 0)
    assert.ok(value !== null && Math.abs(sum - value) < 0.005, `${name}: its rows make ${sum}, it says ${value}`)
  }
})

/** The same queries, one of which says something else. */
const saying = (name: string, value: number | null) =>
  allFigures.map((figure) =>
    figure.name === name ? Object.assign({}, figure, { run: () => Promise.resolve({ value, rows: [] }) }) : figure,
  )

test('a planted difference keeps the report from being built and says which figure', async () => {
  const planted = saying('gt_cities', 9)
  const out = join(room, 'planted')
  const { code, said } = await command(['2020', '--out', out], { ...ofProgram, figures: planted })
  assert.equal(code, 1)
  assert.match(said, /gt_cities: the record says 9, the print 10/)
  assert.throws(() => readdirSync(out), 'nothing is written')
})

test('an acknowledged difference holds for exactly its two values', async () => {
  const moved = saying('members_total', 118)
  const { code, said } = await command(['2020', '--out', join(room, 'moved')], { ...ofProgram, figures: moved })
  assert.equal(code, 1)
  assert.match(said, /members_total: the record says 118, the print 141/)
})

test('a printed figure of which the record has no row any more keeps the report from being built; another year has no such figures', async () => {
  const gone = { ...ofProgram, figures: saying('expenditure_total', null) }
  const { code, said } = await command(['2020', '--out', join(room, 'gone')], gone)
  assert.equal(code, 1)
  assert.match(said, /expenditure_total: the record has no rows for it, the print says €436,642\.14/)
  assert.throws(() => readdirSync(join(room, 'gone')), 'nothing is written')
  const other = await command(['2016', '--out', join(room, '2016')], gone)
  assert.equal(other.code, 0, other.said)
})

test('a gap that somebody has acknowledged is no obstacle, and shown as what it is', () => {
  const found = of2020.figures.get('expenditure_total')
  assert.ok(found)
  const figures = new Map([...of2020.figures, ['expenditure_total', { ...found, value: null, rows: [] }]])
  const reason = { en: 'Lost.', fr: 'Perdu.' }
  const word = { id: 'w', figure: 'expenditure_total', recorded: null, stated: 436642.14, reason, name: null, at: now }
  const seen = { ...of2020, figures, acknowledged: [...of2020.acknowledged, { ...word, byHand: true }] }
  assert.deepEqual(problemsOf(differencesIn(seen)), [])
  const line = figureLines(seen).find(({ name }) => name === 'expenditure_total')
  assert.equal(line?.state, 'acknowledged')
  assert.deepEqual(
    tableOf(line ? [line] : [], 'fr').map(({ regenerated, note }) => [regenerated, note]),
    [['', 'Perdu. (le secrétariat)']],
  )
  assert.match(JSON.stringify(composeReport(seen, 'en')), /not recorded \(in print: €436,642\.14\)/)
})

test('what somebody took back stays so when the record is loaded again; what still holds is brought to what the file says', async () => {
  const words = async () => {
    const { rows } = await sql<{ figure: string }>`select figure from acknowledged_difference
      where year = 2020 and withdrawn_at is null order by figure`.execute(db)
    return rows.map(({ figure }) => figure)
  }
  const all = await words()
  assert.ok(all.includes('news_items') && all.length > 3)
  await sql`update acknowledged_difference set withdrawn_at = now() where figure = 'news_items'`.execute(db)
  await loadStatedFigures(db, dataFolder)
  assert.deepEqual(
    await words(),
    all.filter((figure) => figure !== 'news_items'),
  )
  await loadStatedFigures(db, dataFolder)
  const { rows } = await sql`select from acknowledged_difference where figure = 'news_items'`.execute(db)
  assert.equal(rows.length, 1)
  await sql`update acknowledged_difference set withdrawn_at = null where figure = 'news_items'`.execute(db)
})

test('a row without a label is called by its id', async () => {
  const run = () =>
    Promise.resolve({
      value: 1,
      rows: [{ id: 'unnamed', label: null as unknown as string, language: 'en', address: null, source: null }],
    })
  const says = { en: 'One.', fr: 'Un.' }
  const figures = [{ name: 'one', unit: 'events', says, ofNetworks: true, run }]
  const material = await gather(db, { year: 2017, network: null, now }, { figures, series: [] })
  assert.equal(material.figures.get('one')?.rows[0]?.label, 'unnamed')
})

test('both languages say the same: chapters, parts, figures, and nothing typed', () => {
  assert.deepEqual(faultsInProse(of2020.prose, of2020.known, languages), [])
  assert.ok(of2020.prose.chapters.length >= 11)
  for (const { key, text } of of2020.prose.chapters) {
    const asked = (lang: 'en' | 'fr') =>
      new Set(
        queriesIn(text[lang]).flatMap((query) => (query.kind === 'words' || query.kind === 'own' ? [] : [query.name])),
      )
    assert.deepEqual([...asked('fr')].sort(), [...asked('en')].sort(), `${key} says the same figures in both languages`)
    const parts = (lang: 'en' | 'fr') => text[lang].match(/^### /gm)?.length ?? 0
    assert.equal(parts('fr'), parts('en'), key)
    for (const part of titlesIn(text.fr))
      assert.doesNotMatch(titleOf({ speech: {} as never, material: of2020 }, part), /\{/)
  }
})

const titlesIn = (text: string): string[] => [...text.matchAll(/^### (.+)$/gm)].map(([, title = '']) => title)

test('what the record has in both languages is never read in the other one', () => {
  const runs = allBlocks(allSections(composeReport(of2020, 'fr').sections)).flatMap(runsOf)
  const marked = new Set(runs.flatMap((run) => (typeof run === 'object' && run.lang === 'en' ? [run.text] : [])))
  const withFrench = [...of2020.figures.values()].flatMap(({ rows }) => rows).filter(({ labels }) => labels?.['fr'])
  assert.deepEqual(
    withFrench.filter(({ label }) => marked.has(label)).map(({ label }) => label),
    [],
  )
})

test('a reader by ear gets every chart: a text in its place, and its numbers as a table behind it', async (t) => {
  const doc = composeReport(of2020, 'fr')
  const blocks = allBlocks(allSections(doc.sections))
  const charts = blocks.flatMap((block, i) => (block.kind === 'figure' ? [{ block, next: blocks[i + 1] }] : []))
  assert.ok(charts.length >= 5, `${charts.length} charts`)
  for (const { block, next } of charts) {
    assert.match(block.alt, /\d/)
    assert.ok(next?.kind === 'table' && next.folded)
  }
  try {
    const content = inside((await pdfOf(doc)).bytes)
    assert.match(content, /pdfuaid:part>1</, 'it says that it is PDF/UA-1')
    assert.equal(content.match(/\/S \/Figure\s+\/P \d+ 0 R\s+\/Alt\s*[(<]/g)?.length, charts.length)
    for (const tag of ['H1', 'H2', 'TH', 'LBody', 'Link', 'Caption'])
      assert.match(content, new RegExp(`/S\\s*/${tag}\\b`), tag)
  } catch (error) {
    if (!(error instanceof PdfUnavailable)) throw error
    t.diagnostic(error.message)
  }
})

test('another year works and says what it lacks', async () => {
  const out = join(room, '2017')
  const { code, said } = await command(['2017', '--lang', 'fr', '--out', out])
  assert.equal(code, 0, said)
  assert.match(said, /No prose is written/)
  assert.match(readFileSync(join(out, 'report.html'), 'utf8'), /Aucun texte n’a encore été écrit/)
})

test('a network has its own part, of its own rows alone', async () => {
  for (const network of ['citta-del-dialogo', 'rpci', 'icc-ua', 'reci']) {
    const { code, said } = await command(['2020', '--network', network, '--out', join(room, network)])
    assert.equal(code, 0, said)
  }
  const rpci = await gather(db, { year: 2020, network: 'rpci', now })
  assert.equal(rpci.figures.get('members_total')?.value, 13)
  assert.match(composeReport(rpci, 'en').mark ?? '', /Composed on November 23, 2026|Composed on 23 November 2026/)
  assert.match(composeReport(rpci, 'fr').mark ?? '', /Composé le 23 novembre 2026 .* aucune version figée/)
  const page = readFileSync(join(room, 'rpci', 'report.html'), 'utf8')
  assert.match(page, /in no frozen version of the year’s report/)
  assert.ok(![...rpci.figures.keys()].includes('recommendation_states'), 'what is the programme’s alone')
  const { code, said } = await command(['2020', '--network', 'rpcii', '--out', join(room, 'none')])
  assert.equal(code, 1)
  assert.match(said, /Did you mean rpci/)
})

test('wrong usage is answered with how to mend it', () => {
  for (const argv of [
    [],
    ['20'],
    ['2001', '--out', 'x'],
    ['2020'],
    ['2020', '--lang', 'de', '--out', 'x'],
    ['2020', '2021', '--out', 'x'],
  ])
    assert.equal(typeof annualReportOptions(argv), 'string', argv.join(' '))
})

test('no invented row counts in a figure', async () => {
  const { rows } = await sql<{ id: string }>`select id from place where demonstration`.execute(db)
  const invented = new Set(rows.map(({ id }) => id))
  const found = [...of2020.figures.values()].flatMap(({ name, rows: from }) =>
    from.filter(({ id }) => invented.has(id)).map(({ id }) => `${name}: ${id}`),
  )
  assert.deepEqual(found, [])
})

/** Everything that a PDF says in its objects, also in those that it packs. */
function inside(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1')
  const packed = [...raw.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].map(([, content = '']) => {
    try {
      return inflateSync(Buffer.from(content, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [raw, ...packed].join('\n')
}

const allBlocks = (sections: readonly { readonly blocks: readonly Block[] }[]): readonly Block[] =>
  sections.flatMap(({ blocks }) => blocks)

function runsOf(block: Block) {
  if (block.kind === 'list') return block.items.flat()
  if (block.kind === 'paragraph') return [...block.runs]
  return block.kind === 'table' ? block.rows.flatMap((row) => row.flatMap(({ runs }) => [...runs])) : []
}
