import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { languages } from '#platform/i18n'
import { href, patterns } from '#routes'
import { getNetwork } from '../../store.ts'
import { movePage, openPage, removePage, restoreVersion, savePage, withdrawPage } from '../page-actions.ts'
import { getWriting, listWriting, type WrittenPage } from '../page-store.ts'
import { faultOf, pageKinds, textsOf, type Words, type WritingFault } from '../writing.ts'
import { actingOf, doneOf } from './acting.ts'
import { EditOverview } from './overview.tsx'
import { VersionPage } from './version.tsx'
import { WritingPage } from './writing.tsx'

type Needs = Pick<Deps, 'db' | 'now'>

export function writingHandlers(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.networkEdit, (c) => showOverview(c, deps, c.req.param('id')))
  pages.post(patterns.networkEdit, (c) => beginPage(c, deps, c.req.param('id')))
  pages.post(patterns.networkOrder, (c) => move(c, deps, c.req.param('id')))
  pages.get(patterns.networkWriting, (c) => showWriting(c, deps, c.req.param()))
  pages.post(patterns.networkWriting, (c) => write(c, deps, c.req.param()))
  pages.get(patterns.networkVersion, (c) => showVersion(c, deps, c.req.param()))
  pages.post(patterns.networkVersion, (c) => restore(c, deps, c.req.param()))
  return pages
}

type Refused = { kind: string; year: string; error: string }

async function showOverview(c: Context<Env>, { db }: Needs, id: string, refused?: Refused) {
  const [network, written] = await Promise.all([getNetwork(db, id), listWriting(db, id)])
  const props = { network, pages: written, done: doneOf(c), refused }
  return page(c, <EditOverview view={c.var.view} {...props} />, refused ? 422 : 200)
}

async function beginPage(c: Context<Env>, deps: Needs, networkId: string) {
  const { speech, lang } = c.var.view
  const t = speech.words('networks')
  const form = await c.req.parseBody()
  const kind = pageKinds.find((one) => one === form['kind'])
  const typedYear = typeof form['year'] === 'string' ? form['year'].trim() : ''
  const thisYear = deps.now().getUTCFullYear()
  const year = /^\d{4}$/.test(typedYear) && Number(typedYear) >= 1900 ? Number(typedYear) : undefined
  const refused = { kind: kind ?? 'page', year: typedYear }
  if (!kind) return showOverview(c, deps, networkId, { ...refused, error: t('new.error.kind') })
  if (kind === 'year' && (year === undefined || year > thisYear)) {
    return showOverview(c, deps, networkId, { ...refused, error: t('new.error.year', { latest: `${thisYear}` }) })
  }
  const opening = { networkId, kind, year: kind === 'year' ? (year ?? null) : null }
  const id = await openPage(deps.db, actingOf(c, deps), opening)
  return c.redirect(href('networkWriting', { lang, id: networkId, page: id }), 303)
}

async function move(c: Context<Env>, deps: Needs, networkId: string) {
  const { page: id, to } = await c.req.parseBody()
  if (typeof id !== 'string' || (to !== 'up' && to !== 'down')) throw new Refusal('invalid')
  await movePage(deps.db, actingOf(c, deps), { id, networkId, up: to === 'up' })
  return c.redirect(href('networkEdit', { lang: c.var.view.lang, id: networkId }), 303)
}

type Address = { id: string; page: string }

interface Form {
  typed: Record<string, Words>
  fault?: WritingFault | undefined
  behindOthers?: boolean
}

async function showWriting(c: Context<Env>, { db }: Needs, { id, page: pageId }: Address, form?: Form) {
  const [network, written] = await Promise.all([getNetwork(db, id), getWriting(db, id, pageId)])
  const newest = written.versions.at(-1)
  const typed =
    form?.typed ??
    Object.fromEntries(
      Object.entries(newest?.texts ?? {}).map(([lang, words]) => [lang, words ?? { title: '', text: '' }]),
    )
  const shown = { network, page: written, ...form, typed, basedOn: newest?.version ?? 0, done: doneOf(c) }
  return page(c, <WritingPage view={c.var.view} {...shown} />, form ? (form.behindOthers ? 409 : 422) : 200)
}

async function write(c: Context<Env>, deps: Needs, address: Address) {
  const form = await c.req.parseBody()
  const acting = actingOf(c, deps)
  const written = await getWriting(deps.db, address.id, address.page)
  const { lang } = c.var.view
  const done = (doing: string) => c.redirect(href('networkWriting', { lang, ...address }, { done: doing }), 303)
  if (form['do'] === 'withdraw') {
    await withdrawPage(deps.db, acting, written)
    return done('withdrawn')
  }
  if (form['do'] === 'remove') {
    await removePage(deps.db, acting, written)
    return c.redirect(href('networkEdit', { lang, id: address.id }, { done: 'removed' }), 303)
  }
  const typed = Object.fromEntries(languages.map((one) => [one, wordsOf(form, one)]))
  const texts = textsOf(typed)
  const publish = form['do'] === 'publish'
  const fault = faultOf(written.kind, texts, publish)
  if (fault) return showWriting(c, deps, address, { typed, fault })
  const basedOn = Number(form['basedOn'])
  const writing = { texts, bothCurrent: form['bothCurrent'] === 'yes', basedOn, publish }
  const outcome = await savePage(deps.db, acting, written, writing)
  if (outcome === 'behind') return showWriting(c, deps, address, { typed, behindOthers: true })
  return done(publish ? 'published' : 'saved')
}

/** Browsers end lines with two signs. PostgreSQL takes no NUL. */
function wordsOf(form: Record<string, unknown>, lang: string): Words {
  const field = (name: string) => {
    const value = form[`${name}.${lang}`]
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replaceAll('\0', '') : ''
  }
  return { title: field('title'), text: field('text') }
}

type VersionAddress = Address & { version: string }

function versionOf(written: WrittenPage, version: string) {
  const found = written.versions.find((one) => String(one.version) === version)
  if (!found) throw notFound()
  return found
}

async function showVersion(c: Context<Env>, { db }: Needs, { id, page: pageId, version }: VersionAddress) {
  const [network, written] = await Promise.all([getNetwork(db, id), getWriting(db, id, pageId)])
  const shown = { network, page: written, version: versionOf(written, version) }
  return page(c, <VersionPage view={c.var.view} {...shown} />)
}

async function restore(c: Context<Env>, deps: Needs, { id, page: pageId, version }: VersionAddress) {
  const written = await getWriting(deps.db, id, pageId)
  await restoreVersion(deps.db, actingOf(c, deps), written, versionOf(written, version).version)
  const { lang } = c.var.view
  return c.redirect(href('networkWriting', { lang, id, page: pageId }, { done: 'restored' }), 303)
}
