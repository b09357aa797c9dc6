import type { Context } from 'hono'
import { z } from 'zod'
import type { Env } from '../http/view.ts'

/** Why a request was not carried out (RFC 9457), in the caller's language. */
export const Problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string().meta({ description: 'What kind of refusal, in the language asked for by Accept-Language.' }),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong and how to mend it, in the same language.' }),
    code: z.string().meta({ description: 'The same in every language: not_found, invalid, too_many …' }),
  })
  .meta({ description: 'Why a request was not carried out (RFC 9457).' })

export const problemType = 'application/problem+json'

/** Addresses that answer programs. */
export const isForPrograms = (path: string): boolean => path === '/api' || path.startsWith('/api/')

export function problem(c: Context<Env>, given: Omit<z.infer<typeof Problem>, 'type'>): Response {
  return c.body(JSON.stringify({ type: 'about:blank', ...given }), given.status as 400, {
    'content-type': `${problemType}; charset=utf-8`,
    'content-language': c.var.view.lang,
    'cache-control': 'no-store',
    vary: 'accept-language',
  })
}
