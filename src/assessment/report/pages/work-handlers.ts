import type { Context } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { type Env, notFound, Refusal } from '#platform/http'
import { href } from '#routes'
import { approveReport, publishReport, questionFact, settleFact, withdrawApproval } from '../actions.ts'
import { readMaterial } from '../read-material.ts'
import { sectionsOf } from '../sections.ts'
import type { ShowReport } from './index.tsx'
import { actingOn, type Needs, reportOf } from './open.ts'
import { sayObstacles } from './work.tsx'

const longestRemark = 2000

const text = z
  .string()
  .transform((value) => value.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim())
  .catch('')

const back = (c: Context<Env>, round: string, done: string) =>
  c.redirect(href('report', { lang: c.var.view.lang, round }, { done }), 303)

/** A round has a report, to be worked on, as soon as it has a result. Throws Refusal: not_found, forbidden, conflict. */
async function workable(c: Context<Env>, deps: Needs, id: string) {
  const opened = await reportOf(deps, c.var.view, id)
  if (opened.blind) throw new Refusal('forbidden')
  if (!opened.round.submittedAt) {
    throw new Refusal('conflict', c.var.view.speech.words('report')('page.none.text'))
  }
  return opened
}

export async function check(c: Context<Env>, deps: Deps, id: string, show: ShowReport): Promise<Response> {
  const t = c.var.view.speech.words('report')
  const opened = await workable(c, deps, id)
  const typed = z.object({ section: text, text }).parse(await c.req.parseBody())
  const edition = await deps.editions.get(opened.round.editionId)
  const refuse = (sentence: string) => show(c, deps, id, { form: 'check', sentence, typed })
  if (!sectionsOf(edition).some(({ key }) => key === typed.section)) return refuse(t('fault.section'))
  if (typed.text === '' || typed.text.length > longestRemark) return refuse(t('fault.remark', { most: longestRemark }))
  await questionFact(deps.db, actingOn(deps, c.var.view, opened), typed)
  return back(c, id, 'remark')
}

export async function settle(
  c: Context<Env>,
  deps: Deps,
  { round: id, check: checkId }: { round: string; check: string },
  show: ShowReport,
): Promise<Response> {
  const t = c.var.view.speech.words('report')
  const opened = await workable(c, deps, id)
  if (!opened.rights.edit) throw new Refusal('forbidden', t('fault.notLead'))
  if (!/^[\w-]{1,100}$/.test(checkId)) throw notFound()
  const reply = text.parse((await c.req.parseBody())[`reply-${checkId}`])
  if (reply === '' || reply.length > longestRemark) {
    const sentence = t('fault.reply', { most: longestRemark })
    return show(c, deps, id, { form: 'settle', id: checkId, sentence, typed: { reply } })
  }
  await settleFact(deps.db, actingOn(deps, c.var.view, opened), { id: checkId, reply })
  return back(c, id, 'settled')
}

export async function approve(c: Context<Env>, deps: Deps, id: string, show: ShowReport): Promise<Response> {
  const t = c.var.view.speech.words('report')
  const opened = await workable(c, deps, id)
  const form = await c.req.parseBody()
  const approved = form['approve'] !== 'no'
  if (approved && form['read'] !== 'yes') {
    return show(c, deps, id, { form: 'approve', sentence: t('fault.confirm'), typed: {} })
  }
  if (approved && !opened.rights.approve) {
    return show(c, deps, id, { form: 'approve', sentence: t('obstacle.not validated'), typed: {} })
  }
  const acting = actingOn(deps, c.var.view, opened)
  const { changed } = approved
    ? await approveReport(deps, deps.db, acting, text.parse(form['content']))
    : await withdrawApproval(deps.db, acting)
  if (changed) return show(c, deps, id, { form: 'approve', status: 409, sentence: t('fault.changed'), typed: {} })
  return back(c, id, approved ? 'approved' : 'withdrawn')
}

export async function publish(c: Context<Env>, deps: Deps, id: string, show: ShowReport): Promise<Response> {
  const { view } = c.var
  const opened = await workable(c, deps, id)
  const reason = text.parse((await c.req.parseBody())['reason']).slice(0, 1000)
  if (!(await readMaterial(deps, opened.round))) throw notFound()
  const acting = actingOn(deps, view, opened)
  const { obstacles } = await publishReport(deps, deps.db, acting, { reason: reason || null })
  if (obstacles.length > 0) {
    return show(c, deps, id, { form: 'publish', sentence: sayObstacles(view, obstacles), typed: { reason } })
  }
  return back(c, id, 'published')
}
