import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { sql } from 'kysely'
import { apiAllowance } from '#platform/api'
import { href } from '#routes'
import { testApp } from '../../test/app.ts'

const { deps, request, forgetTries } = await testApp()
const { db } = deps

interface Listed {
  data: ({ id: string; demonstration?: boolean } & Record<string, unknown>)[]
  next: string | null
}
interface Described {
  paths: Record<string, { get: { parameters: { name: string }[] } }>
}
interface Answered<Body> {
  answer: Response
  body: Body
}
async function json<Body>(path: string, headers: Record<string, string> = {}): Promise<Answered<Body>> {
  const answer = await request(path, { headers })
  return { answer, body: (await answer.json()) as Body }
}

const { body: described } = await json<Described>(href('openapi', {}))
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(described, 'api')
/** Throws with what does not fit. */
function fits(name: string, body: unknown): void {
  const validate = ajv.getSchema(`api#/components/schemas/${name}`)
  assert.ok(validate, `the description has no ${name}`)
  assert.ok(validate(body), `${name}: ${ajv.errorsText(validate.errors)}`)
}

const lists = [
  ['/api/v1/places', 'Place', 'Place'],
  ['/api/v1/networks', 'Network', 'Network'],
  ['/api/v1/results', 'Result', 'ResultDetail'],
  ['/api/v1/official-results', 'OfficialResult', 'OfficialResult'],
  ['/api/v1/practices', 'Practice', 'Practice'],
  ['/api/v1/editions', 'Edition', 'EditionDetail'],
] as const

before(forgetTries)

test('the description is valid OpenAPI 3.1 and names every list and its single things', async () => {
  const validator = new Validator()
  const result = await validator.validate(structuredClone(described) as unknown as Record<string, unknown>)
  assert.deepEqual(result.errors ?? [], [])
  assert.equal(validator.version, '3.1')
  assert.deepEqual(Object.keys(described.paths).sort(), lists.flatMap(([path]) => [path, `${path}/{id}`]).sort())
})

for (const [path, item, detail] of lists) {
  test(`what ${path} answers is what its description says, of the real network and of the invented one`, async () => {
    for (const demonstration of path.endsWith('editions') ? [undefined] : ['false', 'true']) {
      const query = demonstration ? `?demonstration=${demonstration}&limit=500` : ''
      const { answer, body } = await json<Listed>(`${path}${query}`)
      assert.equal(answer.status, 200)
      fits(`${item}List`, body)
      assert.ok(body.data.every((row) => demonstration === undefined || String(row.demonstration) === demonstration))
      const [first] = body.data
      if (first) fits(detail, (await json(`${path}/${first.id}`)).body)
      else assert.ok(['/api/v1/results', '/api/v1/official-results'].includes(path))
    }
  })

  test(`${path} refuses what it does not know, as a problem in the caller’s language`, async () => {
    for (const [query, sentence] of [
      ['?colour=red', /pas de paramètre « colour »/],
      ['?limit=0', /« limit » prend : un nombre entier de 1 à 500/],
      ['?limit=501', /« limit » prend/],
      ['?limit=many', /« limit » prend/],
      ['?limit=1&limit=2', /« limit » figure plus d’une fois/],
      ['?cursor=abc', /curseur appartient à une autre liste/],
      ['?cursor=WyJ4IiwieSJd', /curseur appartient à une autre liste/],
    ] as const) {
      const { answer, body } = await json<{ detail: string }>(path + query, { 'accept-language': 'fr-CA, en;q=0.5' })
      assert.equal(answer.status, 422)
      assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
      assert.equal(answer.headers.get('content-language'), 'fr')
      fits('Problem', body)
      assert.match(body.detail.replaceAll(/[\u00A0\u202F]/g, ' '), sentence)
    }
    const missing = await json(`${path}/there-is-none`)
    assert.equal(missing.answer.status, 404)
    fits('Problem', missing.body)
  })
}

test('pages join without loss or repetition, also when rows are put in between', async () => {
  const add = (id: string) =>
    sql`insert into place (id, name, country, kind, status, source) values (${id}, 'New', 'NO', 'city', 'member', 'test')`.execute(
      db,
    )
  const whole = (await json<Listed>('/api/v1/places?limit=500')).body.data.map(({ id }) => id)
  const seen: string[] = []
  let next: string | null = null
  for (let round = 0; round < 100; round += 1) {
    const { answer, body }: { answer: Response; body: Listed } = await json<Listed>(
      `/api/v1/places?limit=20${next === null ? '' : `&cursor=${next}`}`,
    )
    seen.push(...body.data.map(({ id }) => id))
    next = body.next
    const link = answer.headers.get('link')
    assert.equal(link === null, next === null)
    if (next === null) break
    await add(`aaa-${round}`)
    await add(`zzz-${round}`)
  }
  assert.equal(new Set(seen).size, seen.length)
  assert.deepEqual(
    whole.filter((id) => !seen.includes(id)),
    [],
  )
  await sql`delete from place where name = 'New'`.execute(db)
})

test('a cursor goes on with its own list and filters alone', async () => {
  const { next } = (await json<Listed>('/api/v1/places?limit=1&country=NO')).body
  assert.equal((await json(`/api/v1/places?limit=1&country=NO&cursor=${next}`)).answer.status, 200)
  assert.equal((await json(`/api/v1/places?limit=1&country=IT&cursor=${next}`)).answer.status, 422)
  assert.equal((await json(`/api/v1/practices?cursor=${next}`)).answer.status, 422)
})

