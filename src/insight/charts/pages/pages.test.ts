import assert from 'node:assert/strict'
import { test } from 'node:test'
import Papa from 'papaparse'
import { languages } from '#platform/i18n'
import { testApp } from '../../../../test/app.ts'
import { formats } from '../formats/names.ts'
import { views } from '../state.ts'

const tested = await testApp()

async function get(path: string, status = 200): Promise<Response> {
  const response = await tested.request(path)
  assert.equal(response.status, status, path)
  return response
}
const html = async (path: string, status?: number) => (await get(path, status)).text()

const types: Readonly<Record<(typeof formats)[number], RegExp>> = {
  svg: /^image\/svg\+xml/,
  png: /^image\/png$/,
  csv: /^text\/csv; charset=utf-8/,
  json: /^application\/json/,
  bib: /^application\/x-bibtex/,
  'csl.json': /^application\/vnd\.citationstyles\.csl\+json/,
}

for (const lang of languages) {
  for (const view of views) {
    test(`${view} in ${lang}: a page with drawing and table, an embed, and every format; all say they are invented`, async () => {
      const page = await html(`/${lang}/charts/${view}`)
      assert.match(page, /class="demonstration-band"/)
      assert.match(page, /<svg class="chart-wide"[^]*<svg class="chart-small"/)
      assert.match(page, /<tr data-key=/)
      assert.doesNotMatch(page, /class="notice warning"/)
      const embed = await get(`/${lang}/charts/${view}/embed`)
      assert.match(await embed.text(), /class="demonstration-band"/)
      for (const format of formats) {
        const file = await get(`/${lang}/charts/${view}.${format}`)
        assert.match(file.headers.get('content-type') ?? '', types[format])
        assert.match(file.headers.get('content-disposition') ?? '', /filename="demonstration-index-/)
        if (format === 'png') continue
        assert.match(await file.text(), /demonstration|Démonstration|Demonstration|invented|fictif|,true\r\n/i, format)
      }
    })
  }
}

/** The cells of the page's table as numbers where they carry one, row by row. */
function tableOf(page: string): { key: string; values: (number | null)[] }[] {
  return [...page.matchAll(/<tr data-key="([^"]+)"[^>]*>(.*?)<\/tr>/g)].map(([, key = '', cells = '']) => ({
    key,
    values: [...cells.matchAll(/<td class="numeric">(?:<data value="([^"]+)">)?/g)].map(([, value]) =>
      value === undefined ? null : Number(value),
    ),
  }))
}

interface ChartFile {
  dataDate: string
  demonstration: boolean
  licence: { id: string }
  source: { address: string }
  columns: { key: string; kind: string }[]
  rows: Record<string, string | number | null>[]
}

const json = async (path: string) => (await (await get(path)).json()) as ChartFile

for (const [view, query] of [
  ['places', '?score=media&country=QM'],
  ['profile', '?place=vazmirok-qp&with=kuvrizel-qp'],
  ['heat', '?sort=-education'],
  ['change', '?by=areas&place=kuvrizel-qp'],
  ['progress', '?place=kuvrizel-qp'],
  ['scatter', '?axis=foreign_born'],
  ['extended', '?population=100k_200k&sort=-change'],
  ['map', '?year=2018'],
] as const) {
  test(`${view}: CSV and JSON hold the rows and figures of the table, in its order`, async () => {
    const [page, bytes, file] = await Promise.all([
      html(`/en/charts/${view}${query}`),
      get(`/en/charts/${view}.csv${query}`).then((sent) => sent.arrayBuffer()),
      json(`/en/charts/${view}.json${query}`),
    ])
    assert.deepEqual([...new Uint8Array(bytes, 0, 3)], [0xef, 0xbb, 0xbf], 'spreadsheets take it for another encoding')
    const rows = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes).trim(), { header: true }).data
    const shown = tableOf(page)
    assert.ok(shown.length > 0)
    assert.equal(rows.length, shown.length)
    const numeric = file.columns.filter(
      ({ kind, key }) => ['score', 'change', 'count', 'percent'].includes(kind) && !key.startsWith('n '),
    )
    for (const [i, { values }] of shown.entries()) {
      const row = file.rows[i]
      assert.deepEqual(
        numeric.map(({ key }) => row?.[key] ?? null),
        values,
      )
      assert.deepEqual(
        numeric.map(({ key }) => (rows[i]?.[key] === '' ? null : Number(rows[i]?.[key]))),
        values,
      )
      assert.equal(rows[i]?.['name'], row?.['name'])
      assert.equal(rows[i]?.['demonstration'], 'true')
    }
  })
}

