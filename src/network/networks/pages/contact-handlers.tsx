import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { href, patterns } from '#routes'
import { saveContact } from '../actions.ts'
import { getNetworkProfile } from '../store.ts'
import { actingOf, doneOf } from './acting.ts'
import { ContactPage } from './contact.tsx'

type Needs = Pick<Deps, 'db' | 'now'>

export function contactHandlers(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.networkContact, (c) => showContact(c, deps, c.req.param('id')))
  pages.post(patterns.networkContact, (c) => changeContact(c, deps, c.req.param('id')))
  return pages
}

const Name = z.string().trim().min(1).max(200)
const Email = z.string().trim().max(254).pipe(z.email())

interface Refused {
  typed: { name: string; email: string }
  error: 'name' | 'email'
}

async function showContact(c: Context<Env>, { db }: Needs, id: string, refused?: Refused) {
  const { view } = c.var
  const network = await getNetworkProfile(db, id)
  const own = { name: view.account?.name ?? '', email: view.account?.email ?? '' }
  const shown = { network, typed: refused?.typed ?? own, error: refused?.error, done: doneOf(c) }
  return page(c, <ContactPage view={view} {...shown} />, refused ? 422 : 200)
}

async function changeContact(c: Context<Env>, deps: Needs, id: string) {
  const acting = actingOf(c, deps)
  const form = await c.req.parseBody()
  const back = (done: string) => c.redirect(href('networkContact', { lang: c.var.view.lang, id }, { done }), 303)
  if (form['do'] === 'remove') {
    await saveContact(deps.db, acting, id, null)
    return back('contactRemoved')
  }
  const field = (name: string) => (typeof form[name] === 'string' ? form[name].replaceAll('\0', '') : '')
  const typed = { name: field('name'), email: field('email') }
  const name = Name.safeParse(typed.name)
  if (!name.success) return showContact(c, deps, id, { typed, error: 'name' })
  const email = Email.safeParse(typed.email)
  if (!email.success) return showContact(c, deps, id, { typed, error: 'email' })
  await saveContact(deps.db, acting, id, { name: name.data, email: email.data })
  return back('contactGiven')
}
