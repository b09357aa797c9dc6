/** What no answer may be, whatever was asked. Undefined: nothing is wrong. */
export function faultOfAnswer(answer: Response, body: string, origins: readonly string[]): string | undefined {
  const { status, headers } = answer
  if (status >= 500) return `answered ${status}`
  const policy = headers.get('content-security-policy') ?? ''
  if (policy === '' || policy.includes('unsafe')) return `the content security policy is "${policy}"`
  if (headers.has('x-made-up')) return 'what was sent became a header'
  const location = headers.get('location')
  if (location !== null && !leadsTo(location, origins)) return `led to ${location}`
  if (headers.getSetCookie().some((cookie) => /^made-up|;\s*(made-up|domain)=/i.test(cookie)))
    return 'what was sent became a cookie'
  if (status >= 400 && headers.get('content-type')?.startsWith('text/html') && !/<h1[ >]/.test(body)) {
    return `answered ${status} without a page`
  }
  return undefined
}

/** To an address of one of these origins, the first being ours, in a way that no browser reads otherwise. */
export function leadsTo(location: string, origins: readonly string[]): boolean {
  if (/[\\\s\p{Cc}]/u.test(location)) return false
  return origins.includes(URL.parse(location, origins[0])?.origin ?? '')
}
