import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** What other sites may do with an address: show it in a frame, or load it as a picture or a file. */
export type Opening = 'frame' | 'load' | undefined

/**
 * Scripts and styles come from this program alone; nothing inline, nothing framed but what `openingOf` opens. What a handler
 * says itself of its contents, as of a file that may run nothing at all, holds.
 */
export function securityHeaders(
  https: boolean,
  openingOf: (path: string) => Opening = () => undefined,
): MiddlewareHandler {
  const closed = headersFor(https)
  const open = { frame: headersFor(https, 'frame'), load: headersFor(https, 'load') }
  return async (c, next) => {
    const opening = openingOf(c.req.path)
    let own: string | null = null
    await (opening ? open[opening] : closed)(c, async () => {
      await next()
      own = c.res.headers.get(contents)
    })
    if (own !== null) c.res.headers.set(contents, own)
  }
}

const contents = 'content-security-policy'

function headersFor(https: boolean, opening?: Opening) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: [opening === 'frame' ? '*' : "'none'"],
      baseUri: ["'none'"],
      manifestSrc: ["'self'"],
    },
    referrerPolicy: 'strict-origin-when-cross-origin',
    xFrameOptions: opening === 'frame' ? false : 'DENY',
    crossOriginResourcePolicy: opening ? 'cross-origin' : 'same-origin',
    strictTransportSecurity: https ? 'max-age=31536000; includeSubDomains' : false,
    crossOriginOpenerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  })
}
