import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { sql } from 'kysely'
import { parse } from 'node-html-parser'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'
import { foldVersions } from './model.ts'

const site = await testApp()
const { db } = site.deps
const list = (query: Record<string, string | number> = {}) => href('publications', { lang: 'en' }, query)
const html = async (path: string, cookie?: string) =>
  parse(await (await site.request(path, cookie ? { cookie } : {})).text())
const countOn = async (path: string, cookie?: string) =>
  Number(/\d+/.exec((await html(path, cookie)).querySelector('.wide h2')?.text ?? '')?.[0])
const fileOf = (query: Record<string, string> = {}, file = 'publications.csl.json') =>
  href('publicationsFile', { lang: 'en', file }, query)

/** A publication for one kind of reader. */
async function addFor(visibility: string, network: string | null = null): Promise<string> {
  const id = `only-${visibility}`
  await sql`insert into publication (id, network_id, visibility, texts, source, published_at, form, issued, printed_title,
      printed_language, language, languages, themes)
    values (${id}, ${network}, ${visibility}, '{"en":{"title":"Secret plans"}}', 'test', now(), 'guide', '2026-01',
      'Secret plans', 'en', 'eo', '{eo}', '{gentrification}')
    on conflict do nothing`.execute(db)
  return id
}

test('every publication of the record is listed, 25 a page, and each filter tells how many it leaves', async () => {
  const { rows } = await sql<{ count: number }>`select count(*) from publication where not demonstration`.execute(db)
  assert.equal(await countOn(list()), Number(rows[0]?.count))
  const page = await html(list())
  assert.equal(
    page.querySelectorAll('ul.practices > li, ul.practices details li').length,
    25,
    'a version behind the first',
  )
  const guides = [...page.querySelectorAll('select[name=form] option')].find(({ text }) => text.startsWith('Guide'))
  const told = Number(/\((\d+)\)/.exec(guides?.text ?? '')?.[1])
  assert.ok(told > 5)
  assert.equal(await countOn(list({ form: 'guide' })), told)
  assert.equal((await countOn(list({ form: 'guide', network: 'reci', language: 'es' }))) > 0, true)
  assert.equal(await countOn(list({ network: 'programme', theme: 'anti_rumours', year: 2020 })), 3)
})

test('filters that cannot be understood are left out, and a page behind the last leads to the last', async () => {
  assert.equal((await site.request(list({ form: 'nonsense', language: '%', theme: 'x', year: 'soon' }))).status, 200)
  const behind = await site.request(list({ page: 99 }))
  assert.equal(behind.status, 302)
  assert.match(behind.headers.get('location') ?? '', /page=3/)
})

test('what is for members is not seen, listed, counted or exported by others', async () => {
  const before = await countOn(list())
  const id = await addFor('members')
  const address = href('publication', { lang: 'en', id })
  const file = href('publicationFile', { lang: 'en', id, file: `${id}.bib` })
  const member = await site.signIn('coordinator@demonstration.example')
  await sql`update publication set demonstration = true where id = ${id}`.execute(db)
  assert.equal((await site.request(address, { cookie: member })).status, 200)
  assert.equal(await countOn(list(), member), before + 1)
  for (const path of [address, file]) assert.equal((await site.request(path)).status, 404)
  await sql`update publication set demonstration = false where id = ${id}`.execute(db)
  for (const path of [address, file]) assert.equal((await site.request(path)).status, 404)
  assert.equal(await countOn(list()), before)
  assert.doesNotMatch((await html(list())).toString(), /Secret plans|Esperanto/)
  assert.doesNotMatch(await (await site.request(fileOf())).text(), /Secret plans/)
  assert.doesNotMatch(await (await site.request(fileOf({}, 'publications.bib'))).text(), /Secret plans/)
  assert.doesNotMatch((await html(href('theme', { lang: 'en', id: 'gentrification' }))).toString(), /Secret plans/)
})

test('the export of a filtered list holds exactly the list, and every item is valid CSL-JSON', async () => {
  const schema = JSON.parse(await readFile(new URL('fixtures/csl-data.json', import.meta.url), 'utf8')) as object
  const valid = new Ajv({ strict: false }).compile(schema)
  const all = (await (await site.request(fileOf())).json()) as { id: string; title: string; language: string }[]
  assert.ok(valid(all), JSON.stringify(valid.errors))
  assert.equal(all.length, await countOn(list()))
  const some = (await (await site.request(fileOf({ network: 'citta-del-dialogo' }))).json()) as typeof all
  assert.equal(some.length, await countOn(list({ network: 'citta-del-dialogo' })))
  const police = some.find(({ id }) => id === 'it-polizia')
  assert.equal(police?.title, 'Città Interculturali - Manuale sulla polizia di prossimità')
  assert.equal(police?.language, 'it')
})

test('BibTeX has an entry for each publication under its own key', async () => {
  const answer = await site.request(fileOf({ form: 'policy_brief' }, 'publications.bib'))
  assert.equal(answer.headers.get('content-type'), 'application/x-bibtex; charset=utf-8')
  const keys = [...(await answer.text()).matchAll(/^@\w+\{([\w-]+),/gm)].map(([, key]) => key)
  assert.equal(keys.length, await countOn(list({ form: 'policy_brief' })))
  assert.ok(keys.includes('pb-systemic'))
  assert.equal(new Set(keys).size, keys.length)
})

test('a publication shows its languages, those listed for themselves among them, and what it came out of', async () => {
  const page = await html(href('publication', { lang: 'fr', id: 'covid-summary-report' }))
  const text = page.querySelector('main')?.text ?? ''
  for (const language of ['Français', 'Italien', 'Espagnol']) assert.match(text, new RegExp(language))
  assert.ok(page.querySelector(`a[href="${href('event', { lang: 'fr', id: 'covid-19-challenges-2020' })}"]`))
  assert.equal(
    (await site.request(href('publicationFile', { lang: 'fr', id: 'pb-ai', file: 'pb-ai.exe' }))).status,
    404,
  )
})

test('a publication and the same in other languages stand in a list once, and none of them is lost', () => {
  const one = (id: string, versionOf: string | null) => ({ id, values: { versionOf } })
  const folded = foldVersions([one('it', 'fr'), one('fr', null), one('of-it', 'it'), one('es', 'elsewhere')])
  assert.deepEqual(
    folded.map(({ first, others }) => [first.id, others.map(({ id }) => id)]),
    [
      ['fr', ['it']],
      ['of-it', []],
      ['es', []],
    ],
  )
  assert.equal(foldVersions([one('a', 'b'), one('b', 'a')]).length, 2)
})
