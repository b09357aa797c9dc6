import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { z } from 'zod'
import { type Env, notFound, Refusal } from '../http/index.ts'
import { type Allowance, clientOf, limit, type Limits } from '../limits/index.ts'
import type { AddressOf } from '../limits/index.ts'
import { type Collection, paging } from './collection.ts'
import { cursorFor, keyFrom } from './cursor.ts'
import { problem } from './problem.ts'
import { readQuery } from './query.ts'

export interface ApiDeps {
  readonly limits: Limits
  readonly addressOf: AddressOf
}

/** Enough for a program that reads everything page by page; too little to keep others waiting. */
export const apiAllowance: Allowance = { name: 'api', tries: 600, seconds: 60 }

/** For every address that programs of other sites may read: no account, no cookie, the same answer for everybody. */
export const openToPrograms: readonly MiddlewareHandler<Env>[] = [
  cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD', 'OPTIONS'],
    allowHeaders: ['accept', 'accept-language', 'if-none-match'],
    exposeHeaders: ['allow', 'content-language', 'etag', 'link', 'ratelimit-policy', 'retry-after'],
    maxAge: 86_400,
  }),
  async (c, next) => {
    await next()
    // What an account may see makes no difference here, whatever was said before of the reader's own pages.
    const kept = c.res.headers.get('cache-control')?.startsWith('public')
    if ((c.res.ok || c.res.status === 304) && !kept) c.header('cache-control', 'public, max-age=60')
  },
  // Compression changes the bytes, not what they say.
  etag({ weak: true, retainedHeaders: [...RETAINED_304_HEADERS, 'access-control-allow-origin'] }),
]

/** Whoever tries to write learns that nothing can be written, before anything else is asked of them. */
export function readOnly(c: Context<Env>): Response {
  const t = c.var.view.speech.words('data')
  c.header('allow', 'GET, HEAD, OPTIONS')
  c.header('access-control-allow-origin', '*')
  return problem(c, { status: 405, code: 'read_only', title: t('api.readOnly'), detail: t('api.readOnly.text') })
}

const policyHeader = `"${apiAllowance.name}";q=${apiAllowance.tries};w=${apiAllowance.seconds}`

/** The lists and the single things of some collections. */
export function collectionRoutes(collections: readonly Collection[], { limits, addressOf }: ApiDeps): Hono<Env> {
  const routes = new Hono<Env>()
  const counted = (c: Context<Env>) => {
    c.header('ratelimit-policy', policyHeader)
    return limit(c, limits, [{ allowance: apiAllowance, of: clientOf(c, { addressOf }) }])
  }
  for (const one of collections) {
    routes.get(one.path, async (c) => {
      await counted(c)
      return answerList(c, one)
    })
    routes.get(one.onePath, async (c) => {
      await counted(c)
      readQuery(c.req.queries(), {}, c.var.view.speech)
      const found = await findOne(c, one)
      return c.json((one.detail ?? one.item).parse(found) as object)
    })
  }
  return routes
}

async function findOne(c: Context<Env>, one: Collection): Promise<unknown> {
  const id = c.req.param('id') ?? ''
  const found = id.length <= 200 && !id.includes('\0') ? await one.find(id) : undefined
  if (found === undefined) throw notFound(c.var.view.speech.words('data')('api.none', { list: one.path }))
  return found
}

async function answerList(c: Context<Env>, one: Collection): Promise<Response> {
  const { speech, origin } = c.var.view
  const asked = readQuery(c.req.queries(), { ...one.filters, ...paging }, speech)
  const { limit: most, cursor, ...filters } = asked as { limit: number; cursor?: string } & Record<string, unknown>
  const after = cursor === undefined ? null : keyFrom(cursor, one.name, filters)
  if (after === undefined) throw new Refusal('invalid', speech.words('data')('api.cursor'))
  // One more than asked for tells whether there is more.
  const items = await one.list(filters, { after, limit: most + 1 })
  const data = z.array(one.item).parse(items.slice(0, most))
  const last = data.at(-1)
  const next = items.length > most && last !== undefined ? cursorFor(one.name, filters, one.keyOf(last)) : null
  if (next !== null) {
    const query = new URLSearchParams(c.req.query())
    query.set('cursor', next)
    c.header('link', `<${origin}${one.path}?${query}>; rel="next"`)
  }
  return c.json({ data, next } as object)
}
