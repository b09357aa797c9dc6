import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse } from 'hono/utils/cookie'

/** As the library names it: what a page over TLS sets, no other may. */
const nameAt = (origin: string) => (origin.startsWith('https:') ? '__Secure-' : '') + 'icc.session_token'

/** Reads the token in the session's cookie where it was signed here, as the library signs it: `token.signature`. */
export function tokenReader({ origin, secret }: { origin: string; secret: string }) {
  const name = nameAt(origin)
  return (headers: Headers): string | undefined => {
    const cookies = headers.get('cookie')
    const value = cookies?.includes(name) ? (parse(cookies, name)[name] ?? '') : ''
    const end = value.lastIndexOf('.')
    if (end < 1) return undefined
    const token = value.slice(0, end)
    const given = Buffer.from(value.slice(end + 1))
    const expected = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
    return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
  }
}
