import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { getNetwork, getPlace, inLanguage, type Role } from '#network'
import { type Env, page } from '#platform/http'
import { isLanguage, languages } from '#platform/i18n'
import { href, patterns } from '#routes'
import { accountOf } from './account-of.ts'
import { AccountPage, type HeldMandate } from './account-page.tsx'

const Profile = z.object({
  // Control characters have no place in a name, nor in the head of a mail that greets with it.
  name: z
    .string()
    .transform((name) => name.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim())
    .pipe(z.string().min(1).max(120)),
  language: z.string().refine(isLanguage),
})

export function accountPage(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.account, async (c) => {
    const saved = c.req.query('saved') === '1'
    return page(c, <AccountPage view={c.var.view} saved={saved} {...await readAccount(c, deps)} />)
  })
  pages.post(patterns.account, async (c) => {
    const form = await c.req.parseBody()
    const given = Profile.safeParse(form)
    if (!given.success) {
      const wrong = new Set(given.error.issues.map(({ path }) => path[0]))
      const typed = { name: textOf(form['name']), language: textOf(form['language']) }
      const rejected = { ...typed, wrong: { name: wrong.has('name'), language: wrong.has('language') } }
      return page(c, <AccountPage view={c.var.view} {...await readAccount(c, deps)} rejected={rejected} />, 422)
    }
    await deps.signIn.changeProfile(accountOf(c), given.data)
    return c.redirect(href('account', { lang: c.var.view.lang }, { saved: 1 }), 303)
  })
  return pages
}

const textOf = (given: unknown): string => (typeof given === 'string' ? given : '')

async function readAccount(c: Context<Env>, deps: Deps) {
  const { view } = c.var
  const account = accountOf(c)
  const sessions = await deps.signIn.sessions.list(account)
  const mandates: HeldMandate[] = []
  for (const { role, placeId, networkId } of view.actor?.mandates ?? []) {
    mandates.push({ role: role as Role, ...(await scopeOf(deps, view.lang, placeId, networkId)) })
  }
  return { account, mandates, sessions: sessions.length, languages }
}

type Scope = Pick<HeldMandate, 'name' | 'lang' | 'href'>

async function scopeOf({ db }: Deps, lang: string, placeId: string | null, networkId: string | null): Promise<Scope> {
  if (placeId !== null) return { name: (await getPlace(db, placeId)).name, href: href('place', { lang, id: placeId }) }
  if (networkId === null) return {}
  const { name } = await getNetwork(db, networkId)
  const said = inLanguage(name, lang)
  return { name: said.text, lang: said.lang, href: href('network', { lang, id: networkId }) }
}