for (const asked of [
  'places?share=foreign_born.10_15',
  'profile?place=quillandre-qm&with=vazmirok-qp&country=QM',
  'heat?year=2021',
  'change?by=areas',
  'progress',
  'scatter?country=QM',
  'extended',
  'map?year=2018',
]) {
  test(`${asked}: a file names licence, date of the data and an address that leads to the same rows`, async () => {
    const [view, query] = asked.split('?')
    const file = await json(`/en/charts/${view}.json?${query ?? ''}`)
    assert.equal(file.licence.id, 'CC-BY-4.0')
    assert.equal(file.demonstration, true)
    const address = new URL(file.source.address)
    assert.equal(address.searchParams.get('until'), file.dataDate)
    assert.equal(address.searchParams.get('edition'), 'icc-index-2026')
    const again = await json(`${address.pathname}.json${address.search}`)
    assert.deepEqual(again.rows, file.rows)
  })
}

test('a picture says by itself which group it is of and where it is from', async () => {
  const svg = await html('/en/charts/places.svg?country=QM')
  assert.match(svg, />Group: Orvellane\.</)
  assert.match(svg, /\/en\/charts\/places</)
  assert.doesNotMatch(await html('/en/charts/change.svg?by=areas'), />Group:/)
})

test('files name countries by their code, the same in every language', async () => {
  const [english, french] = await Promise.all(
    ['en', 'fr'].map((lang) => json(`/${lang}/charts/places.json?country=QM`)),
  )
  assert.deepEqual(
    english?.rows.map((row) => row['country_code']),
    french?.rows.map(() => 'QM'),
  )
  assert.notEqual(english?.rows[0]?.['country'], french?.rows[0]?.['country'])
})

test('what an address gets wrong is said on a page and refused in a file, in the reader’s language', async () => {
  for (const query of ['country=XX', 'year=1850', 'score=king', 'share=gdp.under_10', 'page=%00', 'until=2026-13-45']) {
    const page = await tested.request(`/fr/charts/places?${query}`)
    assert.ok(page.status === 200 || page.status === 422, query)
    if (page.status === 200) assert.match(await page.text(), /class="notice warning"/, query)
    assert.equal((await tested.request(`/fr/charts/places.csv?${query}`)).status, 422, query)
  }
  const refused = await html('/fr/charts/heat.json?country=XX', 422)
  assert.match(refused, /écrivez deux majuscules/)
  assert.doesNotMatch(await html('/en/charts/places?country=%3Cb%3E'), /<b>/)
  for (const path of ['/en/charts/nothing', '/en/charts/heat.xls', '/en/charts/heat.', '/en/charts/heat.csv/embed']) {
    await get(path, 404)
  }
})

test('nothing to draw: a page says so, a picture is refused, a table is empty', async () => {
  const nobody = 'country=QM&network=north-coast-net&population=under_100k&share=non_national.over_20'
  const known = (await html('/en/charts/places')).match(/<select id="network"[^]*?<option value="([^"]+)">/)?.[1] ?? ''
  const query = nobody.replace('north-coast-net', known)
  assert.match(await html(`/en/charts/heat?${query}`), /No place fits/)
  await get(`/en/charts/heat.png?${query}`, 422)
  assert.equal((await html(`/en/charts/heat.csv?${query}`)).trim().split('\r\n').length, 1)
})

