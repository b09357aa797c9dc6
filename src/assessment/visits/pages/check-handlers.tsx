import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import type { VisitChange } from '../changes.ts'
import { canTake, stateOfVisit } from '../model.ts'
import { isSectionKey, profileDoc } from '../profile.ts'
import { findProfile } from '../store.ts'
import { readText } from './forms.ts'
import { ProfilePage } from './profile.tsx'
import { materialFor, type OpenedVisit, visitFor } from './read.ts'
import { refuse, step, write } from './visit-handlers.tsx'

/** The profile, its writing by the team and its checking by the place. */
export function checkPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.visitProfile, (c) => showProfile(c, deps, c.req.param('visit')))
  pages.post(patterns.visitProfile, (c) => writeProfile(c, deps, c.req.param('visit')))
  pages.post(patterns.visitCheck, (c) => check(c, deps, c.req.param('visit')))
  return pages
}

/** As published, else as drafted for whoever may see a draft. Throws notFound with a sentence. */
export async function profileFor(c: Context<Env>, deps: Deps, id: string) {
  const opened = await visitFor(deps, c.var.view, id)
  const published = await findProfile(deps.db, id)
  if (published) return { opened, doc: published.doc, material: undefined, hash: published.hash }
  const sent = ['sent', 'checked'].includes(stateOfVisit(opened.visit))
  if (!opened.rights.write && !sent) throw notFound(c.var.view.speech.words('visits')('profile.later'))
  const material = await materialFor(deps, opened, null)
  return { opened, doc: profileDoc(material), material, hash: undefined }
}

async function showProfile(c: Context<Env>, deps: Deps, id: string, wordless?: string) {
  const { opened, ...rest } = await profileFor(c, deps, id)
  const node = <ProfilePage view={c.var.view} {...opened} {...rest} done={c.req.query('done')} wordless={wordless} />
  return page(c, node, wordless === undefined ? 200 : 422)
}

const back = (c: Context<Env>, id: string, at: string) =>
  c.redirect(`${href('visitProfile', { lang: c.var.view.lang, visit: id }, { done: 'saved' })}#${at}`, 303)

async function writeProfile(c: Context<Env>, deps: Deps, id: string) {
  const opened = await visitFor(deps, c.var.view, id)
  const form = await c.req.parseBody()
  const { section, remark: named } = form
  if (typeof section === 'string' && isSectionKey(section)) {
    const text = readText(form[`text-${section}`])
    await write(c, deps, opened, { kind: 'section', key: section, text })
    return back(c, id, `write-${section}`)
  }
  const remark = opened.content.remarks.find((one) => one.id === named)
  if (!remark) return typeof named === 'string' ? refuse(c, 'gone') : notRead()
  const entry = { ...remark, answer: readText(form[`answer-${remark.id}`]) }
  await write(c, deps, opened, { kind: 'put', list: 'remarks', entry })
  return back(c, id, remark.id)
}

function notRead(): never {
  throw new Refusal('invalid')
}

async function check(c: Context<Env>, deps: Deps, id: string) {
  const opened = await visitFor(deps, c.var.view, id)
  if (!canTake(opened.visit, 'check')) refuse(c, 'late')
  const form = await c.req.parseBody()
  const [verb, about = ''] = String(form['do'] ?? '').split(':')
  if (verb === 'confirm') return step(c, deps, opened, { step: 'check' })
  if (verb === 'remove') return put(c, deps, opened, { kind: 'removed', list: 'remarks', id: about })
  const { section } = form
  if (verb !== 'remark' || typeof section !== 'string' || !isSectionKey(section)) throw new Refusal('invalid')
  const words = readText(form['words'])
  if (words === '') return showProfile(c, deps, id, section)
  return put(c, deps, opened, {
    kind: 'put',
    list: 'remarks',
    entry: { id: randomUUID(), section, words, answer: '' },
  })
}

async function put(c: Context<Env>, deps: Deps, opened: OpenedVisit, change: VisitChange) {
  await write(c, deps, opened, change)
  return back(c, opened.visit.id, 'check')
}
