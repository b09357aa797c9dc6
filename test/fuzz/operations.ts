import { type ErrorObject } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import type { TestApp } from '../app.ts'
import { asQuery, type Pairs } from './bodies.ts'
import type { Sent } from './sent.ts'
import { percentEncoded, wrongText } from './values.ts'

interface Schema {
  type?: string
  enum?: string[]
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
}

interface Parameter {
  name: string
  in: 'query' | 'path'
  schema: Schema
}

type Content = Record<string, { schema: { $ref: string } }>

interface Described {
  paths: Record<
    string,
    Record<
      string,
      { operationId: string; parameters: Parameter[]; responses: Record<string, { $ref?: string; content?: Content }> }
    >
  >
  components: { responses: Record<string, { content: Content }> }
}

export interface Operation {
  name: string
  method: string
  path: string
  parameters: Parameter[]
  /** Ids that there are. */
  ids: string[]
  /** What is wrong with an answer by the description; undefined: nothing. */
  faultOf(status: number, type: string, body: string): string | undefined
}

/** Every operation of the program's own description. */
export async function describedOperations(request: TestApp['request'], document: string): Promise<Operation[]> {
  const described = (await (await request(document)).json()) as Described
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  ajv.addSchema(described, 'api')
  const operations: Operation[] = []
  for (const [path, methods] of Object.entries(described.paths)) {
    for (const [method, { operationId, parameters, responses }] of Object.entries(methods)) {
      const contentOf = (status: number) => {
        const response = responses[status]
        const shared = response?.$ref?.split('/').at(-1)
        return shared === undefined ? response : described.components.responses[shared]
      }
      operations.push({
        name: operationId,
        method: method.toUpperCase(),
        path,
        parameters,
        ids: path.includes('{') ? await idsOf(request, path) : [],
        faultOf: (status, type, body) =>
          faultOf(contentOf(status), { status, type, body }, (ref) => ajv.getSchema(`api${ref}`)),
      })
    }
  }
  return operations
}

async function idsOf(request: TestApp['request'], path: string): Promise<string[]> {
  const list = path.replace(/\/\{\w+\}$/, '')
  const rows: { id: string }[] = []
  for (const query of ['?limit=3', '?limit=3&demonstration=true']) {
    const { data } = (await (await request(list + query)).json()) as { data?: { id: string }[] }
    rows.push(...(data ?? []))
  }
  return rows.map(({ id }) => id)
}

interface Answered {
  status: number
  type: string
  body: string
}
type Validate = ((value: unknown) => unknown) & { errors?: null | ErrorObject[] }

function faultOf(
  response: { content?: Content } | undefined,
  { status, type, body }: Answered,
  schemaOf: (ref: string) => Validate | undefined,
): string | undefined {
  if (!response) return `the description knows no answer ${status}`
  if (!response.content) return body === '' ? undefined : `an answer ${status} has no body by the description`
  const [medium = ''] = type.split(';')
  const ref = response.content[medium]?.schema.$ref
  const validate = ref === undefined ? undefined : schemaOf(ref)
  if (!validate) return `an answer ${status} is not of the type "${medium}" by the description`
  const parsed: unknown = JSON.parse(body)
  return validate(parsed) ? undefined : `the body is no ${ref}: ${JSON.stringify(validate.errors?.slice(0, 2))}`
}

/** Requests to it: parameters by its schema and against it, unknown ones, repeated ones. */
export function requestsOf({ method, path, parameters, ids }: Operation): fc.Arbitrary<Sent> {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query')
  const id = fc.oneof(
    fc.constantFrom(...(ids.length > 0 ? ids : ['none-such'])),
    wrongText.filter((text) => !/^\.*$/.test(text)),
  )
  const unknown = fc.tuple(fc.constantFrom('unknown', '__proto__', 'id', 'x'.repeat(300), ''), wrongText)
  const pairs = fc
    .tuple(
      fc.tuple(...inQuery.map(given)),
      fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.array(unknown, { maxLength: 2 })),
    )
    .map(([known, more]): Pairs => known.flat().concat(more))
  const language = fc.constantFrom('en', 'fr', 'xx;q=oops')
  return fc.tuple(id, pairs, language).map(([text, query, lang]) => {
    const address = path.replace(/\{\w+\}/, percentEncoded(text))
    return {
      method,
      address: query.length > 0 ? `${address}?${asQuery(query)}` : address,
      headers: { 'accept-language': lang },
    }
  })
}

/** Not given, as the schema says, or otherwise; once or twice. */
function given({ name, schema }: Parameter): fc.Arbitrary<Pairs> {
  const one = (value: fc.Arbitrary<string>) => value.map((text): Pairs => [[name, text]])
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant<Pairs>([]) },
    { weight: 4, arbitrary: one(fitting(schema)) },
    { weight: 2, arbitrary: one(wrongText) },
    {
      weight: 1,
      arbitrary: fc.tuple(fitting(schema), wrongText).map(([a, b]): Pairs => [
        [name, a],
        [name, b],
      ]),
    },
  )
}

function fitting(schema: Schema): fc.Arbitrary<string> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.type === 'boolean') return fc.constantFrom('true', 'false')
  if (schema.type === 'integer') {
    const { minimum = -(2 ** 31), maximum = 2 ** 31 } = schema
    return fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.constantFrom(minimum, maximum)).map(String)
  }
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern)).filter((text) => text.length < 200)
  return fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 50, 50) })
}