test('what has not changed is not sent again', async () => {
  const { answer } = await json('/api/v1/networks')
  const tag = answer.headers.get('etag') ?? ''
  const again = await request('/api/v1/networks', { headers: { 'if-none-match': tag } })
  assert.equal(again.status, 304)
  assert.equal(await again.text(), '')
  assert.equal(again.headers.get('access-control-allow-origin'), '*')
  await sql`update network set founded_year = 1999 where id = 'norwegian'`.execute(db)
  assert.equal((await request('/api/v1/networks', { headers: { 'if-none-match': tag } })).status, 200)
})

test('programs of other sites may read, and nothing else', async () => {
  const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' }
  const asked = await request('/api/v1/places', { method: 'OPTIONS', headers })
  assert.equal(asked.status, 204)
  assert.equal(asked.headers.get('access-control-allow-origin'), '*')
  assert.equal(asked.headers.get('access-control-allow-credentials'), null)
  const refused = await json<{ detail: string }>('/api/v1/places?limit=x', { origin: 'https://elsewhere.example' })
  assert.equal(refused.answer.headers.get('access-control-allow-origin'), '*')
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const written = await request('/api/v1/places', { method })
    assert.equal(written.status, 405)
    assert.equal(written.headers.get('allow'), 'GET, HEAD, OPTIONS')
    assert.equal(written.headers.get('access-control-allow-origin'), '*')
    fits('Problem', await written.json())
  }
  const head = await request('/api/v1/places', { method: 'HEAD' })
  assert.deepEqual([head.status, await head.text()], [200, ''])
})

test('a result is told as far as its place made it public', async () => {
  const { data } = (await json<Listed>('/api/v1/results?demonstration=true&limit=1')).body
  const id = data[0]?.id ?? ''
  const read = async () => (await json<Record<string, unknown>>(`/api/v1/results/${id}`)).body
  const publish = (total: boolean, areas: boolean) =>
    sql`update result_publication set total = ${total}, areas = ${areas}, answers = false where result_id = ${id}`.execute(
      db,
    )
  assert.ok((await read())['answers'])
  await publish(true, true)
  const areas = await read()
  assert.equal(areas['answers'], null)
  assert.ok('media' in (areas['scores'] as object))
  await publish(true, false)
  const total = await read()
  fits('ResultDetail', total)
  assert.deepEqual(Object.keys(total['scores'] as object).sort(), ['core', 'extended'])
  assert.equal(total['counts'], null)
  await publish(false, false)
  assert.equal((await json(`/api/v1/results/${id}`)).answer.status, 404)
  const listed = (await json<Listed>('/api/v1/results?demonstration=true&limit=500')).body
  assert.ok(listed.data.every((row) => row.id !== id))
})

test('filters narrow each list, and each filter that the page of the open data names is taken', async () => {
  const one = async (path: string) => (await json<Listed>(path)).body.data
  assert.ok((await one('/api/v1/places?country=IT&status=member')).every((row) => row['country'] === 'IT'))
  assert.ok((await one('/api/v1/places?q=osl')).some(({ id }) => id === 'oslo-no'))
  assert.ok(
    (await one('/api/v1/places?network=norwegian')).every((row) => (row['networks'] as string[]).includes('norwegian')),
  )
  const results = await one('/api/v1/results?demonstration=true&place=quillandre-qm&edition=icc-index/2026')
  assert.ok(results.length > 1 && results.every((row) => row['place'] === 'quillandre-qm'))
  const html = await (await request(href('data', { lang: 'en' }))).text()
  for (const [path] of lists) {
    const row = html.slice(html.indexOf(`<code>${path}/…</code>`)).split('</tr>')[0] ?? ''
    const named = [...row.matchAll(/<code>([a-z]+)<\/code>/g)].map(([, name]) => name)
    const taken = described.paths[path]?.get.parameters.map(({ name }) => name)
    assert.deepEqual(new Set([...named, 'limit', 'cursor']), new Set(taken))
  }
})

test('the examples on the page of the open data run, and find something', async () => {
  const html = await (await request(href('data', { lang: 'fr' }))).text()
  const examples = [...html.matchAll(/<a href="(\/api\/v1\/[^"]+)">\1</g)].map(([, path]) => path ?? '')
  assert.equal(examples.length, 4)
  for (const path of examples) {
    const { answer, body } = await json<Partial<Listed>>(path.replaceAll('&amp;', '&'))
    assert.equal(answer.status, 200)
    assert.ok(body.data === undefined || body.data.length > 0, path)
  }
})

test('who asks too often is told when to come back, as a problem; how often is said before', async () => {
  const from = '192.0.2.7'
  const policy = (await request('/api/v1/editions', { from })).headers.get('ratelimit-policy')
  assert.equal(policy, `"api";q=${apiAllowance.tries};w=${apiAllowance.seconds}`)
  const ask = () => request('/api/v1/editions/none', { from })
  for (let n = 0; n < apiAllowance.tries; n += 1) await ask()
  const spent = await ask()
  assert.equal(spent.status, 429)
  assert.ok(Number(spent.headers.get('retry-after')) > 0)
  fits('Problem', await spent.json())
  assert.equal((await request('/api/v1/editions', { from: '192.0.2.8' })).status, 200)
})
