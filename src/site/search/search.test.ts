import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { parse } from 'node-html-parser'
import { demonstrationCoordinator } from '#demonstration'
import type { Reader } from '#library'
import { languages, speech } from '#platform/i18n'
import { testApp } from '../../../test/app.ts'
import { audienceOf, audiencesOf } from './audience.ts'
import { kindLabel } from './labels.ts'
import { searchSources } from './sources/index.ts'

const tested = await testApp()
const { request, deps } = tested
const cookie = await tested.signIn(demonstrationCoordinator.email)

const news = (id: string, visibility: string, demonstration: boolean, text: string, published = 'now()') =>
  sql`insert into news_item (id, visibility, demonstration, texts, source, happened, published_at) values
    (${id}, ${visibility}, ${demonstration}, ${JSON.stringify({ en: { headline: text, text } })}::jsonb, 'a test',
      '2020-03-01', ${sql.raw(published)})`.execute(deps.db)
await news('open-2020', 'public', false, 'Quokka parade')
await news('draft-2020', 'public', false, 'Wombat parade', 'null')
await news('members-2020', 'members', false, 'Numbat parade')
await news('invented-2020', 'members', true, 'Bilby parade')

const search = async (query: string, options: { lang?: string; cookie?: string } = {}) => {
  const answer = await request(
    `/${options.lang ?? 'en'}/search?${query}`,
    options.cookie ? { cookie: options.cookie } : {},
  )
  const html = parse(await answer.text())
  const hits = html.querySelectorAll('.search-hit h2').map((title) => title.textContent)
  return { status: answer.status, html, hits }
}

describe('one search over everything', () => {
  const finds: [query: string, kind: string][] = [
    ['q=oslo', '/en/places/oslo-no'],
    ['q=quokka', '/en/news/open-2020'],
    ['q=norwegian+network&kind=network', '/en/networks/'],
    ['q=housing&kind=question', '/en/index/'],
    ['q=privacy+notice&kind=page', '/en/privacy'],
  ]
  for (const [query, address] of finds) {
    test(`${query} finds ${address}`, async () => {
      const links = (await search(query)).html
        .querySelectorAll('.search-hit h2 a')
        .map((a) => a.getAttribute('href') ?? '')
      assert.ok(links[0]?.startsWith(address), links.slice(0, 3).join(' '))
    })
  }

  test('every kind has its name in every language, and whatever is found leads to a page', async () => {
    for (const { kind } of searchSources(deps)) {
      for (const lang of languages) {
        for (const count of ['one', 'many'] as const) {
          assert.ok(kindLabel(deps.entryKinds, speech(lang), kind, count), `${kind} in ${lang}`)
        }
      }
    }
    const { rows } = await sql<{ address: string }>`select address from (
      select address, row_number() over (partition by kind, lang order by id) as n from search_shown
        join search_document using (kind, id) where 'public' = any(audience) and published_at <= now()) as numbered
      where n <= 3`.execute(deps.db)
    assert.ok(rows.length > 60)
    for (const { address } of rows) {
      const answer = await request(address.split('#')[0] ?? '')
      const onward = answer.status === 302 ? answer.headers.get('location') : null
      const { status } = onward ? await request(onward.split('#')[0] ?? '') : answer
      assert.equal(status, 200, address)
    }
  })

  test('nothing asked for shows what there is; nothing found helps on', async () => {
    const idle = await search('')
    assert.ok(idle.html.querySelectorAll('.search-overview li').length >= 8)
    const none = await search('q=xyzzyq&kind=event')
    assert.match(none.html.textContent, /Nothing was found/)
    assert.equal(none.html.querySelector('.empty a')?.getAttribute('href'), '/en/search?q=xyzzyq')
  })

  test('a slip is put right, and says so', async () => {
    const { html, hits } = await search('q=barcelna')
    assert.equal(hits[0], 'Barcelona')
    assert.match(html.querySelector('.search-reading')?.textContent ?? '', /Results for barcelona/)
  })
})

