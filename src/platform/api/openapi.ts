import { z } from 'zod'
import { type Collection, paging } from './collection.ts'
import { Problem, problemType } from './problem.ts'

export interface ApiDescription {
  readonly title: string
  readonly description: string
  readonly version: string
  readonly server: string
  readonly licence: { readonly name: string; readonly identifier: string }
}

type Json = Readonly<Record<string, unknown>>

/** The interface as OpenAPI 3.1, made of the schemas that parse and check its requests and answers. */
export function describeApi(collections: readonly Collection[], { server, licence, ...info }: ApiDescription): Json {
  return {
    openapi: '3.1.0',
    info: { ...info, license: licence },
    servers: [{ url: server }],
    tags: collections.map(({ name, about }) => ({ name, description: about })),
    paths: Object.fromEntries(collections.flatMap((one) => [listPath(one), onePath(one)])),
    components: { schemas: schemasOf(collections), responses: { Problem: problemAnswer } },
  }
}

const problemAnswer = {
  description: 'Not carried out, with the reason.',
  content: { [problemType]: { schema: { $ref: '#/components/schemas/Problem' } } },
}

const refusals = Object.fromEntries(
  ['404', '422', '429', '500', '503'].map((status) => [status, { $ref: '#/components/responses/Problem' }]),
)

const listName = ({ itemName }: Collection) => `${itemName}List`
const detailName = ({ itemName, detail }: Collection) => (detail ? `${itemName}Detail` : itemName)

/** Every component by its name, referring to the others. */
function schemasOf(collections: readonly Collection[]): Json {
  const named = z.registry<{ id: string }>()
  named.add(Problem, { id: 'Problem' })
  for (const one of collections) {
    named.add(one.item, { id: one.itemName })
    if (one.detail) named.add(one.detail, { id: detailName(one) })
    named.add(listOf(one), { id: listName(one) })
  }
  const { schemas } = z.toJSONSchema(named, { uri: (id) => `#/components/schemas/${id}`, io: 'output' })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]))
}

/** Inside another document a schema has no dialect and no address of its own. */
const bare = (schema: Json): Json =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'))

const listOf = ({ item }: Collection) =>
  z.strictObject({
    data: z.array(item),
    next: z.string().nullable().meta({ description: 'The cursor of the next page; null at the end.' }),
  })

const answer = (description: string, name: string): Json => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
})

const unchanged = { description: 'Nothing has changed since the ETag that was sent.' }

function listPath(one: Collection): [string, Json] {
  const parameters = Object.entries({ ...one.filters, ...paging }).map(([name, field]) =>
    parameter(name, field as z.ZodType),
  )
  const operation = {
    operationId: `list${one.itemName}s`,
    summary: `List ${one.name}`,
    tags: [one.name],
    parameters,
    responses: { 200: answer('A part of the list.', listName(one)), 304: unchanged, ...refusals },
  }
  return [one.path, { get: operation }]
}

function onePath(one: Collection): [string, Json] {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 200 } }
  const operation = {
    operationId: `get${one.itemName}`,
    summary: `One of ${one.name}`,
    tags: [one.name],
    parameters: [id],
    responses: { 200: answer('The whole of it.', detailName(one)), 304: unchanged, ...refusals },
  }
  return [one.onePath.replace(':id', '{id}'), { get: operation }]
}

function parameter(name: string, field: z.ZodType): Json {
  const { description, ...schema } = bare(z.toJSONSchema(field, { io: 'output' }))
  return { name, in: 'query', required: false, ...(typeof description === 'string' && { description }), schema }
}
