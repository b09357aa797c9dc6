import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { parse } from 'node-html-parser'
import { themeKeys } from '#instruments'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'

const site = await testApp()
const { db } = site.deps
const pageOf = async (id: string, lang = 'en') => parse(await (await site.request(href('theme', { lang, id }))).text())

test('every theme of the taxonomy has a page in both languages, of 250 to 450 words', async () => {
  const { rows } = await sql<{ id: string; themes: string[]; texts: Record<string, { text: string }> }>`
    select id, themes, texts from theme where not demonstration`.execute(db)
  assert.deepEqual(
    new Set(rows.flatMap(({ themes }) => themes).filter((key) => themeKeys.some((one) => one === key))),
    new Set(themeKeys),
  )
  for (const { id, texts } of rows) {
    for (const lang of ['en', 'fr']) {
      const words = texts[lang]?.text.split(/\s+/).length ?? 0
      assert.ok(words >= 250 && words <= 450, `${id} has ${words} words in ${lang}`)
      const page = await pageOf(id, lang)
      assert.equal(page.querySelectorAll('h1').length, 1)
      assert.equal(page.querySelector('.language-mark'), null, `${id} is marked as foreign in ${lang}`)
    }
  }
})

test('a theme gathers every entry that names it, and the practices chosen for it', async () => {
  const page = await pageOf('anti-rumours')
  const linked = new Set(page.querySelectorAll('main a').map((link) => link.getAttribute('href')))
  const { rows } = await sql<{ id: string }>`select id from publication where 'anti_rumours' = any(themes)`.execute(db)
  assert.ok(rows.length >= 8)
  for (const { id } of rows) assert.ok(linked.has(href('publication', { lang: 'en', id })), id)
  assert.ok(linked.has(href('event', { lang: 'en', id: 'anti-rumours-youth-summit-2020' })))
  assert.ok(linked.has(`${href('tools', { lang: 'en' })}#escape-roomours`))
  const chosen = await sql<{ id: string }>`select unnest(practices) as id from theme where id = 'anti-rumours'`.execute(
    db,
  )
  for (const { id } of chosen.rows) assert.ok(linked.has(href('practice', { lang: 'en', id })), id)
})

test('practices chosen for themes are practices of the record', async () => {
  const { rows } = await sql<{ id: string }>`select chosen as id from theme cross join unnest(practices) as chosen
    where not exists (select from practice where practice.id = chosen)`.execute(db)
  assert.deepEqual(rows, [])
})

test('a theme that is not published is not found', async () => {
  await sql`update theme set published_at = null where id = 'covid-19'`.execute(db)
  assert.equal((await site.request(href('theme', { lang: 'fr', id: 'covid-19' }))).status, 404)
  const list = await (await site.request(href('themes', { lang: 'fr' }))).text()
  assert.doesNotMatch(list, /themes\/covid-19/)
})
