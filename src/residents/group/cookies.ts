import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { type GroupRound, hoursOpen } from './model.ts'
import { isSecret } from './secrets.ts'

const names = { seat: 'icc_seat', lead: 'icc_lead' } as const

/** Of this round alone: a browser sends it nowhere else, in whichever language the page is read. */
export function keepSecret(
  c: Context,
  kind: keyof typeof names,
  { code, openedAt }: Pick<GroupRound, 'code' | 'openedAt'>,
  secret: string,
  { now, secure }: { now: Date; secure: boolean },
): void {
  const maxAge = Math.max(0, Math.floor(openedAt.getTime() / 1000 + hoursOpen * 3600 - now.getTime() / 1000))
  for (const lang of languages) {
    const path = href('groupRound', { lang, code })
    setCookie(c, names[kind], secret, { path, secure, httpOnly: true, sameSite: 'Strict', maxAge })
  }
}

export function secretIn(c: Context, kind: keyof typeof names): string | undefined {
  const held = getCookie(c, names[kind])
  return isSecret(held) ? held : undefined
}

export function dropSecret(c: Context, kind: keyof typeof names, code: string): void {
  if (secretIn(c, kind) === undefined) return
  for (const lang of languages) deleteCookie(c, names[kind], { path: href('groupRound', { lang, code }) })
}