describe('nobody finds what they may not read', () => {
  test('drafts and what members keep among themselves are in no hit, count or correction', async () => {
    assert.deepEqual((await search('q=parade')).hits, ['Quokka parade'])
    for (const word of ['numbat', 'numbt', 'wombat', 'wombt', 'bilby', 'bilbi', 'numb']) {
      const { html } = await search(`q=${word}`)
      assert.doesNotMatch(html.textContent, /Numbat|Wombat|Bilby/, word)
    }
  })

  test('invented people find their own world beside what is open, and no secrets of the real one', async () => {
    assert.deepEqual((await search('q=parade', { cookie })).hits.toSorted(), ['Bilby parade', 'Quokka parade'])
  })

  test('the audience of an entry and of a reader meet where the rule of visibility says so', () => {
    const reader: Reader = { secretariat: false, member: false, networks: [], writesFor: [], demonstration: false }
    const member = { ...reader, member: true, networks: ['reci'] }
    const secretariat = { ...reader, secretariat: true, member: true }
    const entry = { visibility: 'public', networkId: 'reci', demonstration: false } as const
    const finds = (who: Reader, what: Parameters<typeof audienceOf>[0]) =>
      audienceOf(what).some((name) => audiencesOf(who).includes(name))
    for (const [visibility, found] of [
      ['public', [true, true, true]],
      ['members', [false, true, true]],
      ['network', [false, true, true]],
      ['secretariat', [false, false, true]],
    ] as const) {
      const readers = [reader, member, secretariat]
      assert.deepEqual(
        readers.map((who) => finds(who, { ...entry, visibility })),
        found,
        visibility,
      )
      assert.deepEqual(
        readers.map((who) => finds({ ...who, demonstration: true }, { ...entry, visibility })),
        [visibility === 'public', visibility === 'public', visibility === 'public'],
      )
    }
    assert.equal(finds({ ...member, networks: ['other'] }, { ...entry, visibility: 'network' }), false)
  })
})

test('a change is found by the next search, a withdrawal at once', async () => {
  await sql`update news_item set texts = ${JSON.stringify({ en: { headline: 'Pademelon', text: 'x' } })}::jsonb
    where id = 'open-2020'`.execute(deps.db)
  assert.deepEqual((await search('q=pademelon')).hits, ['Pademelon'])
  await sql`update news_item set withdrawn_at = now() where id = 'open-2020'`.execute(deps.db)
  assert.deepEqual((await search('q=pademelon')).hits, [])
})

test('whatever stands in the address is answered by a page', async () => {
  const odd = [
    'q=%00',
    `q=${'x'.repeat(6000)}`,
    `q=${'word+'.repeat(2000)}`,
    'q=-+-+-',
    'q=%22',
    'q=%26%7C%21%28%29%3A*',
    'q=%F0%9F%8C%8A',
    'q=%D7%A9%D7%9C%D7%95%D7%9D',
    'q=%E0%A4',
    'q=a&page=-1',
    'q=a&page=1e9',
    'q=a&page=zzz',
    'kind=none',
    'place=%27%22%3C',
    'q=a&year=0&year=1',
    'q=<script>alert(1)</script>',
    'theme=__proto__',
    'q=l%27%C3%A9galit%C3%A9',
    'kind=constructor&q=of',
  ]
  for (const query of odd) {
    for (const lang of languages) {
      const { status, html } = await search(query, { lang })
      assert.ok(status < 500 && html.querySelectorAll('h1').length === 1, `${query.slice(0, 40)}: ${status}`)
    }
  }
  assert.deepEqual(tested.reported, [])
})

test('every page has the search box, and the search page has one', async () => {
  for (const path of ['/en/', '/fr/places', '/en/sign-in', '/en/nowhere']) {
    const html = parse(await (await request(path)).text())
    assert.equal(html.querySelectorAll('header form[role="search"] input[name="q"]').length, 1, path)
  }
  assert.equal((await search('q=oslo')).html.querySelectorAll('input[name="q"]').length, 1)
})