test('a group under five shows no median and no spread, and says from how many on', async () => {
  const query = '?pick=kuvrizel-qp&pick=avesoline-qm&pick=asuneli-qo&pick=tanuelo-qo'
  const page = await html(`/en/charts/places${query}`)
  assert.match(page, /4 places of the group have a score\. A median and a spread are shown from 5 places on\./)
  assert.doesNotMatch(page, /class="chart-(band|median)"/)
  assert.match(await html(`/en/charts/places${query}&pick=weskarth-qn`), /class="chart-band"/)
  // The place that is looked at is not of its own group: of five picked ones four are others.
  const profile = await html(`/en/charts/profile${query}&pick=weskarth-qn&place=weskarth-qn`)
  assert.doesNotMatch(profile, /class="chart-band"/)
  const progress = await json(`/en/charts/progress.json${query}`)
  assert.ok(
    progress.rows.every(({ place_id: id }) => id !== null),
    'a median of four places is drawn',
  )
})

test('a picture is a picture, with words in it', async () => {
  const png = Buffer.from(await (await get('/fr/charts/places.png')).arrayBuffer())
  assert.deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const { Resvg } = await import('@resvg/resvg-js')
  const svg = await html('/fr/charts/places.svg')
  const without = svg.replace(/<text[^]*?<\/text>/g, '')
  assert.notEqual(without, svg)
  const bare = new Resvg(without, { fitTo: { mode: 'zoom', value: 2 } }).render().asPng()
  assert.ok(png.length > 1.3 * bare.length, `with words ${png.length} bytes, without ${bare.length}`)
})

test('other sites may show the embed page in a frame and load the files, and nothing else', async () => {
  const embed = await get('/en/charts/map/embed')
  assert.match(embed.headers.get('content-security-policy') ?? '', /frame-ancestors \*/)
  assert.equal(embed.headers.get('x-frame-options'), null)
  const page = await get('/en/charts/map')
  assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
  assert.equal(page.headers.get('x-frame-options'), 'DENY')
  assert.equal(page.headers.get('cross-origin-resource-policy'), 'same-origin')
  const file = await get('/en/charts/map.svg')
  assert.equal(file.headers.get('cross-origin-resource-policy'), 'cross-origin')
  assert.equal(file.headers.get('access-control-allow-origin'), '*')
  assert.match(file.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
  await get('/en/places/embed', 404)
  assert.match(
    (await tested.request('/en/places/embed')).headers.get('content-security-policy') ?? '',
    /ancestors 'none'/,
  )
})

test('a file that has not changed is not sent again', async () => {
  const tag = (await get('/en/charts/heat.csv')).headers.get('etag') ?? ''
  const again = await tested.request('/en/charts/heat.csv', { headers: { 'if-none-match': tag } })
  assert.equal(again.status, 304)
  assert.notEqual((await get('/en/charts/heat.csv?country=QM')).headers.get('etag'), tag)
})

test('the real network has no result yet: the way to the official figures and to reports still to be entered', async () => {
  for (const path of ['/en/charts?set=real', '/en/charts/heat?set=real', '/en/charts/heat/embed?set=real']) {
    const page = await html(path)
    assert.doesNotMatch(page, /demonstration-band|kuvrizel/)
    assert.match(page, /href="\/en\/index\/official-results"/)
    assert.match(page, /href="\/en\/index\/official-results#reports"/)
  }
  const file = await json('/en/charts/places.json?set=real')
  assert.deepEqual([file.demonstration, file.rows, file.dataDate], [false, [], null])
})

test('the switch between the sets is on every page', async () => {
  for (const path of ['/fr/charts', ...views.map((view) => `/fr/charts/${view}`)]) {
    assert.match(await html(path), /<nav class="switch"[^]*set=real/)
  }
})

test('nothing unexpected happened behind the pages', () => {
  assert.deepEqual(tested.reported, [])
})
