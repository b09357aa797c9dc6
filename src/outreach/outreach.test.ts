import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'node-html-parser'
import { sql } from 'kysely'
import { parse as readYaml } from 'yaml'
import * as z from 'zod'
import { insertEntries, libraryKinds } from '#library'
import { readRows } from '#platform/csv'
import { testApp } from '../../test/app.ts'
import { outreachFigures } from './figures.ts'
import { outreachSeries } from './series.ts'
import { campaignKind, issueKind, outreachKinds, spendingKind } from './kinds.ts'

const data = join(import.meta.dirname, '..', '..', 'data')
const { deps, reported, request, signIn } = await testApp()
const { db } = deps

type Row = Readonly<Record<string, unknown>>
const record = async (kind: string) =>
  readYaml(await readFile(join(data, 'record', `${kind}.yaml`), 'utf8')) as readonly Row[]

async function figure(name: string, year = 2020) {
  const found = outreachFigures.find((one) => one.name === name)
  assert.ok(found, `There is a figure ${name}.`)
  return found.run(db, { year, network: null })
}
const textOf = async (path: string, cookie?: string) => {
  const answer = await request(path, cookie ? { cookie } : {})
  assert.equal(answer.status, 200, path)
  return (
    parse(await answer.text())
      .querySelector('main')
      ?.textContent.replaceAll(/\s+/g, ' ') ?? ''
  )
}
const bringing = { kinds: [...libraryKinds, ...outreachKinds], demonstration: false }
const common = { published: '2020-12-31', source: 'A test' }

test('figures of the report of 2020 come out of the rows as printed, but for the issues of which one alone was found', async () => {
  const Printed = z.object({ name: z.string(), printed: z.coerce.number() })
  const printed = new Map(
    (await readRows(join(data, 'figures-2020.csv'), Printed)).map((row) => [row.name, row.printed]),
  )
  const ours = outreachFigures.filter(({ name }) => printed.has(name))
  const made = await Promise.all(ours.map(async ({ name }) => [name, (await figure(name)).value] as const))
  const expected = ours.map(({ name }) => [name, name === 'newsletter_issues' ? 1 : printed.get(name)])
  assert.deepEqual(made, expected)
  assert.equal(ours.length, 18)
})

test('a figure opens: its rows add up to it, each with its source; counted by hand over the files it is the same', async () => {
  for (const { name } of outreachFigures) {
    const { value, rows } = await figure(name)
    const sum = rows.reduce((all, { amount = 1 }) => all + amount, 0)
    assert.equal(value === null ? 0 : Math.round(value * 100), Math.round(sum * 100), name)
    assert.ok(
      rows.every(({ source }) => source),
      name,
    )
  }
  const [campaigns, objectives, issues] = await Promise.all(['campaign', 'objective', 'newsletter-issue'].map(record))
  assert.equal((await figure('campaigns')).value, campaigns?.length)
  assert.equal((await figure('objectives')).value, objectives?.filter(({ year }) => year === 2020).length)
  assert.equal(
    (await figure('newsletter_issues', 2022)).value,
    issues?.filter(({ month }) => String(month).startsWith('2022')).length,
  )
})

test('a number that a source states answers only where nothing can be counted', async () => {
  await sql`update newsletter_issue set withdrawn_at = now() where id = 'newsletter-2020-07'`.execute(db)
  assert.equal((await figure('newsletter_issues')).value, 5)
  await sql`update newsletter_issue set withdrawn_at = null where id = 'newsletter-2020-07'`.execute(db)
  assert.equal((await figure('newsletter_issues')).value, 1)
  assert.equal((await figure('policy_labs', 2019)).value, null, 'Stated for 2020, not for other years.')
  assert.equal((await figure('policy_labs', 2021)).value, null, 'A count of one year is not that of the next.')
  assert.equal((await figure('recommendation_states', 2024)).value, 47, 'What was decided in 2015 holds.')
})

