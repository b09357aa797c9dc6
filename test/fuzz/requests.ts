import * as fc from 'fast-check'
import type { Endpoint } from '../surface/endpoints.ts'
import type { Field } from '../surface/page.ts'
import { asForm, asParts, asQuery, misdressed, type Pairs } from './bodies.ts'
import type { Sent } from './sent.ts'
import { fittingText, percentEncoded, wrongText } from './values.ts'

/** Bytes of a body that no form of ours may have. */
const beyondEveryForm = 1_100_000

/** Requests to it: most nearly right, so that they come further than the first question asked. */
export function requestsTo(endpoint: Endpoint): fc.Arbitrary<Sent> {
  const address = addressOf(endpoint)
  if (endpoint.method === 'GET') return fc.tuple(address, pairsOf(endpoint), dress).map(asked)
  const dressed = pairsOf(endpoint).chain((pairs) =>
    fc.oneof(
      { weight: 7, arbitrary: fc.constant(usual(endpoint, pairs)) },
      { weight: 2, arbitrary: misdressed(pairs) },
    ),
  )
  return fc.tuple(address, dressed, dress).map(([to, body, headers]) => ({
    method: endpoint.method,
    address: to,
    body: body.body,
    headers: { ...headers, ...body.headers },
  }))
}

/** In a field by itself, with the others as they should be. */
const certain = ['a\uD800', '9'.repeat(30), 'word '.repeat(4000)]

/** What every endpoint is asked, whatever chance leaves out. */
export function certainRequests({ method, fields, addresses, ...endpoint }: Endpoint, seed: number): Sent[] {
  const [address = ''] = addresses
  const filled = (value: string): Pairs => fields.map(({ name }) => [name, value])
  const [fit = [], hurried = []] = [false, true].map((hurry) =>
    fields.map((field) => fc.sample(fitting(field, hurry), { seed, numRuns: 1 })[0] ?? []),
  )
  const spoilt = (index: number, others: readonly Pairs[], value: string): Pairs =>
    others.flatMap((pairs, other) => (other === index ? [[fields[index]?.name ?? '', value] as const] : pairs))
  const each = fields
    .slice(0, 20)
    .flatMap((_, index) => [spoilt(index, hurried, '\0'), spoilt(index, fit, certain[index % certain.length] ?? '')])
  const every = [
    filled(''),
    filled('\0'),
    filled('\uD800'),
    filled('9'.repeat(30)),
    [],
    fit.flat(),
    hurried.flat(),
    ...each,
  ]
  if (method === 'GET') {
    const queries = every.map((pairs) => asked([address, pairs, {}]))
    return [
      ...queries,
      { method, address: `${address}${address.includes('?') ? '&' : '?'}%zz=%E0%A4%A&%00`, headers: {} },
    ]
  }
  const twice = [...filled('a'), ...filled('b')]
  const huge = asForm([['x', 'x'.repeat(beyondEveryForm)]])
  const sent = [huge, ...[twice, ...every].map((pairs) => usual({ method, fields, ...endpoint }, pairs))]
  return sent.map(({ headers, body }) => ({ method, address, headers, body }))
}

function asked([address, pairs, headers]: [string, Pairs, Record<string, string>]): Sent {
  const [path = '', query = ''] = address.split('?')
  const search = [query, asQuery(pairs)].filter(Boolean).join('&')
  return { method: 'GET', address: search ? `${path}?${search}` : path, headers }
}

const usual = ({ method, multipart, fields }: Pick<Endpoint, 'method' | 'multipart' | 'fields'>, pairs: Pairs) => {
  if (method !== 'POST') return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(nested(pairs)) }
  const files = new Set(fields.filter(({ type }) => type === 'file').map(({ name }) => name))
  return multipart ? asParts(pairs, files) : asForm(pairs)
}

/** Scripts send data: numbers where a text is one, lists where a field comes more than once or is named in the plural. */
function nested(pairs: Pairs): Record<string, unknown> {
  const values = Object.groupBy(pairs, ([name]) => name)
  return Object.fromEntries(
    Object.entries(values).map(([name, all = []]) => {
      const [first = '', ...more] = all.map(([, value]) => value)
      if (more.length > 0 || name.endsWith('s')) return [name, [first, ...more]]
      return [name, /^-?\d{1,15}$/.test(first) ? Number(first) : first]
    }),
  )
}

const dress = fc.record(
  {
    accept: fc.constantFrom('text/html', 'application/json', '*/*', 'application/x-such;q=oops'),
    'accept-language': fc.constantFrom('fr', 'en', 'xx-invalid;q=oops'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string>>

function addressOf({ addresses, pattern }: Endpoint): fc.Arbitrary<string> {
  const known = fc.constantFrom(...addresses)
  const places = pattern.split('/').flatMap((part, index) => (part.startsWith(':') ? [index] : []))
  if (places.length === 0) return known
  const elsewhere = fc.tuple(known, fc.constantFrom(...places), segment).map(([address, place, text]) => {
    const [path = '', query] = address.split('?')
    const parts = path.split('/')
    parts[place] = text
    return query === undefined ? parts.join('/') : `${parts.join('/')}?${query}`
  })
  return fc.oneof({ weight: 6, arbitrary: known }, { weight: 1, arbitrary: elsewhere })
}

/** Without a slash, dots alone, and what ends an address: it would be another one. */
const segment = fc.oneof(
  wrongText.filter((text) => !/^\.*$/.test(text) && text.length < 3000).map(percentEncoded),
  fc.constantFrom('%', '%zz', '%E0%A4%A', '%ED%A0%80', '%00', 'a%00b', '%2e%2e', '%2F', 'x'.repeat(3000)),
)

const unknown = fc.tuple(
  fc.constantFrom('unknown', '__proto__', 'constructor', 'id', 'to', 'a[b][c]', 'x'.repeat(500), '\uD800', ''),
  wrongText,
)

type Fill = (field: Field) => fc.Arbitrary<Pairs>

const fitting = (field: Field, hurried: boolean): fc.Arbitrary<Pairs> =>
  fittingText(field, hurried).map((value) => (value === undefined ? [] : [[field.name, value]]))

const missing: Fill = () => fc.constant([])
const repeated: Fill = ({ name }) =>
  fc.array(wrongText, { minLength: 2, maxLength: 4 }).map((all) => all.map((one) => [name, one]))
const misspelt: Fill = ({ name }) => wrongText.map((value) => [[name, value]])

const wrong: Fill = (field) =>
  fc.oneof(
    { weight: 5, arbitrary: misspelt(field) },
    { weight: 1, arbitrary: repeated(field) },
    { weight: 1, arbitrary: missing(field) },
  )

/** All fields as they should be but one or two; or any of them wrong. And now and then some that the form does not have. */
function pairsOf({ fields }: Endpoint): fc.Arbitrary<Pairs> {
  if (fields.length === 0) return fc.array(unknown, { maxLength: 3 })
  const indexes = fc.array(fc.nat(fields.length - 1), { maxLength: 2 })
  const few = fc
    .tuple(indexes, fc.boolean())
    .chain(([spoilt, hurried]) =>
      fc.tuple(...fields.map((field, index) => (spoilt.includes(index) ? wrong(field) : fitting(field, hurried)))),
    )
  const any = fc.tuple(...fields.map((field) => fc.oneof(fitting(field, true), wrong(field))))
  return fc
    .tuple(
      fc.oneof({ weight: 3, arbitrary: few }, { weight: 1, arbitrary: any }),
      fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(unknown, { maxLength: 3 }) },
      ),
    )
    .map(([known, more]) => known.flat().concat(more))
}
