import type { Context } from 'hono'

/** True where a script asked and wants data instead of a page. */
export function jsonOf(context: Context): boolean {
  return (context.req.header('accept') ?? '').startsWith('application/json')
}