test('the point a year before a growth is derived, and says so in the series and on the page', async () => {
  const rows =
    (await outreachSeries.find(({ name }) => name === 'followers')?.run(db, { year: 2020, network: null })) ?? []
  const twitter = rows.filter(({ group }) => group === 'twitter')
  assert.deepEqual(
    twitter.map(({ on, amount }) => [on, amount]),
    [
      ['2019', 3626 - 341],
      ['2020', 3626],
    ],
  )
  assert.match(twitter[0]?.label ?? '', /derived/)
  assert.doesNotMatch(twitter[1]?.label ?? '', /derived/)
  assert.match(await textOf('/en/outreach'), /3,285.*derived: 3,626 less 341/)
})

test('spending: lines are added to the cent and come before a total, which may differ and is then told', async () => {
  const line = (id: string, amount: number) => ({
    ...common,
    id,
    year: 2033,
    covers: 'line',
    amount,
    currency: 'EUR',
    standing: 'certified',
    texts: { en: { title: id } },
  })
  const total = { ...line('total-2033', 1), covers: 'total', amount: 1 }
  await insertEntries(
    db,
    spendingKind,
    [line('a-2033', 0.1), line('b-2033', 0.2), line('c-2033', 1000.3), total],
    bringing,
  )
  assert.equal((await figure('expenditure_total', 2033)).value, 1000.6)
  assert.match(await textOf('/en/work-programme/2033'), /add up to €1,000\.60, the total stated is €1\.00/)
  assert.match(await textOf('/en/work-programme/2020'), /€436,642\.14.*total of the year and no lines/)
})

test('a file with another currency is refused, with the row and the cure, and nothing of it is kept', async () => {
  const row = { id: 'dollars-2034', year: 2034, covers: 'line', standing: 'certified', texts: { en: { title: 'x' } } }
  const bring = (more: Row) => insertEntries(db, spendingKind, [{ ...common, ...row, ...more }], bringing)
  await assert.rejects(bring({ currency: 'USD', amount: 10 }), /row 1 \(dollars-2034\), currency: .*USD.*EUR/s)
  await assert.rejects(bring({ currency: 'EUR', amount: '10 USD' }), /row 1 \(dollars-2034\), amount: .*convert it/s)
  assert.equal((await figure('expenditure_total', 2034)).value, null)
})

test('an issue is known by its month: a year alone is refused', async () => {
  const row = { ...common, id: 'some-issue', month: '2030', texts: { en: { title: 'x' } } }
  await assert.rejects(insertEntries(db, issueKind, [row], bringing), /month: .*such as 2020-07/s)
})

test('a year without anything says what it lacks, in both languages; what is no year is not found', async () => {
  assert.match(await textOf('/en/work-programme/1990'), /Nothing of 1990 is on record yet/)
  assert.match(await textOf('/fr/work-programme/1990'), /Rien n’est encore consigné pour 1990/)
  const lacks = await textOf('/en/work-programme/2020')
  assert.match(lacks, /Spending by line.*Issues of the newsletter: 1 of 5/)
  for (const path of ['/en/work-programme/20200', '/en/work-programme/none-such', '/en/work-programme/0000']) {
    assert.equal((await request(path)).status, 404, path)
  }
})

test('the address of an objective leads to the page of its year', async () => {
  const answer = await request('/fr/work-programme/ukrainian-events-2020')
  assert.equal(answer.status, 302)
  assert.equal(answer.headers.get('location'), '/fr/work-programme/2020#ukrainian-events-2020')
})

test('what is for members alone is seen by them, and neither by others nor in a figure that was withdrawn', async () => {
  const hidden = { ...common, id: 'hidden-2020', visibility: 'members', form: 'joint_campaign', day: '2020-07-07' }
  await insertEntries(db, campaignKind, [{ ...hidden, texts: { en: { title: 'Only among us' } } }], {
    ...bringing,
    demonstration: true,
  })
  assert.doesNotMatch(await textOf('/en/outreach'), /Only among us/)
  assert.match(await textOf('/en/outreach', await signIn('coordinator@demonstration.example')), /Only among us/)
  assert.equal((await figure('joint_campaigns')).value, 2, 'Invented ones are not counted.')
  const real = { ...hidden, id: 'real-hidden-2020', texts: { en: { title: 'Real, among us' } } }
  await insertEntries(db, campaignKind, [real], bringing)
  assert.equal((await figure('joint_campaigns')).value, 2, 'What is for members alone stays with them.')
})

test('nothing unexpected happened', () => {
  assert.deepEqual(reported, [])
})
