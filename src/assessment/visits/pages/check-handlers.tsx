import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import type { VisitChange } from '../changes.ts'
import { takeStep } from '../actions.ts'
import { canTake } from '../model.ts'
import { isSectionKey } from '../profile.ts'
import { readSeen, readText } from './forms.ts'
import { type Overtaken, ProfilePage } from './profile.tsx'
import { findProfileOf, visitFor } from './read.ts'
import { acting, backTo, refuse, refuseLate, write, writeOrRefuse } from './visit-handlers.tsx'

/** The profile, its writing by the team and its checking by the place. */
export function checkPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.visitProfile, (c) => showProfile(c, deps, c.req.param('visit')))
  pages.post(patterns.visitProfile, (c) => writeProfile(c, deps, c.req.param('visit')))
  pages.post(patterns.visitCheck, (c) => check(c, deps, c.req.param('visit')))
  return pages
}

/** Throws notFound with a sentence for whoever may not read it yet. */
export async function profileFor(c: Context<Env>, deps: Deps, id: string) {
  const opened = await visitFor(deps, c.var.view, id)
  const profile = await findProfileOf(deps, opened)
  if (!profile) throw notFound(c.var.view.speech.words('visits')('profile.later'))
  return { opened, ...profile }
}

interface Refused {
  readonly wordless?: string
  readonly overtaken?: Overtaken
}

async function showProfile(c: Context<Env>, deps: Deps, id: string, { wordless, overtaken }: Refused = {}) {
  const { opened, ...rest } = await profileFor(c, deps, id)
  const shown = { ...opened, ...rest, done: c.req.query('done'), wordless, overtaken }
  return page(c, <ProfilePage view={c.var.view} {...shown} />, overtaken ? 409 : wordless === undefined ? 200 : 422)
}

const back = (c: Context<Env>, id: string, at: string) =>
  c.redirect(`${href('visitProfile', { lang: c.var.view.lang, visit: id }, { done: 'saved' })}#${at}`, 303)

async function writeProfile(c: Context<Env>, deps: Deps, id: string) {
  const opened = await visitFor(deps, c.var.view, id)
  const form = await c.req.parseBody()
  const { section, remark: named } = form
  const seen = readSeen(form)
  const put = async (change: VisitChange, typed: string, part: string, at: string) =>
    (await write(c, deps, opened, { change, seen })) === 'overtaken'
      ? showProfile(c, deps, id, { overtaken: { part, typed } })
      : back(c, id, at)
  if (typeof section === 'string' && isSectionKey(section)) {
    const text = readText(form[`text-${section}`])
    return put({ kind: 'section', key: section, text }, text, section, `write-${section}`)
  }
  const remark = opened.content.remarks.find((one) => one.id === named)
  if (!remark) return typeof named === 'string' ? refuse(c, 'gone') : notRead()
  const answer = readText(form[`answer-${remark.id}`])
  return put({ kind: 'put', list: 'remarks', entry: { ...remark, answer } }, answer, remark.id, remark.id)
}

function notRead(): never {
  throw new Refusal('invalid')
}

async function check(c: Context<Env>, deps: Deps, id: string) {
  const opened = await visitFor(deps, c.var.view, id)
  if (!canTake(opened.visit, 'check')) refuse(c, 'late')
  const form = await c.req.parseBody()
  const [verb, about = ''] = String(form['do'] ?? '').split(':')
  const seen = readSeen(form)
  if (verb === 'confirm') return confirm(c, deps, id, seen)
  const put = async (change: VisitChange) => {
    await writeOrRefuse(c, deps, opened, { change, seen })
    return back(c, id, 'check')
  }
  if (verb === 'remove') return put({ kind: 'removed', list: 'remarks', id: about })
  const { section } = form
  if (verb !== 'remark' || typeof section !== 'string' || !isSectionKey(section)) throw new Refusal('invalid')
  const words = readText(form['words'])
  if (words === '') return showProfile(c, deps, id, { wordless: section })
  return put({ kind: 'put', list: 'remarks', entry: { id: randomUUID(), section, words, answer: '' } })
}

/** Facts are confirmed as they were read: of a newer draft they are read again first. */
async function confirm(c: Context<Env>, deps: Deps, id: string, seen: number) {
  const outcome = await takeStep(deps.db, acting(c, deps), id, { step: 'check', seen }).catch(refuseLate(c))
  if (outcome === 'overtaken') return showProfile(c, deps, id, { overtaken: { part: 'check', typed: '' } })
  return backTo(c, id, 'check')
}
